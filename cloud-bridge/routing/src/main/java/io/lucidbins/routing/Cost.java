package io.lucidbins.routing;

/**
 * Money in millionths of the site's currency, exact: rates are integers, so the sum of a plan can
 * equal its recomputation to the last digit. Benchmark instances use it for plain distance units.
 *
 * @param value 0 or more
 */
public record Cost(long value) {
  public static final Cost ZERO = new Cost(0);

  /** What an unserved {@link Mode.Must} adds to the objective: more than any plan may cost. */
  public static final Cost MISSED_MUST = new Cost(1_000_000_000_000L);

  public Cost {
    if (value < 0) {
      throw new IllegalArgumentException("cost must be 0 or more, not " + value);
    }
  }

  /** The sum; throws {@link ArithmeticException} where a long would wrap. */
  public Cost plus(Cost other) {
    return new Cost(Math.addExact(value, other.value));
  }

  /** This rate for that many units; throws {@link ArithmeticException} where a long would wrap. */
  public Cost times(int units) {
    return new Cost(Math.multiplyExact(value, (long) units));
  }
}
