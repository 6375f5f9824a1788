package io.lucidbins.routing;

/**
 * A distance in whole metres.
 *
 * @param value 0 to 2,147,483,647
 */
public record Metres(int value) {
  public static final Metres ZERO = new Metres(0);

  public Metres {
    if (value < 0) {
      throw new IllegalArgumentException("metres must be 0 or more, not " + value);
    }
  }

  /** The sum; throws {@link ArithmeticException} where an int would wrap. */
  public Metres plus(Metres other) {
    return new Metres(Math.addExact(value, other.value));
  }
}
