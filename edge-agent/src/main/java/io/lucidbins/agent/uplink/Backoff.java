package io.lucidbins.agent.uplink;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: full jitter below a bound that doubles, so that a fleet
 * that lost its broker does not come back as one [AWS Architecture Blog, Exponential Backoff And
 * Jitter, 2015].
 */
final class Backoff {
  private final long firstNanos;
  private final long longestNanos;
  private final RandomGenerator random;
  private int failures;

  Backoff(long firstNanos, long longestNanos, RandomGenerator random) {
    if (firstNanos < 1 || longestNanos < firstNanos) {
      throw new IllegalArgumentException("backoff from " + firstNanos + " to " + longestNanos);
    }
    this.firstNanos = firstNanos;
    this.longestNanos = longestNanos;
    this.random = random;
  }

  /** Nanoseconds to wait now, from 1 to the bound; the bound doubles. */
  long next() {
    int doublings = Math.min(failures, Long.numberOfLeadingZeros(firstNanos) - 2);
    long bound = Math.min(longestNanos, firstNanos << doublings);
    failures++;
    return 1 + random.nextLong(bound);
  }

  void reset() {
    failures = 0;
  }
}
