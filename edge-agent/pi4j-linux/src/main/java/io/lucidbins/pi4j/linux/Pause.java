package io.lucidbins.pi4j.linux;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Every wait of a driver. None is without a limit, and a stall of the program never makes a ready
 * part look late: after the limit the condition is looked at once more.
 */
public final class Pause {
  private final MonotonicClock clock;

  public Pause(MonotonicClock clock) {
    this.clock = clock;
  }

  /** The clock that the waits run on. */
  public MonotonicClock clock() {
    return clock;
  }

  /**
   * Waits for {@code time}.
   *
   * @throws PauseInterrupted if the thread is interrupted; its interrupt flag is set again
   */
  public void of(Duration time) {
    try {
      clock.waitUntil(clock.nanos() + time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PauseInterrupted(e);
    }
  }

  /**
   * Looks at {@code ready} now and then every {@code step} until it is true, at most for {@code
   * limit}.
   *
   * @return whether it became true
   * @throws PauseInterrupted if the thread is interrupted; its interrupt flag is set again
   */
  public boolean until(BooleanSupplier ready, Duration step, Duration limit) {
    long deadline = clock.nanos() + limit.toNanos();
    while (true) {
      boolean last = clock.nanos() - deadline >= 0;
      if (ready.getAsBoolean()) {
        return true;
      }
      if (last) {
        return false;
      }
      of(step);
    }
  }

  /**
   * Waits until {@code wakeup} is raised, which takes it, at most until the clock reads {@code
   * nanos}.
   *
   * @return whether it was raised
   * @throws PauseInterrupted if the thread is interrupted; its interrupt flag is set again
   */
  public boolean until(long nanos, Wakeup wakeup) {
    try {
      return clock.waitUntil(nanos, wakeup);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PauseInterrupted(e);
    }
  }

  /** The program is being stopped while a driver waits. */
  public static final class PauseInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PauseInterrupted(InterruptedException cause) {
      super("interrupted while waiting for a part", cause);
    }
  }
}
