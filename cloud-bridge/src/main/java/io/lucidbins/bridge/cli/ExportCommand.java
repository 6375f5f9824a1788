package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlanListener;
import io.lucidbins.bridge.dispatch.Plans;
import io.lucidbins.bridge.exchange.ExportPlan;
import io.lucidbins.bridge.exchange.PlanFormat;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.settings.BridgeSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a plan for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = {
      "Writes a plan for other programs, to standard output or to a file that is never half there.",
      "  geojson  routes as lines, stops, tips and depots as points (RFC 7946)",
      "  csv      a row a visit (RFC 4180, UTF-8)",
      "  ics      an event a truck (iCalendar, RFC 5545)",
      "  gpx      a route a trip, a waypoint a stop (GPX 1.1)",
      "A draft is exported too; standard error says so.",
      "Exit code: 0 written, 1 the file cannot be written, 2 no such plan or format, 4 no store."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ExportCommand implements Callable<Integer> {
  private static final String LATEST = "latest";

  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions settings;
  private final OutputStream stdout;

  @Option(
      names = "--plan",
      paramLabel = "ID",
      required = true,
      description = "The plan, such as 2026-11-21.3, or latest: the one made last, draft or not.")
  private String plan;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "One of ${COMPLETION-CANDIDATES}.",
      completionCandidates = PlanFormatOption.class,
      converter = PlanFormatOption.class)
  private PlanFormat format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; without it standard output.")
  private @Nullable Path out;

  ExportCommand() {
    this(System.out);
  }

  /** For tests. */
  ExportCommand(OutputStream stdout) {
    this.stdout = stdout;
  }

  @Override
  public Integer call() {
    var read = settings.read(null, null);
    try (var database = OpenStore.of(read)) {
      return export(read, database);
    } catch (OpenStore.NoStore | StoreException e) {
      return refuse(ExitCodes.UNREACHABLE, e.getMessage());
    } catch (IOException e) {
      return refuse(ExitCodes.FAILED, e.getMessage());
    }
  }

  private int export(BridgeSettings read, Database database) throws IOException {
    var plans = new Plans(database, read.tenant().value(), PlanListener.NONE);
    Optional<DayPlan> found = plan.equals(LATEST) ? plans.latest() : plans.plan(plan);
    if (found.isEmpty()) {
      return refuse(ExitCodes.USAGE, missing(plans));
    }
    var bins = new Fleet(database, read.tenant()).bins();
    var text = new ByteArrayOutputStream();
    ExportPlan.of(read.tenant(), read.web().zone(), bins).write(found.get(), format, text);
    write(text);
    if (found.get().isDraft()) {
      say("plan %s is a draft; nobody has published it".formatted(found.get().id()));
    }
    return ExitCodes.DONE;
  }

  private String missing(Plans plans) {
    return plans
        .latest()
        .map(latest -> "there is no plan '%s'; the latest is %s".formatted(plan, latest.id()))
        .orElse("there is no plan yet; make one: cloud-bridge plan --day tomorrow");
  }

  private void write(ByteArrayOutputStream text) throws IOException {
    if (out == null) {
      text.writeTo(stdout);
      stdout.flush();
    } else {
      new WholeFile(out).write(text.toByteArray());
    }
  }

  private int refuse(int code, @Nullable String message) {
    say(String.valueOf(message));
    return code;
  }

  private void say(String message) {
    var err = spec.commandLine().getErr();
    err.println("cloud-bridge export: " + message);
    err.flush();
  }
}
