package io.lucidbins.agent.sampling;

/**
 * What readings mean on this bin.
 *
 * @param emptyDistanceMm from the range finder to the floor, 100 to 5,000
 * @param fullHeightMm height of waste at which the bin counts as full, 50 to {@code
 *     emptyDistanceMm}
 * @param zeroCounts of the scale with the empty bin on it
 * @param countsPerGram of the scale, above 0
 * @param ratedGrams load that the cells are made for, 1,000 to 5,000,000
 */
public record Calibration(
    int emptyDistanceMm, int fullHeightMm, int zeroCounts, double countsPerGram, int ratedGrams) {

  public Calibration {
    check("empty_distance_mm", emptyDistanceMm, 100, 5_000);
    check("full_height_mm", fullHeightMm, 50, emptyDistanceMm);
    check("rated_grams", ratedGrams, 1_000, 5_000_000);
    if (!(countsPerGram > 0 && countsPerGram <= 1e6)) {
      throw new IllegalArgumentException(
          "counts_per_gram must be above 0 and at most 1,000,000, but is " + countsPerGram);
    }
  }

  private static void check(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must be " + low + " to " + high + ", but is " + value);
    }
  }

  /**
   * The usual 240 L bin, 1 m deep, on four 50 kg half bridges at 1 mV/V: 200 kg give 1 mV/V, that
   * is 1e-3 x 128 x 2^24 = 2,147,484 counts of the NAU7802 at gain 128, or 10.74 counts per gram.
   */
  public static Calibration defaults() {
    return new Calibration(1_000, 1_000, 0, 10.73741824, 200_000);
  }

  /** The same bin with another depth; full is at the sensor. */
  public Calibration withDepthMm(int depthMm) {
    return new Calibration(depthMm, depthMm, zeroCounts, countsPerGram, ratedGrams);
  }

  /** Grams, tare taken off. */
  public int grams(int counts) {
    return (int) Math.round((counts - (double) zeroCounts) / countsPerGram);
  }

  /** Height of the waste: 0 when the distance is that of the floor, or a little more. */
  public int levelMm(int distanceMm) {
    return Math.max(0, emptyDistanceMm - distanceMm);
  }

  /** Share of the usable height, permille; above 1000 when heaped. */
  public int permille(int levelMm) {
    return Math.round(levelMm * 1_000f / fullHeightMm);
  }
}
