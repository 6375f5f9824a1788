package io.lucidbins.routing;

/**
 * A duration in whole seconds, or an instant as elapsed seconds since the instant of local midnight
 * (a night shift goes past 86,400).
 *
 * @param value 0 to {@value #MAX}, some three years, so that sums of a few fit an int
 */
public record Seconds(int value) {
  public static final int MAX = 100_000_000;
  public static final Seconds ZERO = new Seconds(0);

  public Seconds {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("seconds must be 0 to " + MAX + ", not " + value);
    }
  }

  /** The sum; throws {@link ArithmeticException} where an int would wrap. */
  public Seconds plus(Seconds other) {
    return new Seconds(Math.addExact(value, other.value));
  }
}
