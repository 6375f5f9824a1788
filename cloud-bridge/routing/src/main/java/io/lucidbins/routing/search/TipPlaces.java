package io.lucidbins.routing.search;

/**
 * The cheap ways to have a stop behind a node of a tour that can tip: as the tips are, or, where it
 * does not fit so, with one more tip right before or right behind it. Loads and times come from
 * what {@link Trips} and {@link Tours} keep, so nothing is walked.
 */
final class TipPlaces {
  static final int NO_TIP = -1;

  private final ProblemArrays p;
  private final Tours tours;

  /** The result: what it costs more. */
  long cost;

  /** The result: the facility of the tip beside the stop, or {@link #NO_TIP}. */
  int tip;

  /** The result: whether that tip comes before the stop. */
  boolean tipsFirst;

  TipPlaces(ProblemArrays p, Tours tours) {
    this.p = p;
    this.tours = tours;
  }

  /** Looks for a way that costs less than the bound; the stop alone fits into the empty truck. */
  boolean find(int stop, int after, long bound) {
    cost = tours.insertionCost(stop, after);
    boolean mayBeBlocked = tours.arcsOf[tours.tourOf[after]].anyBlocked;
    if (cost >= bound && (!mayBeBlocked || hasWays(stop, after))) {
      return false; // with a tip it is hardly cheaper
    }
    if (tours.trips.fits(stop, after)) {
      tip = NO_TIP;
      return cost < bound && tours.possible(stop, after);
    }
    boolean behind = tours.trips.fitsBeforeTip(stop, after);
    boolean first = tours.trips.fitsAfterTip(stop, after);
    cost = bound;
    if (behind || first) {
      lookAtFacilities(stop, after, first, behind);
    }
    return cost < bound;
  }

  /** Puts the stop there, with the tip that was found, and refreshes the tour. */
  void insert(int stop, int after, int tip, boolean tipsFirst) {
    int first = stop;
    int last = stop;
    if (tip == NO_TIP) {
      tours.insert(stop, after);
    } else if (tipsFirst) {
      first = tours.insertTip(tip, after);
      tours.insert(stop, first);
    } else {
      tours.insert(stop, after);
      last = tours.insertTip(tip, stop);
    }
    tours.refreshAround(tours.tourOf[stop], first, last);
  }

  private boolean hasWays(int stop, int after) {
    var table = tours.arcsOf[tours.tourOf[after]];
    int base = stop * table.size;
    return table.costTo[base + tours.row[after]] != ArcTable.BLOCKED
        && table.costFrom[base + tours.row[tours.next[after]]] != ArcTable.BLOCKED;
  }

  private void lookAtFacilities(int stop, int after, boolean first, boolean behind) {
    int truck = tours.tourOf[after];
    int kind = p.kindOf[truck];
    int compartment = 1 << tours.compartmentFor(stop, truck);
    int from = tours.row[after];
    int to = tours.row[tours.next[after]];
    long without = tours.size[truck] == 0 ? -p.fixedCost[truck] : tours.costToNext[after];
    for (int facility : p.disposal.near(kind, stop)) {
      if ((p.disposal.takes(kind, facility) & compartment) != 0) {
        int row = p.stopCount + facility;
        if (behind) {
          offer(after, from, stop, row, to, without, false);
        }
        if (first) {
          offer(after, from, row, stop, to, without, true);
        }
      }
    }
  }

  private void offer(int after, int from, int a, int b, int to, long without, boolean first) {
    var table = tours.arcsOf[tours.tourOf[after]];
    int[] arcs = table.costFrom;
    int there = arcs[from * table.size + a];
    int between = arcs[a * table.size + b];
    int onwards = arcs[b * table.size + to];
    long sum = (long) there + between + onwards - without;
    if (sum < cost
        && there != ArcTable.BLOCKED
        && between != ArcTable.BLOCKED
        && onwards != ArcTable.BLOCKED
        && inTime(after, from, a, b, to, table)) {
      cost = sum;
      tip = (first ? a : b) - p.stopCount;
      tipsFirst = first;
    }
  }

  private boolean inTime(int after, int from, int a, int b, int to, ArcTable table) {
    int size = table.size;
    int start = p.earliestStartS(a, tours.departureS[after] + table.seconds[from * size + a]);
    if (start == ProblemArrays.NEVER) {
      return false;
    }
    start = p.earliestStartS(b, start + p.serviceS[a] + table.seconds[a * size + b]);
    return start != ProblemArrays.NEVER
        && start + p.serviceS[b] + table.seconds[b * size + to] <= tours.latestS[tours.next[after]];
  }
}
