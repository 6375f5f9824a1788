package io.lucidbins.routing.search;

import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * In which order absent stops are put back: by chance, the heavy, the far, the near, and where
 * there are time windows the tight, the early or the late first. Each has a weight; one is drawn
 * per iteration.
 */
final class SortOrders {
  private static final int RANDOM_WEIGHT = 4;
  private static final int DEMAND_WEIGHT = 4;
  private static final int FAR_WEIGHT = 2;
  private static final int CLOSE_WEIGHT = 1;
  private static final int WINDOW_WEIGHT = 2;

  private static final int BEHIND = 1 << 30;

  private final SplittableRandom random;
  private final boolean[] must;
  private final boolean mixed; // both musts and mays
  private final int[][] ranks; // by draw; an empty one means by chance

  SortOrders(ProblemArrays p, SplittableRandom random) {
    this.random = random;
    must = p.must;
    int musts = 0;
    for (boolean isMust : must) {
      musts += isMust ? 1 : 0;
    }
    mixed = musts > 0 && musts < p.stopCount;
    boolean windows = p.windowAt[p.stopCount] > 0;
    ranks = new int[11 + (windows ? 3 * WINDOW_WEIGHT : 0)][];
    int at = fill(0, RANDOM_WEIGHT, new int[0]);
    at = fill(at, DEMAND_WEIGHT, p.ranks(Comparator.comparing(i -> -share(p, i))));
    at = fill(at, FAR_WEIGHT, p.ranks(Comparator.comparing(i -> -fromDepot(p, i))));
    at = fill(at, CLOSE_WEIGHT, p.ranks(Comparator.comparing(i -> fromDepot(p, i))));
    if (windows) {
      at = fill(at, WINDOW_WEIGHT, p.ranks(Comparator.comparing(i -> windowLengthS(p, i))));
      at = fill(at, WINDOW_WEIGHT, p.ranks(Comparator.comparing(i -> p.earliestStartS(i, 0))));
      fill(at, WINDOW_WEIGHT, p.ranks(Comparator.comparing(i -> -lastS(p, i))));
    }
  }

  private int fill(int from, int count, int[] rank) {
    java.util.Arrays.fill(ranks, from, from + count, rank);
    return from + count;
  }

  /** Fills the keys with the order's key in the upper half and the stop in the lower. */
  void keys(int[] stops, int count, long[] keys) {
    int[] rank = ranks[random.nextInt(ranks.length)];
    boolean mustsFirst = mixed && random.nextBoolean();
    for (int i = 0; i < count; i++) {
      long key = rank.length == 0 ? random.nextInt(BEHIND) : rank[stops[i]];
      key += mustsFirst && !must[stops[i]] ? BEHIND : 0;
      keys[i] = (key << Integer.SIZE) | stops[i];
    }
  }

  /** The larger of the two shares that a stop takes of a mean stop; litres or grams may be 0. */
  private static double share(ProblemArrays p, int stop) {
    double litres = java.util.Arrays.stream(p.litres).average().orElse(0);
    double grams = java.util.Arrays.stream(p.grams).average().orElse(0);
    return Math.max(
        litres > 0 ? p.litres[stop] / litres : 0, grams > 0 ? p.grams[stop] / grams : 0);
  }

  private static int fromDepot(ProblemArrays p, int stop) {
    return p.truckCount == 0 ? 0 : p.arcs[0].costFrom[p.startRow[0] * p.arcs[0].size + stop];
  }

  private static int windowLengthS(ProblemArrays p, int stop) {
    int length = 0;
    for (int w = p.windowAt[stop]; w < p.windowAt[stop + 1]; w++) {
      length += p.windowToS[w] - p.windowFromS[w];
    }
    return p.windowAt[stop] == p.windowAt[stop + 1] ? Integer.MAX_VALUE : length;
  }

  private static int lastS(ProblemArrays p, int stop) {
    int to = p.windowAt[stop + 1];
    return p.windowAt[stop] == to ? Integer.MAX_VALUE : p.windowToS[to - 1];
  }
}
