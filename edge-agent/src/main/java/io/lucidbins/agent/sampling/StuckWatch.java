package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.UltrasonicAir;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Recognises a range finder that says the same in {@link #BURSTS} bursts although the weight
 * changed meanwhile by at least {@link #LEAST_CHANGE_GRAMS}. The same is the same to the
 * millimetre, or what becomes of it when it is put right by another temperature of the air.
 */
final class StuckWatch {
  static final int BURSTS = 50;

  /** Load cells drift by less in a day. */
  static final int LEAST_CHANGE_GRAMS = 1_000;

  /** Both distances were rounded after they were put right. */
  private static final int ROUNDING_MM = 1;

  private int value;
  private OptionalDouble celsius = OptionalDouble.empty();
  private int bursts;
  private int leastGrams = Integer.MAX_VALUE;
  private int mostGrams = Integer.MIN_VALUE;

  /**
   * The next burst.
   *
   * @param values in mm, as put right by the temperature or not; at least one
   * @param air temperature in degC that the values may have been put right by; empty if unknown
   */
  void burst(int[] values, OptionalDouble air) {
    boolean same = Arrays.stream(values).allMatch(each -> each == values[0]);
    if (!same || !isStill(values[0], air)) {
      bursts = 0;
      leastGrams = Integer.MAX_VALUE;
      mostGrams = Integer.MIN_VALUE;
      value = values[0];
      celsius = air;
    }
    bursts = same ? Math.min(bursts + 1, BURSTS) : 0;
  }

  /** Whether this is the value that the run of bursts began with. */
  private boolean isStill(int mm, OptionalDouble air) {
    boolean otherAir = air.isPresent() && celsius.isPresent() && !air.equals(celsius);
    return mm == value || (otherAir && Math.abs(mm - inAir(air.getAsDouble())) <= ROUNDING_MM);
  }

  /** What the value that the run began with would be in this air. */
  private long inAir(double air) {
    double then = UltrasonicAir.metresPerSecond(celsius.getAsDouble());
    return Math.round(value * UltrasonicAir.metresPerSecond(air) / then);
  }

  /** A believed weight. */
  void weighed(int grams) {
    leastGrams = Math.min(leastGrams, grams);
    mostGrams = Math.max(mostGrams, grams);
  }

  boolean isStuck() {
    return bursts >= BURSTS && (long) mostGrams - leastGrams >= LEAST_CHANGE_GRAMS;
  }
}
