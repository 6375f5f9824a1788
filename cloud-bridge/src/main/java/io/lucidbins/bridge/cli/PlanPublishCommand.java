package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlanPickups;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a plan in force. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = {
      "Puts a plan in force on its day, in place of the one before; an older one too.",
      "Publishing what is in force already changes nothing."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class PlanPublishCommand implements Callable<Integer> {
  @Mixin private PlanStore store;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      defaultValue = PlanStore.LATEST,
      description = "A plan such as 2026-11-23.1, or latest: the one made last.")
  private String id;

  @Override
  public Integer call() {
    return store.with((pickups, now, _) -> publish(pickups, now));
  }

  private int publish(PlanPickups pickups, Instant now) {
    var plan = PlanStore.planOf(pickups, id);
    var before = pickups.published(plan.day()).map(DayPlan::id);
    pickups.publish(plan.id(), now);
    store.out().println(told(plan, before));
    return ExitCodes.DONE;
  }

  private static String told(DayPlan plan, Optional<String> before) {
    if (before.isEmpty()) {
      return "Published: plan " + plan.id() + " is in force.";
    }
    return before.get().equals(plan.id())
        ? "Plan " + plan.id() + " is in force already; nothing changed."
        : "Published: plan " + plan.id() + " is in force in place of " + before.get() + ".";
  }
}
