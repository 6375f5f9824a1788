package io.lucidbins.town.demo;

import io.lucidbins.town.stream.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/** A demo town that is ready to be looked at, in a folder of its own that goes with it. */
public final class LiveTown implements AutoCloseable {
  /** How many bins it has: as many as the demo that a newcomer starts. */
  public static final int BINS = 24;

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 5);
  private static final int SPEED = 60;
  private static final long SEED = 1;
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Path folder;
  private final Demo demo;

  private LiveTown(Path folder, Demo demo) {
    this.folder = folder;
    this.demo = demo;
  }

  /** Starts one and waits until there is something to see. */
  public static LiveTown start() {
    try {
      Path folder = Files.createTempDirectory("lucid-bins-ui-");
      var settings = new DemoSettings(BINS, SPEED, SEED, 0, Duration.ZERO);
      var demo = Demo.start(settings, folder, TODAY, ZoneOffset.UTC, new SecureRandom());
      Await.until(demo::isReady, LONGEST_START, () -> "the town is not ready");
      return new LiveTown(folder, demo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the town started", e);
    }
  }

  /** Where its page is, with a slash at the end. */
  public String site() {
    return demo.page();
  }

  @Override
  public void close() throws IOException {
    demo.close();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
