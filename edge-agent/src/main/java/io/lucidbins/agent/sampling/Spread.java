package io.lucidbins.agent.sampling;

import java.util.Arrays;

/**
 * Middle and spread of a few values, insensitive to outliers.
 *
 * @param median of the kept values
 * @param mad median absolute deviation from it, of the kept values
 * @param kept number of values kept
 * @param rejected number of values beyond 3 deviations
 */
public record Spread(int median, int mad, int kept, int rejected) {

  /**
   * Rejects what lies farther than 3 deviations from the median, and looks again.
   *
   * @param values at least one
   * @param leastMad a smaller deviation counts as this one, so that values that nearly agree are
   *     not torn apart
   */
  public static Spread of(int[] values, int leastMad) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    int middle = median(values);
    int reach = 3 * Math.max(leastMad, mad(values, middle));
    int[] near = Arrays.stream(values).filter(v -> Math.abs(v - middle) <= reach).toArray();
    int median = median(near);
    return new Spread(median, mad(near, median), near.length, values.length - near.length);
  }

  private static int mad(int[] values, int middle) {
    return median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
  }

  /** The middle one; of an even number, the mean of the two in the middle, rounded. */
  static int median(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : (int) Math.round((sorted[half - 1] + (double) sorted[half]) / 2);
  }
}
