package io.lucidbins.routing;

/**
 * A volume in whole litres, as it lies in the bin: compaction is applied once, to the compartment's
 * capacity.
 *
 * @param value 0 to 2,147,483,647
 */
public record Litres(int value) {
  public static final Litres ZERO = new Litres(0);

  public Litres {
    if (value < 0) {
      throw new IllegalArgumentException("litres must be 0 or more, not " + value);
    }
  }

  /** The sum; throws {@link ArithmeticException} where an int would wrap. */
  public Litres plus(Litres other) {
    return new Litres(Math.addExact(value, other.value));
  }
}
