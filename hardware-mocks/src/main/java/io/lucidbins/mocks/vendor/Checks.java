package io.lucidbins.mocks.vendor;

/** Limits of what fits into a field. */
final class Checks {
  private Checks() {}

  static void range(String what, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, but is %s".formatted(what, plain(low), plain(high), plain(value)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
