package io.lucidbins.bridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seconds that {@code cloud-bridge import} takes for 50,000 bins as the operator waits for them:
 * from the start of the program to its end, into a new store and again into the same. Run by {@code
 * mvn -Pbench -pl cloud-bridge -am verify}; writes {@code target/bench/import.json} and prints it.
 * Not a test: its times depend on the machine.
 */
final class ImportBenchmark {
  private static final int BINS = 50_000;
  private static final int ROUNDS = 5;
  private static final long SEED = 1;
  private static final double NANOS = 1e9;

  private final Path program;
  private final Path folder;

  private ImportBenchmark(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("import-bench");
    try {
      var result = new ImportBenchmark(Path.of(arguments[1]), folder).run();
      String text = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result);
      Path file = Path.of(arguments[0]);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "\n");
      System.out.println(text);
    } finally {
      delete(folder);
    }
  }

  private Map<String, Object> run() throws IOException, InterruptedException {
    Path bins = folder.resolve("bins.csv");
    Files.writeString(bins, bins());
    var first = new double[ROUNDS];
    var again = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Path state = folder.resolve("state-" + round);
      first[round] = seconds(bins, state);
      again[round] = seconds(bins, state);
    }
    var result = new LinkedHashMap<String, Object>();
    result.put("bins", BINS);
    result.put("bytes", Files.size(bins));
    result.put("processors", Runtime.getRuntime().availableProcessors());
    result.put("rounds", ROUNDS);
    result.put("newStoreSecondsMedian", median(first));
    result.put("sameAgainSecondsMedian", median(again));
    return result;
  }

  private double seconds(Path bins, Path state) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "import",
                    "--bins",
                    bins.toString(),
                    "--state",
                    state.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    if (!process.waitFor(Duration.ofMinutes(5)) || process.exitValue() != 0) {
      process.destroy();
      throw new IllegalStateException(Files.readString(folder.resolve("out.txt")));
    }
    return (System.nanoTime() - start) / NANOS;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Math.round(sorted[sorted.length / 2] * 100) / 100.0;
  }

  private static String bins() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    var text =
        new StringBuilder(
            "id,name,latitude,longitude,wasteStream,volumeLitres,depthMm,serviceSeconds,"
                + "timeWindows,collectOn,expectedLitres,expectedKilograms\n");
    for (int i = 0; i < BINS; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "bin-%05d,\"Street %d, corner\",%.6f,%.6f,%s,%d,1200,%s,%s,%s%n",
              i,
              i,
              47.8 + 0.3 * random.nextDouble(),
              106.7 + 0.5 * random.nextDouble(),
              List.of("paper", "glass", "residual").get(random.nextInt(3)),
              List.of(660, 1100, 2400).get(random.nextInt(3)),
              random.nextBoolean() ? "" : "90",
              random.nextBoolean() ? "" : "06:00-08:00 15:00-18:00",
              i % 3 == 0 ? "mon thu,,120.5" : ",,"));
    }
    return text.toString();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
