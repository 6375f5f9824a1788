package io.lucidbins.town.demo;

import io.lucidbins.town.stream.Await;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A demo town that is ready to be looked at. */
public final class LiveTown implements AutoCloseable {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 5);
  private static final int SPEED = 60;
  private static final long SEED = 1;
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final Demo demo;

  private LiveTown(Demo demo) {
    this.demo = demo;
  }

  /**
   * Starts one and waits until there is something to see.
   *
   * @param folder where it keeps everything
   */
  public static LiveTown start(Path folder, int bins) throws InterruptedException {
    var settings = new DemoSettings(bins, SPEED, SEED, 0, Duration.ZERO);
    var demo = Demo.start(settings, folder, TODAY, ZoneOffset.UTC, new SecureRandom());
    Await.until(demo::isReady, LONGEST_START, () -> "the town is not ready");
    return new LiveTown(demo);
  }

  /** Where its page is, with a slash at the end. */
  public String site() {
    return demo.page();
  }

  @Override
  public void close() {
    demo.close();
  }
}
