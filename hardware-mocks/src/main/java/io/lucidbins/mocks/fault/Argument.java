package io.lucidbins.mocks.fault;

/**
 * The number that a fault may have.
 *
 * @param what it is
 * @param unit as scenarios write it; empty for a bare number
 * @param usual where none is given
 */
public record Argument(String what, String unit, int low, int high, int usual) {

  /** Checks a value. */
  public int check(int value) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "%s must be %,d to %,d%s, but is %,d".formatted(what, low, high, spaced(), value));
    }
    return value;
  }

  private String spaced() {
    return unit.isEmpty() ? "" : " " + unit;
  }

  /** A value as scenarios write it. */
  public String print(int value) {
    return value + spaced();
  }
}
