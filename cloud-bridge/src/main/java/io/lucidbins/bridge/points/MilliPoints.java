package io.lucidbins.bridge.points;

/** An amount of points in thousandths of a point, never negative (the constructor refuses it). */
public record MilliPoints(long value) implements Comparable<MilliPoints> {
  public static final MilliPoints ZERO = new MilliPoints(0);

  public MilliPoints {
    if (value < 0) {
      throw new IllegalArgumentException("points must not be negative: " + value + " milli-points");
    }
  }

  /** The exact sum; throws {@link ArithmeticException} when it does not fit into 63 bits. */
  public MilliPoints plus(MilliPoints other) {
    return new MilliPoints(Math.addExact(value, other.value));
  }

  @Override
  public int compareTo(MilliPoints other) {
    return Long.compare(value, other.value);
  }

  /** The amount in points with three decimals, for example {@code 134.400 points}. */
  @Override
  public String toString() {
    var thousandths = Long.toString(1_000 + value % 1_000).substring(1);
    return value / 1_000 + "." + thousandths + " points";
  }
}
