package io.lucidbins.bridge.forecast;

/**
 * How much one deposit adds, as a share of the bin: a gamma variable. Small deposits make the level
 * steady, large ones make it jump.
 *
 * @param meanPermille above 0
 * @param variation standard deviation over mean, 0 or more
 */
public record DepositSize(double meanPermille, double variation) {
  private static final double USUAL_LITRES = 5;
  private static final double USUAL_VARIATION = 1;
  private static final double LEAST_PERMILLE = 1;
  private static final double UNKNOWN_VOLUME_PERMILLE = 10;

  public DepositSize {
    if (!(meanPermille > 0) || !(variation >= 0)) {
      throw new IllegalArgumentException(
          "mean deposit %s permille, variation %s".formatted(meanPermille, variation));
    }
  }

  /** A shopping bag of some five litres in a bin of so many litres; 0 means not known. */
  public static DepositSize usual(int volumeLitres) {
    double mean = volumeLitres <= 0 ? UNKNOWN_VOLUME_PERMILLE : 1000 * USUAL_LITRES / volumeLitres;
    return new DepositSize(Math.max(LEAST_PERMILLE, mean), USUAL_VARIATION);
  }
}
