package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.Planning;
import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.dispatch.BadOrder;
import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlanPickups;
import io.lucidbins.bridge.dispatch.PlanRefused;
import io.lucidbins.bridge.dispatch.UnknownPlan;
import io.lucidbins.bridge.notify.Feed;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands of {@code plan} share: the store, and what its refusals end with. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class PlanStore {
  static final String LATEST = "latest";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private SettingsOptions settings;

  /** What a command does with the plans. */
  @FunctionalInterface
  interface Work {
    int run(PlanPickups pickups, Instant now, ZoneId zone);
  }

  int with(Work work) {
    var read = settings.read(null, null);
    var clock = InstantSource.system();
    try (var database = OpenStore.of(read)) {
      var feed = new Feed(database, read.tenant().value(), clock);
      var pickups = Planning.in(database, read, feed);
      return work.run(pickups, clock.instant(), read.web().zone());
    } catch (OpenStore.NoStore | StoreException e) {
      return fail(e, ExitCodes.UNREACHABLE);
    } catch (BadOrder | UnknownPlan e) {
      return fail(e, ExitCodes.USAGE);
    } catch (PlanRefused e) {
      return fail(e, ExitCodes.REFUSED);
    } finally {
      out().flush();
      err().flush();
    }
  }

  /**
   * The plan that is meant.
   *
   * @param id of a plan, or {@link #LATEST}
   */
  static DayPlan planOf(PlanPickups pickups, String id) {
    return id.equals(LATEST)
        ? pickups.latest().orElseThrow(UnknownPlan::noneYet)
        : pickups.plan(id).orElseThrow(() -> new UnknownPlan(id));
  }

  private int fail(RuntimeException failure, int code) {
    err().println(spec.qualifiedName() + ": " + failure.getMessage());
    return code;
  }

  PrintWriter out() {
    return commandLine().getOut();
  }

  PrintWriter err() {
    return commandLine().getErr();
  }

  CommandLine commandLine() {
    return spec.commandLine();
  }
}
