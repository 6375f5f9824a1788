package io.lucidbins.mocks.bin;

import io.lucidbins.mocks.parts.Acceleration;

/** How a bin stands, and the blows it gets. Not safe for threads: its bin guards it. */
final class Pose {
  /** Beyond this a bin has fallen over and no longer stands on its load cells. */
  static final double FALLEN_DEGREES = 60;

  private static final double KNOCK_MG = 1_500;
  private static final double KNOCK_GRAMS = 5_000;
  private static final double KNOCK_HZ = 40;
  private static final double KNOCK_FADES_SECONDS = 0.06;
  private static final long KNOCK_OVER_NANOS = 1_000_000_000;

  private double tiltDegrees;
  private long knockedAt = -KNOCK_OVER_NANOS;

  void tilt(double degrees) {
    if (!(degrees >= 0 && degrees <= 180)) {
      throw new IllegalArgumentException("a bin tilts by 0 to 180 degrees, not by " + degrees);
    }
    tiltDegrees = degrees;
  }

  double tiltDegrees() {
    return tiltDegrees;
  }

  void knock(long nowNanos) {
    knockedAt = nowNanos;
  }

  /** Share of its weight that presses on the cells: less as it leans, nothing once it fell. */
  double shareOnCells() {
    return tiltDegrees >= FALLEN_DEGREES ? 0 : Math.cos(Math.toRadians(tiltDegrees));
  }

  /** Force of a knock on the cells, as grams. */
  double knockGrams(long nanos) {
    return KNOCK_GRAMS * swing(nanos);
  }

  Acceleration acceleration(long nanos) {
    double angle = Math.toRadians(tiltDegrees);
    double blow = KNOCK_MG * swing(nanos);
    return new Acceleration(blow, 0 - 1_000 * Math.sin(angle), 1_000 * Math.cos(angle) + blow / 2);
  }

  /** A blow rings and fades. */
  private double swing(long nanos) {
    long since = nanos - knockedAt;
    if (since < 0 || since >= KNOCK_OVER_NANOS) {
      return 0;
    }
    double seconds = since / 1e9;
    double ringing = Math.cos(2 * Math.PI * KNOCK_HZ * seconds);
    return ringing * Math.exp(-seconds / KNOCK_FADES_SECONDS);
  }
}
