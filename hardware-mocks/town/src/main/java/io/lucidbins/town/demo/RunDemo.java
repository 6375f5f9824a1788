package io.lucidbins.town.demo;

import io.lucidbins.pi4j.linux.MonotonicClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.random.RandomGenerator;

/** Runs a demo from its first line to its last. */
public final class RunDemo {
  private static final Duration LOOK = Duration.ofMillis(100);

  /** A town that shows nothing after this long is broken, and says so. */
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final MonotonicClock real = MonotonicClock.system();
  private final DemoSettings settings;
  private final LocalDate today;
  private final RandomGenerator secrets;
  private final PrintStream out;
  private final long startedNanos = real.nanos();

  /**
   * A demo that waits for {@link #run()}.
   *
   * @param today the first day of the town
   * @param secrets where passwords and keys come from
   */
  public RunDemo(DemoSettings settings, LocalDate today, RandomGenerator secrets, PrintStream out) {
    this.settings = settings;
    this.today = today;
    this.secrets = secrets;
    this.out = out;
  }

  /**
   * Starts the town in a folder of its own, says where to look, and ends after the set length or
   * with the process.
   *
   * @return whether there was something to see
   */
  public boolean run() throws IOException, InterruptedException {
    ParentWatch.start();
    Path folder = Files.createTempDirectory("lucid-bins-");
    Demo demo = startIn(folder);
    var ending = new Thread(() -> end(demo, folder), "demo-ending");
    Runtime.getRuntime().addShutdownHook(ending);
    if (!awaitReady(demo)) {
      return false;
    }
    out.printf("Lucid Bins is ready: %s%n", demo.page());
    out.printf(
        "%d bins live %d times as fast as we do (seed %d); end with Ctrl-C.%n",
        settings.bins(), settings.speed(), settings.seed());
    out.flush();
    stay();
    return true;
  }

  private Demo startIn(Path folder) throws IOException {
    try {
      return Demo.start(settings, folder, today, ZoneId.systemDefault(), secrets);
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private boolean awaitReady(Demo demo) throws InterruptedException {
    long deadline = startedNanos + LONGEST_START.toNanos();
    while (!demo.isReady()) {
      if (real.nanos() > deadline) {
        return false;
      }
      real.waitUntil(real.nanos() + LOOK.toNanos());
    }
    return true;
  }

  /** Until the set length is over, or for ever: the hook ends it then. */
  private void stay() throws InterruptedException {
    long end =
        settings.length().isZero() ? Long.MAX_VALUE : real.nanos() + settings.length().toNanos();
    while (real.nanos() < end) {
      real.waitUntil(Math.min(end, real.nanos() + Duration.ofMinutes(1).toNanos()));
    }
  }

  private void end(Demo demo, Path folder) {
    demo.close();
    try {
      delete(folder);
    } catch (IOException e) {
      out.printf("The folder %s could not be removed: %s%n", folder, e.getMessage());
    }
    out.println(Footprint.of(Duration.ofNanos(real.nanos() - startedNanos)));
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
