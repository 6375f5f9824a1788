package io.lucidbins.agent.parts;

import io.lucidbins.agent.parts.Quality.Flag;
import java.util.OptionalDouble;

/**
 * What is known of the air that an ultrasonic part measures through.
 *
 * @param temperature of the air
 * @param compensated whether the part itself allows for the temperature, so that nothing is left to
 *     correct
 */
public record UltrasonicAir(AirTemperature temperature, boolean compensated) {
  /** What is assumed when nobody knows the temperature, degC. */
  static final double ASSUMED_CELSIUS = 15;

  private static final int POINTS_WITHOUT_TEMPERATURE = 20;

  /** Nobody knows the temperature, and the part does not allow for it. */
  public static UltrasonicAir unknown() {
    return new UltrasonicAir(AirTemperature.unknown(), false);
  }

  /**
   * The speed of sound in dry air, m/s: 331.3 + 0.606 T, within 0.1 % of that of an ideal gas,
   * 331.3 sqrt(1 + T / 273.15), from -20 to 25 degC, and within 0.5 % up to 60.
   */
  public static double metresPerSecond(double celsius) {
    return 331.3 + 0.606 * celsius;
  }

  /** The speed of sound here as far as it is known, m/s. */
  double metresPerSecond() {
    return metresPerSecond(temperature.celsius().orElse(ASSUMED_CELSIUS));
  }

  /**
   * A distance that a part worked out with a speed of {@code assumed} m/s, put right if the
   * temperature is known.
   */
  int corrected(int mm, double assumed) {
    OptionalDouble known = temperature.celsius();
    if (compensated || known.isEmpty()) {
      return mm;
    }
    return (int) Math.round(mm * metresPerSecond(known.getAsDouble()) / assumed);
  }

  /** The quality of a distance that was measured through this air. */
  Quality quality() {
    OptionalDouble known = temperature.celsius();
    return compensated || known.isPresent() ? Quality.BEST : UNCOMPENSATED;
  }

  private static final Quality UNCOMPENSATED =
      Quality.BEST.minus(POINTS_WITHOUT_TEMPERATURE).with(Flag.UNCOMPENSATED);
}
