package io.lucidbins.bridge.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was added to a matrix so that it has a time and a distance for every ordered pair.
 *
 * @param places bins and sites in it; 0 if no matrix was read
 * @param pairs ordered pairs of two different places
 * @param filled pairs without a time, which took the shortest way over known pairs
 * @param estimatedMetres pairs without a distance, which took the straight line times the detour
 *     factor
 */
public record MatrixFill(int places, int pairs, int filled, int estimatedMetres) {
  /** There is no matrix. */
  public static final MatrixFill NONE = new MatrixFill(0, 0, 0, 0);

  /** The same for people, a sentence each. */
  public List<String> sentences() {
    var sentences = new ArrayList<String>();
    if (filled > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d pairs were missing and were filled by the shortest way over known pairs",
              filled,
              pairs));
    }
    if (estimatedMetres > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "the metres of %,d of %,d pairs are estimates: straight lines x 1.35",
              estimatedMetres,
              pairs));
    }
    return sentences;
  }
}
