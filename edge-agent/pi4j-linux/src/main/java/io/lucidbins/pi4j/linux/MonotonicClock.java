package io.lucidbins.pi4j.linux;

/**
 * Elapsed time: it only ever grows and has no relation to dates, so that order and durations never
 * depend on a wall clock that a Pi without a battery clock gets wrong. It lives beside the kernel's
 * time stamps (CLOCK_MONOTONIC) because it is compared with them.
 */
public interface MonotonicClock {

  /** The time now, in nanoseconds since an arbitrary origin that is fixed for one run. */
  long nanos();

  /**
   * Waits until the clock reads at least {@code nanos}; returns at once if it already does.
   *
   * @param nanos a reading of {@link #nanos()}
   */
  void waitUntil(long nanos) throws InterruptedException;

  /**
   * Waits until the clock reads at least {@code nanos} or {@code wakeup} is raised, whichever comes
   * first. A wakeup that ends the wait, or was raised before it, is taken by it.
   *
   * @return true if the wakeup ended the wait, false if the time did
   */
  boolean waitUntil(long nanos, Wakeup wakeup) throws InterruptedException;

  /** The clock of this machine: {@link System#nanoTime()}, which is CLOCK_MONOTONIC on Linux. */
  static MonotonicClock system() {
    return SystemClock.INSTANCE;
  }
}
