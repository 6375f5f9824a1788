package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Rates;
import io.lucidbins.routing.TravelTimes;

/**
 * What it costs and how long it takes to go from row to row, for one kind of truck. The cost of an
 * arc includes the service at its end, so a tour costs the sum of its arcs. Costs are kept twice,
 * by origin and by destination: all that the insertion of one stop reads then lies in two rows,
 * which stay in the processor's first cache.
 */
final class ArcTable {
  /**
   * No way from here to there, or none within the longest shift; never added to anything that is
   * used.
   */
  static final int BLOCKED = Integer.MAX_VALUE;

  final int size;

  /** Cost from row a to row b, at {@code a * size + b}. */
  final int[] costFrom;

  /** Cost from row a to row b, at {@code b * size + a}. */
  final int[] costTo;

  /** Seconds of driving from row a to row b, at {@code a * size + b}. */
  final int[] seconds;

  final boolean anyBlocked;

  private ArcTable(int size, int[] costFrom, int[] costTo, int[] seconds) {
    this.size = size;
    this.costFrom = costFrom;
    this.costTo = costTo;
    this.seconds = seconds;
    boolean blocked = false;
    for (int cost : costFrom) {
      blocked |= cost == BLOCKED;
    }
    anyBlocked = blocked;
  }

  /**
   * Reads the table for a rate.
   *
   * @throws IllegalArgumentException if one arc costs more than 2,147 units of money
   */
  static ArcTable of(TravelTimes times, Rates rates, int longestShiftS, Rows rows, int[] serviceS) {
    int size = rows.count();
    int[] costFrom = new int[size * size];
    int[] costTo = new int[size * size];
    int[] seconds = new int[size * size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        int service = b < serviceS.length ? serviceS[b] : 0;
        int cost = cost(times, rates, longestShiftS, rows, a, b, service);
        costFrom[a * size + b] = cost;
        costTo[b * size + a] = cost;
        seconds[a * size + b] =
            cost == BLOCKED ? 0 : times.seconds(rows.location(a), rows.location(b));
      }
    }
    return new ArcTable(size, costFrom, costTo, seconds);
  }

  private static int cost(
      TravelTimes times, Rates rates, int longestShiftS, Rows rows, int a, int b, int serviceS) {
    var from = rows.location(a);
    var to = rows.location(b);
    if (!times.reachable(from, to) || times.seconds(from, to) > longestShiftS) {
      return BLOCKED;
    }
    Cost cost =
        rates
            .perMetre()
            .times(times.metres(from, to))
            .plus(rates.perSecond().times(Math.addExact(times.seconds(from, to), serviceS)));
    if (cost.value() >= BLOCKED) {
      throw new IllegalArgumentException(
          "the way from place %d to place %d costs %d millionths; one leg may cost less than %d"
              .formatted(from.index(), to.index(), cost.value(), BLOCKED));
    }
    return (int) cost.value();
  }

  /** The longest drive that starts at a row, in seconds. */
  int longestS(int row) {
    int longest = 0;
    for (int to = 0; to < size; to++) {
      longest = Math.max(longest, seconds[row * size + to]);
    }
    return longest;
  }
}
