package io.lucidbins.mocks.bin;

/**
 * A quantity that follows what drives it with a time constant: x += (aim - x) (1 - exp(-t / tau)).
 * Not safe for threads.
 */
final class Follower {
  private final double nanosConstant;
  private double value;
  private double aim;
  private long since;

  Follower(double nanosConstant, double start) {
    this.nanosConstant = nanosConstant;
    this.value = start;
    this.aim = start;
  }

  /** From now on it moves towards {@code next}. */
  void aim(double next, long nowNanos) {
    value = at(nowNanos);
    aim = next;
    since = nowNanos;
  }

  double at(long nanos) {
    return value == aim ? aim : aim + (value - aim) * Math.exp(-(nanos - since) / nanosConstant);
  }
}
