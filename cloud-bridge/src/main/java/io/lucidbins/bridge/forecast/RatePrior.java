package io.lucidbins.bridge.forecast;

import java.util.List;

/**
 * What is believed about a bin before it has a history: the spread of the rates of the bins of its
 * waste stream (empirical Bayes by moments), or, while too few of those are known, a bin that is
 * full after some five days, give or take a lot.
 */
final class RatePrior {
  /** Fewer bins do not tell a spread. */
  static final int LEAST_BINS = 5;

  /** A bin watched for a shorter time does not count. */
  static final double LEAST_HOURS = 48;

  private static final double USUAL_HOURS_TO_FULL = 120;
  private static final double VAGUE_SHAPE = 1.5;
  private static final double STRONGEST_SHAPE = 20;

  private RatePrior() {}

  /** The prior without any other bin. */
  static FillRate vague(DepositSize size) {
    double perHour = 1000 / USUAL_HOURS_TO_FULL / size.meanPermille();
    return new FillRate(VAGUE_SHAPE, VAGUE_SHAPE / perHour);
  }

  /**
   * The prior from what was watched at the bins of one stream. Rates are compared in permille per
   * hour, as the bins' sizes differ.
   */
  static FillRate of(List<Double> permillePerHour, DepositSize size) {
    if (permillePerHour.size() < LEAST_BINS) {
      return vague(size);
    }
    double mean = permillePerHour.stream().mapToDouble(r -> r).average().orElseThrow();
    double variance =
        permillePerHour.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum()
            / (permillePerHour.size() - 1);
    if (!(mean > 0)) {
      return vague(size);
    }
    double shape =
        Math.clamp(mean * mean / Math.max(variance, 1e-12), VAGUE_SHAPE, STRONGEST_SHAPE);
    return new FillRate(shape, shape / (mean / size.meanPermille()));
  }
}
