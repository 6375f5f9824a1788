package io.lucidbins.agent.parts;

/**
 * How fast a converter converts, learned from when its conversions become ready: 10 or 80 a second,
 * by a pin that the program cannot see. Until it is known, the faster is assumed where that is the
 * safe side.
 */
final class ConversionRate {
  private static final long SLOW_PERIOD_NANOS = 100_000_000;
  private static final long FAST_PERIOD_NANOS = 12_500_000;

  /** The middle of the two, as ratios go. */
  private static final long BETWEEN_NANOS = 35_000_000;

  /** So many periods in a row before the slower rate is believed. */
  private static final int PROOF = 3;

  private long lastReadyNanos;
  private boolean followed;
  private boolean fast;
  private int slow;

  /** Another conversion does not follow the last one: the part was reset. */
  void forget() {
    followed = false;
  }

  /**
   * Whether no newer conversion can have come while one was fetched, {@code nanos} after it was
   * ready.
   */
  boolean isTimely(long nanos) {
    return nanos < periodNanos() * 8 / 10;
  }

  /**
   * Takes note of a conversion.
   *
   * @param sinceNanos from when on somebody watched for it
   * @return false if it came later than 1.5 periods after the one before, or after the watch began
   */
  boolean isAsUsual(long readyNanos, long sinceNanos) {
    boolean next = followed && sinceNanos - lastReadyNanos < FAST_PERIOD_NANOS * 8 / 10;
    long gap = readyNanos - (next ? lastReadyNanos : sinceNanos);
    if (next) {
      learn(gap);
    }
    followed = true;
    lastReadyNanos = readyNanos;
    return !isKnown() || gap <= periodNanos() * 3 / 2;
  }

  private void learn(long gap) {
    if (gap < BETWEEN_NANOS) {
      fast = true;
      slow = 0;
    } else if (!fast && slow < PROOF) {
      slow = gap < SLOW_PERIOD_NANOS * 3 / 2 ? slow + 1 : 0;
    }
  }

  private boolean isKnown() {
    return fast || slow == PROOF;
  }

  private long periodNanos() {
    return slow == PROOF ? SLOW_PERIOD_NANOS : FAST_PERIOD_NANOS;
  }
}
