package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.exchange.SolveReport;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.benchmark.BadInstance;
import io.lucidbins.routing.benchmark.CvrpInstance;
import io.lucidbins.routing.benchmark.PublishedSolution;
import io.lucidbins.routing.search.Budget;
import io.lucidbins.routing.search.Schedule;
import io.lucidbins.routing.search.Solution;
import io.lucidbins.routing.search.Solve;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Solves a published benchmark instance and compares the result with the best known cost. */
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description = {
      "Solves a benchmark instance (VRPLIB, class CVRP, EUC_2D).",
      "A .sol file beside the instance gives the best known cost.",
      "Exit code: 0 feasible, 3 not feasible, 2 bad input."
    })
public final class SolveCommand implements Callable<Integer> {
  static final int INFEASIBLE = 3;
  static final int BAD_INPUT = 2;

  /** Larger files are refused. */
  static final long MAX_FILE_BYTES = 50_000_000;

  private static final Duration DEFAULT_TIME = Duration.ofSeconds(10);
  private static final Pattern ITERATIONS = Pattern.compile("(?:(\\d{1,11})\\+)?(\\d{1,11})");

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--instance", required = true, paramLabel = "FILE", description = "Instance.")
  Path instance = Path.of("");

  @ArgGroup Length length = new Length();

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "Seed of the search; default ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--best", paramLabel = "COST", description = "Best known cost.")
  @Nullable Long best;

  @Option(names = "--out", paramLabel = "FILE", description = "Writes the routes as a .sol file.")
  @Nullable Path out;

  @Option(names = "--json", description = "Prints the result as one JSON object.")
  boolean json;

  /** How long to search; at most one of them. */
  static final class Length {
    @Option(
        names = "--seconds",
        paramLabel = "N",
        description = "Seconds by the wall clock; default 10.")
    @Nullable Double seconds;

    @Option(names = "--cpu-seconds", paramLabel = "N", description = "CPU seconds of the process.")
    @Nullable Double cpuSeconds;

    @Option(
        names = "--iterations",
        paramLabel = "N",
        description = "Iterations, as N or as HOT+COOLING; repeats a run exactly.")
    @Nullable String iterations;
  }

  @Override
  public Integer call() {
    try {
      return solve();
    } catch (UnreadableFile e) {
      err().println(e.getMessage());
      return BAD_INPUT;
    }
  }

  private int solve() {
    var meter = new ProcessMeter();
    var parsed = read(instance, CvrpInstance::parse);
    var known = bestKnown();
    var progress = new SolveProgress(err(), meter, known);
    var solution = Solve.solve(parsed.problem(), seed, budget(meter), progress);
    var report = report(parsed.name(), solution, known, meter);
    out().print(json ? report.json() + "\n" : text(report));
    out().flush();
    writeSolution(report);
    return report.feasible() ? 0 : INFEASIBLE;
  }

  private Budget budget(ProcessMeter meter) {
    if (length.iterations != null) {
      return new Budget.Iterations(schedule(length.iterations));
    }
    if (length.cpuSeconds != null) {
      return new Budget.Time(duration("--cpu-seconds", length.cpuSeconds), meter::cpuNanos);
    }
    var time = length.seconds == null ? DEFAULT_TIME : duration("--seconds", length.seconds);
    return new Budget.Time(time, meter::wallNanos);
  }

  private Schedule schedule(String text) {
    var match = ITERATIONS.matcher(text);
    try {
      if (match.matches()) {
        long hot = match.group(1) == null ? 0 : Long.parseLong(match.group(1));
        long cooling = Long.parseLong(match.group(2));
        return new Schedule(hot, cooling, cooling);
      }
    } catch (IllegalArgumentException e) {
      throw bad("--iterations " + text + ": " + e.getMessage());
    }
    throw bad("--iterations " + text + ": expected N or HOT+COOLING, such as 24000+1200000");
  }

  private Duration duration(String option, double seconds) {
    double most = Budget.MAX_TIME.toSeconds();
    if (!(seconds >= 0.001 && seconds <= most)) {
      throw bad("%s %s: expected 0.001 to %.0f".formatted(option, seconds, most));
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private OptionalLong bestKnown() {
    if (best != null) {
      if (best <= 0) {
        throw bad("--best " + best + ": expected a cost above 0");
      }
      return OptionalLong.of(best);
    }
    var beside = besideInstance();
    return beside.isEmpty()
        ? OptionalLong.empty()
        : read(beside.get(), PublishedSolution::parse).cost();
  }

  private Optional<Path> besideInstance() {
    String name = String.valueOf(instance.getFileName());
    int dot = name.lastIndexOf('.');
    var beside = instance.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".sol");
    return Files.isRegularFile(beside) ? Optional.of(beside) : Optional.empty();
  }

  /** Reads and parses a file; what is wrong in it is told with its name. */
  private static <T> T read(Path file, Function<String, T> parser) {
    try {
      return parser.apply(text(file));
    } catch (BadInstance e) {
      throw new UnreadableFile(file + ": " + e.getMessage());
    }
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnreadableFile(file + ": there is no such file");
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new UnreadableFile(
            "%s: %d bytes; at most %d are read".formatted(file, Files.size(file), MAX_FILE_BYTES));
      }
      return Files.readString(file);
    } catch (CharacterCodingException _) {
      throw new UnreadableFile(file + ": this is not UTF-8 text");
    } catch (IOException e) {
      throw new UnreadableFile(file + ": cannot be read: " + e.getMessage());
    }
  }

  private SolveReport report(
      String name, Solution solution, OptionalLong known, ProcessMeter meter) {
    var plan = solution.plan();
    long cost = plan.routesCost().value();
    var schedule = solution.schedule();
    return new SolveReport(
        name,
        seed,
        cost,
        known,
        known.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(gapPercent(cost, known.getAsLong())),
        plan.routes().size(),
        routes(plan),
        plan.unserved().stream().map(u -> u.stop() + ": " + u.why()).toList(),
        schedule.hot() + "+" + schedule.ran(),
        schedule.total(),
        schedule.cut(),
        meter.cpuNanos() / 1e9,
        meter.wallNanos() / 1e9,
        meter.peakHeapBytes(),
        solution.verdict().feasible() && plan.unserved().isEmpty(),
        solution.verdict().violations().stream().map(Object::toString).toList());
  }

  static double gapPercent(long cost, long best) {
    return 100.0 * (cost - best) / best;
  }

  private static List<List<String>> routes(Plan plan) {
    return plan.routes().stream()
        .map(route -> route.visits().stream().map(SolveCommand::stopOf).toList())
        .toList();
  }

  private static String stopOf(Visit visit) {
    return switch (visit) {
      case Visit.Collect collect -> collect.stop();
      case Visit.Tip tip -> tip.facility();
    };
  }

  private static String text(SolveReport r) {
    var text = new StringBuilder();
    text.append("instance: %s%ncost: %d%n".formatted(r.instance(), r.cost()));
    r.gapPercent()
        .ifPresent(gap ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "gap: %.2f %% to the best known %d%n",
                    gap,
                    r.best().getAsLong())));
    text.append("vehicles: %d%n".formatted(r.vehicles()));
    text.append(routeLines(r));
    r.unserved().forEach(line -> text.append("unserved: %s%n".formatted(line)));
    text.append(
        String.format(
            Locale.ROOT,
            "iterations: %s (%d)%s%ncpu: %.2f s%nwall: %.2f s%npeak heap: %.1f MB%n",
            r.iterations(),
            r.iterationCount(),
            r.cut() ? ", cut short: the machine slowed down" : "",
            r.cpuSeconds(),
            r.wallSeconds(),
            r.peakHeapBytes() / 1e6));
    r.violations().forEach(line -> text.append("violation: %s%n".formatted(line)));
    return text.append("feasible: %s%n".formatted(r.feasible() ? "yes" : "no")).toString();
  }

  private static String routeLines(SolveReport r) {
    var lines = new StringBuilder();
    for (int i = 0; i < r.routes().size(); i++) {
      lines.append("Route #%d: %s%n".formatted(i + 1, String.join(" ", r.routes().get(i))));
    }
    return lines.toString();
  }

  private void writeSolution(SolveReport report) {
    if (out == null) {
      return;
    }
    try {
      Files.writeString(out, routeLines(report) + "Cost %d%n".formatted(report.cost()));
    } catch (IOException e) {
      throw new UncheckedIOException(out + " cannot be written; the routes are above", e);
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(theSpec().commandLine(), message);
  }

  private PrintWriter out() {
    return theSpec().commandLine().getOut();
  }

  private PrintWriter err() {
    return theSpec().commandLine().getErr();
  }

  private CommandSpec theSpec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before it calls the command");
    }
    return spec;
  }

  /** A file of the command line that is no readable text. */
  private static final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableFile(String message) {
      super(message);
    }
  }
}
