package io.lucidbins.bridge.carbon;

/**
 * A mass of avoided CO2e in milligrams, never negative (the constructor refuses it). The largest is
 * 9.2e18 mg = 9.2 Gt.
 */
public record MilligramsCo2e(long value) implements Comparable<MilligramsCo2e> {
  public static final MilligramsCo2e ZERO = new MilligramsCo2e(0);

  public MilligramsCo2e {
    if (value < 0) {
      throw new IllegalArgumentException("avoided CO2e must not be negative: " + value + " mg");
    }
  }

  /**
   * Exactly {@code grams x gramsPerKg}: g times g/kg is mg.
   *
   * @throws ArithmeticException if the product does not fit into 63 bits
   */
  public static MilligramsCo2e avoidedBy(int grams, int gramsPerKg) {
    return new MilligramsCo2e(Math.multiplyExact((long) grams, (long) gramsPerKg));
  }

  /** The exact sum; throws {@link ArithmeticException} when it does not fit. */
  public MilligramsCo2e plus(MilligramsCo2e other) {
    return new MilligramsCo2e(Math.addExact(value, other.value));
  }

  @Override
  public int compareTo(MilligramsCo2e other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value + " mg CO2e";
  }
}
