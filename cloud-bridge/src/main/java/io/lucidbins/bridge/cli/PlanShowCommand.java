package io.lucidbins.bridge.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A plan in full. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = "Prints a plan with every stop and tip, and why each bin is in it or left out.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class PlanShowCommand implements Callable<Integer> {
  @Mixin private PlanStore store;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      defaultValue = PlanStore.LATEST,
      description = "A plan such as 2026-11-23.1, or latest: the one made last.")
  private String id;

  @Override
  public Integer call() {
    return store.with((pickups, _, zone) -> {
      store.out().print(new PlanText(zone).whole(PlanStore.planOf(pickups, id)));
      return ExitCodes.DONE;
    });
  }
}
