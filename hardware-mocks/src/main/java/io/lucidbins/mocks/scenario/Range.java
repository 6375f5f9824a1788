package io.lucidbins.mocks.scenario;

/**
 * Grams: one number, or any between two.
 *
 * @param low 1 to {@code high}
 * @param high at most 5,000,000
 */
public record Range(int low, int high) {
  public Range {
    if (low < 1 || high < low || high > 5_000_000) {
      throw new IllegalArgumentException(
          "grams must be 1 to 5,000,000 and rise, but are " + low + ".." + high);
    }
  }

  /** Always this many. */
  public static Range grams(int grams) {
    return new Range(grams, grams);
  }

  @Override
  public String toString() {
    return (low == high ? low : low + ".." + high) + " g";
  }
}
