package io.lucidbins.routing.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.lucidbins.routing.search.Budget;
import io.lucidbins.routing.search.Observer;
import io.lucidbins.routing.search.Solution;
import io.lucidbins.routing.search.Solve;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast the search is and how near it comes, in CPU seconds of the process, compiler and garbage
 * collector included. Arguments: the file to write, seconds per run, and a folder of published
 * instances with their solutions, or nothing. Fails below the goals.
 */
public final class RoutingBenchmark {
  /** Iterations per CPU second on a plain instance of 200 stops; the search was built for this. */
  private static final double LEAST_PER_SECOND = 150_000;

  /** Mean gap over the folder at 10 s, in percent. */
  private static final double MOST_GAP = 1.0;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Duration length;
  private final List<Run> runs = new ArrayList<>();

  private RoutingBenchmark(Duration length) {
    this.length = length;
  }

  /** One run; the gap is not a number where no best cost is known. */
  private record Run(String instance, long cost, double gapPercent, double cpuS, long iterations) {
    double perSecond() {
      return iterations / cpuS;
    }

    String json() {
      String gap =
          Double.isNaN(gapPercent)
              ? ""
              : String.format(Locale.ROOT, "\"gapPercent\": %.3f, ", gapPercent);
      return String.format(
          Locale.ROOT,
          "  {\"instance\": \"%s\", \"cost\": %d, %s\"cpuSeconds\": %.2f, \"iterations\": %d,"
              + " \"iterationsPerCpuSecond\": %.0f}",
          instance,
          cost,
          gap,
          cpuS,
          iterations,
          perSecond());
    }
  }

  public static void main(String[] arguments) throws IOException {
    var out = Path.of(arguments[0]);
    var bench = new RoutingBenchmark(Duration.ofSeconds(Long.parseLong(arguments[1])));
    String folder = arguments.length > 2 ? arguments[2] : "";
    boolean fast = bench.generated() >= LEAST_PER_SECOND;
    boolean near = folder.isEmpty() || bench.published(Path.of(folder)) <= MOST_GAP;
    bench.write(out);
    if (!fast || !near) {
      System.out.printf(
          "below the goals: %.0f iterations/s, mean gap %.1f %%%n", LEAST_PER_SECOND, MOST_GAP);
      System.exit(1);
    }
  }

  /** Iterations per CPU second, after a run for the compiler. */
  private double generated() {
    var instance = CvrpInstance.parse(XStyle.text(7, 200, 400));
    run(instance, Double.NaN);
    return run(instance, Double.NaN).perSecond();
  }

  /** The mean gap of the plain instances of a folder. */
  private double published(Path folder) throws IOException {
    double sum = 0;
    var files = plainInstances(folder);
    for (var file : files) {
      String solution = file.toString().replaceAll("\\.vrp$", ".sol");
      var best = PublishedSolution.parse(Files.readString(Path.of(solution))).cost();
      sum +=
          run(CvrpInstance.parse(Files.readString(file)), (double) best.orElseThrow()).gapPercent();
    }
    return sum / files.size();
  }

  private static List<Path> plainInstances(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches("X-.*\\.vrp")).sorted().toList();
    }
  }

  private Run run(CvrpInstance instance, double best) {
    long startedAt = SYSTEM.getProcessCpuTime();
    var solution = solve(instance);
    double cpuS = (SYSTEM.getProcessCpuTime() - startedAt) / 1e9;
    if (!solution.verdict().feasible()) {
      throw new IllegalStateException(instance.name() + ": " + solution.verdict().violations());
    }
    long cost = solution.plan().cost().value();
    double gap = 100 * (cost - best) / best;
    var run = new Run(instance.name(), cost, gap, cpuS, solution.schedule().total());
    System.out.println(run.json().strip());
    runs.add(run);
    return run;
  }

  private Solution solve(CvrpInstance instance) {
    var budget = new Budget.Time(length, SYSTEM::getProcessCpuTime);
    return Solve.solve(instance.problem(), 1, budget, Observer.NONE);
  }

  private void write(Path out) throws IOException {
    Files.createDirectories(out.toAbsolutePath().getParent());
    var rows = String.join(",\n", runs.stream().map(Run::json).toList());
    Files.writeString(
        out,
        "{\"cpu\": \"%s\", \"java\": \"%s\", \"runs\": [\n%s\n]}\n"
            .formatted(cpuModel(), Runtime.version(), rows));
  }

  private static String cpuModel() throws IOException {
    var info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
