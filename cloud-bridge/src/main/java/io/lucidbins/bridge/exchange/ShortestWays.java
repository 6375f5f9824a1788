package io.lucidbins.bridge.exchange;

/**
 * The shortest way between every two places over the known pairs (Floyd 1962, Warshall 1962), by
 * time; among ways that take equally long the one with fewer metres.
 *
 * <p>Seconds stand in the upper and metres in the lower half of a long, so one addition adds both
 * and one comparison compares them in that order. For this no way may have 2^31 m or more.
 */
final class ShortestWays {
  private static final long NONE = Long.MAX_VALUE / 4;
  private static final long METRES = 0xFFFF_FFFFL;

  private final long[][] ways;

  private ShortestWays(long[][] ways) {
    this.ways = ways;
  }

  /**
   * Over the known ones of the pairs.
   *
   * @param seconds row-major, {@link RoadPairs#UNKNOWN} where a pair is not known
   * @param metres row-major; what is not known counts as 0
   */
  static ShortestWays over(int size, int[] seconds, int[] metres, ImportProgress progress) {
    var ways = new ShortestWays(known(size, seconds, metres));
    for (int k = 0; k < size; k++) {
      ways.allowOver(k);
      progress.at("filling missing pairs", k + 1L, size);
    }
    return ways;
  }

  private static long[][] known(int size, int[] seconds, int[] metres) {
    var ways = new long[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int at = i * size + j;
        ways[i][j] =
            seconds[at] == RoadPairs.UNKNOWN
                ? NONE
                : ((long) seconds[at] << Integer.SIZE) + Math.max(metres[at], 0);
      }
    }
    return ways;
  }

  private void allowOver(int k) {
    long[] onward = ways[k];
    for (long[] row : ways) {
      long there = row[k];
      if (there >= NONE) {
        continue;
      }
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.min(row[j], there + onward[j]);
      }
    }
  }

  boolean exists(int from, int to) {
    return ways[from][to] < NONE;
  }

  int seconds(int from, int to) {
    return (int) (ways[from][to] >>> Integer.SIZE);
  }

  int metres(int from, int to) {
    return (int) (ways[from][to] & METRES);
  }
}
