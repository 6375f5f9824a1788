package io.lucidbins.device;

/**
 * The level as a share of the usable height, where it follows from the height of the waste: a bin
 * measures one of the two and computes the other, so a batch need not carry both.
 */
final class LevelShare {
  private static final double HALF = 0.5;
  private static final int PERMILLE = 1_000;

  private LevelShare() {}

  /** {@code 1000 x levelMm / fullMm}, rounded half up; {@code fullMm} is above 0. */
  static long permille(long levelMm, int fullMm) {
    return Math.floorDiv(2L * PERMILLE * levelMm + fullMm, 2L * fullMm);
  }

  /**
   * The usable height that explains the shares, each rounded to one permille.
   *
   * @return mm, above 0; 0 if nothing tells, or no one height explains them all
   */
  static int fullMm(long[] levelMm, long[] permille, int count) {
    double least = 0;
    double most = Integer.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      if (levelMm[i] > 0 && permille[i] > 0) {
        least = Math.max(least, PERMILLE * levelMm[i] / (permille[i] + HALF));
        most = Math.min(most, PERMILLE * levelMm[i] / (permille[i] - HALF));
      }
    }
    return least > 0 && least <= most ? (int) Math.max(1, Math.round((least + most) / 2)) : 0;
  }
}
