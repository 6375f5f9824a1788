package io.lucidbins.mocks.bin;

/**
 * Temperature at the lid: it follows the air in 5 min, sun on the lid adds up to 15 K in 15 min,
 * and a fire 250 K in 10 min, which is 25 K in its first minute. Not safe for threads: its bin
 * guards it.
 */
final class Warmth {
  private static final double MINUTE = 60e9;

  private final Follower air = new Follower(5 * MINUTE, Air.REFERENCE_CELSIUS);
  private final Follower sun = new Follower(15 * MINUTE, 0);
  private final Follower fire = new Follower(10 * MINUTE, 0);

  void follow(Air next, long nowNanos) {
    air.aim(next.celsius(), nowNanos);
    sun.aim(0.15 * next.sunPercent(), nowNanos);
  }

  void burn(boolean burns, long nowNanos) {
    fire.aim(burns ? 250 : 0, nowNanos);
  }

  double celsius(long nanos) {
    return air.at(nanos) + sun.at(nanos) + fire.at(nanos);
  }
}
