package io.lucidbins.agent.uplink;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How long to wait for progress before sending again: the smoothed round trip and four deviations
 * [RFC 6298 section 2, with its gains of 1/8 and 1/4], at least 2 s, doubling up to 5 min with
 * jitter as long as nothing moves.
 */
final class RetransmissionTimer {
  static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(2);
  static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final RandomGenerator random;
  private boolean measured;
  private long smoothedNanos;
  private long deviationNanos;
  private long waitNanos = SHORTEST_NANOS;
  private int expirations;

  RetransmissionTimer(RandomGenerator random) {
    this.random = random;
  }

  /** Takes the round trip of something that was sent once (Karn's rule). */
  void measure(long roundTripNanos) {
    if (measured) {
      long off = Math.abs(smoothedNanos - roundTripNanos);
      deviationNanos += (off - deviationNanos) / 4;
      smoothedNanos += (roundTripNanos - smoothedNanos) / 8;
    } else {
      smoothedNanos = roundTripNanos;
      deviationNanos = roundTripNanos / 2;
      measured = true;
    }
  }

  /** The wait that is in force. */
  long waitNanos() {
    return waitNanos;
  }

  /** Something moved, or the link is new. */
  void reset() {
    expirations = 0;
    waitNanos = base();
  }

  /** The wait is over and nothing moved. */
  void expired() {
    expirations++;
    int doublings = Math.min(expirations, 10);
    long bound = Math.min(LONGEST_NANOS, base() << doublings);
    waitNanos = Math.max(SHORTEST_NANOS, bound - random.nextLong(1 + bound / 4));
  }

  private long base() {
    return Math.clamp(smoothedNanos + 4 * deviationNanos, SHORTEST_NANOS, LONGEST_NANOS);
  }
}
