package io.lucidbins.mocks.parts;

/**
 * What an ultrasonic sensor hears of one shot: the first echo that comes back, noise of the air
 * path included. What a sensor makes of it (its own dead zone, timing and limits) is its model's.
 *
 * @param distanceMm to what sent the echo, above 0; infinity if none came back
 * @param metresPerSecond speed of sound on the way, 200 to 500
 */
public record Acoustics(double distanceMm, double metresPerSecond) {
  /** An echo that bounced more often between sensor and target is too weak to hear. */
  private static final int MOST_BOUNCES = 4;

  public Acoustics {
    if (!(distanceMm > 0)) {
      throw new IllegalArgumentException("distance must be above 0 mm, but is " + distanceMm);
    }
    if (!(metresPerSecond >= 200 && metresPerSecond <= 500)) {
      throw new IllegalArgumentException(
          "sound must travel at 200 to 500 m/s, but travels at " + metresPerSecond);
    }
  }

  /** Time there and back, ns; infinity if no echo came back. */
  public double flightNanos() {
    return 2 * distanceMm * 1e6 / metresPerSecond;
  }

  /**
   * The same shot for a sensor that is deaf while its transducer rings: from closer than {@code
   * deadZoneMm} it hears only the second, third or fourth bounce, so that a full bin looks emptier
   * than it is; or nothing, if those come too early as well.
   */
  public Acoustics beyond(double deadZoneMm) {
    double bounces = Math.max(1, Math.ceil(deadZoneMm / distanceMm));
    boolean heard = bounces <= MOST_BOUNCES;
    return new Acoustics(heard ? distanceMm * bounces : Double.POSITIVE_INFINITY, metresPerSecond);
  }

  /** A shot-by-shot view. */
  @FunctionalInterface
  public interface View {
    Acoustics at(long nanos);
  }
}
