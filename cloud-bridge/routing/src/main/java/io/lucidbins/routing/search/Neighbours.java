package io.lucidbins.routing.search;

import java.util.Arrays;

/**
 * For each stop, the stops nearest to it, nearest first, by the cheaper of the two directions on
 * the first kind of truck; ties by number.
 */
final class Neighbours {
  /** How many are looked at when a stop is inserted (planning by SISR with restraint). */
  static final int FOR_INSERTION = 60;

  /** How many are looked at when strings are ruined around a stop. */
  static final int FOR_RUIN = 200;

  /** Neighbours per stop. */
  final int width;

  /** The neighbours of stop i: from {@code i * width} on. */
  final int[] nearest;

  Neighbours(ProblemArrays p) {
    width = Math.max(0, Math.min(FOR_RUIN, p.stopCount - 1));
    nearest = new int[p.stopCount * width];
    if (p.truckCount == 0 || width == 0) {
      return;
    }
    var table = p.arcs[0];
    long[] order = new long[p.stopCount];
    for (int stop = 0; stop < p.stopCount; stop++) {
      for (int other = 0; other < p.stopCount; other++) {
        int there = table.costFrom[stop * table.size + other];
        int back = table.costFrom[other * table.size + stop];
        order[other] = ((long) Math.min(there, back) << Integer.SIZE) | other;
      }
      order[stop] = Long.MAX_VALUE;
      Arrays.sort(order);
      for (int k = 0; k < width; k++) {
        nearest[stop * width + k] = (int) order[k];
      }
    }
  }
}
