package io.lucidbins.routing;

/**
 * A mass in whole grams: a light stop weighs a few kilograms, so kilograms would bias a trip of 200
 * stops.
 *
 * @param value 0 to 2,147,483,647
 */
public record Grams(int value) {
  public static final Grams ZERO = new Grams(0);

  public Grams {
    if (value < 0) {
      throw new IllegalArgumentException("grams must be 0 or more, not " + value);
    }
  }

  /** The sum; throws {@link ArithmeticException} where an int would wrap. */
  public Grams plus(Grams other) {
    return new Grams(Math.addExact(value, other.value));
  }
}
