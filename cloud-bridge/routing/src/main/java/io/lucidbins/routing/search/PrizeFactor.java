package io.lucidbins.routing.search;

/**
 * Prizes count more than they are worth at first, or the search never dares to open a tour for
 * stops that only pay together; the factor falls linearly to 1 over the first 70 % of the cooling.
 */
final class PrizeFactor {
  static final int FIRST_PERMILLE = 3000;
  private static final int LAST_PERMILLE = 1000;
  private static final double FALLING_SHARE = 0.7;

  private PrizeFactor() {}

  /** The factor in thousandths at an iteration of the cooling. */
  static int permille(long iteration, long cooling) {
    double part = Math.min(1, iteration / (FALLING_SHARE * cooling));
    return FIRST_PERMILLE - (int) (part * (FIRST_PERMILLE - LAST_PERMILLE));
  }
}
