package io.lucidbins.mocks.bin;

import java.time.Duration;

/**
 * What sits between the sensors and the bin: a drop of water in front of the ultrasonic sensor, the
 * film that it leaves on a window, dirt, the handle of a bag. Water dries, dirt stays. Not safe for
 * threads: its bin guards it.
 */
final class Lens {
  /** Light that passes a wet window. */
  private static final double FILM = 0.3;

  /** How long water stays in air of 50 %; the drier the air, the sooner it goes. */
  private static final Duration DRIES = Duration.ofMinutes(20);

  private long wetUntil = Long.MIN_VALUE;
  private double clear = 1;
  private double handleMm = Double.POSITIVE_INFINITY;

  /** Water condenses now; in air of 100 % it never dries, but for a change of air. */
  void wet(Air air, long nowNanos) {
    wetUntil = nowNanos + dries(air);
  }

  /** What is wet dries as fast as the new air lets it. */
  void follow(Air air, long nowNanos) {
    if (isWet(nowNanos)) {
      wetUntil = nowNanos + dries(air);
    }
  }

  private static long dries(Air air) {
    int dry = 100 - air.humidPercent();
    return dry == 0 ? Long.MAX_VALUE / 2 : DRIES.toNanos() * 50 / dry;
  }

  boolean isWet(long nanos) {
    return nanos < wetUntil;
  }

  /** Dirt that lets {@code share} of the light pass, 0 to 1; 1 is clean. */
  void dirt(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("light that passes is 0 to 1, not " + share);
    }
    clear = share;
  }

  /** Something hangs before the sensors, or with infinity nothing. */
  void handle(double mm) {
    if (!(mm > 0)) {
      throw new IllegalArgumentException("a handle hangs above 0 mm away, not at " + mm);
    }
    handleMm = mm;
  }

  double handleMm() {
    return handleMm;
  }

  /** Share of light that passes. */
  double clearness(long nanos) {
    return isWet(nanos) ? clear * FILM : clear;
  }
}
