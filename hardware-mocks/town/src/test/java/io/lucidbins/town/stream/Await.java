package io.lucidbins.town.stream;

import io.lucidbins.pi4j.linux.MonotonicClock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens in another process. */
public final class Await {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final MonotonicClock CLOCK = MonotonicClock.system();

  private Await() {}

  /**
   * Looks every 100 ms until it is so.
   *
   * @param longest after which the test fails with {@code otherwise}
   */
  public static void until(BooleanSupplier condition, Duration longest, Supplier<String> otherwise)
      throws InterruptedException {
    long deadline = CLOCK.nanos() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (CLOCK.nanos() > deadline) {
        throw new AssertionError("not within " + longest + ": " + otherwise.get());
      }
      CLOCK.waitUntil(CLOCK.nanos() + LOOK.toNanos());
    }
  }
}
