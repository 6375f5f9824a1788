package io.lucidbins.routing.search;

/**
 * The cheapest tips for a given order of stops. Where a tip empties the whole truck, {@link
 * TripSplit} is tried first; else, or if its result is late, by dynamic programming over {@link
 * TipLabels}: stop by stop, each way to be there is carried on directly and by way of the
 * facilities near it. Exact, but for two limits: {@link Disposal#NEAREST} and {@link
 * TipLabels#MOST}.
 */
final class TipPlanner {
  private static final int NONE = -1;

  private final ProblemArrays p;
  private final Tours tours;
  private final TripSplit trips;
  private final TipLabels labels;

  /** The result: rows of the stops and tips, in order. */
  final int[] visits;

  int visitCount;

  /** The result: stops that cannot stay, whatever the tips. */
  final int[] refused;

  int refusedCount;

  /** The result: what the visits and the way home cost, without the fixed cost. */
  long cost;

  /** The result: when the truck is home. */
  int endS;

  private final int[] order; // the stops that were asked for
  private int orderCount;
  private final int[] kept; // those of them that have labels
  private int keptCount;
  private final int[] labelsAt; // where the labels behind each kept stop begin; first the start's

  TipPlanner(ProblemArrays p, Tours tours) {
    this.p = p;
    this.tours = tours;
    trips = new TripSplit(p, tours);
    labels = new TipLabels(p, tours);
    int room = p.facilities.isEmpty() ? 0 : p.stopCount + 1;
    visits = new int[2 * room];
    refused = new int[room];
    order = new int[room];
    kept = new int[room];
    labelsAt = new int[room + 2];
  }

  /** Plans the tour as it is; what cannot stay in it is refused. */
  void plan(int truck) {
    readOrder(truck, NONE, NONE);
    refusedCount = 0;
    int shiftToS = p.shiftToS[truck];
    if (!runTrips(truck, shiftToS) && !runLabels(truck, shiftToS, false)) {
      runLabels(truck, shiftToS, true);
    }
  }

  /** Whether the tour can have one more stop behind a stop or the start. */
  boolean planWith(int stop, int after) {
    return planWith(stop, after, p.shiftToS[tours.tourOf[after]], Long.MAX_VALUE);
  }

  /** As {@link #planWith(int, int)}, with another end of the shift, and for less than a cost. */
  boolean planWith(int stop, int after, int shiftToS, long bound) {
    int truck = tours.tourOf[after];
    readOrder(truck, stop, after);
    refusedCount = 0;
    if (runTrips(truck, shiftToS)) {
      return cost < bound;
    }
    return p.shiftFromS[truck] + trips.leastS(truck, order, orderCount) <= shiftToS
        && trips.leastCost(truck, order, orderCount) < bound
        && runLabels(truck, shiftToS, false)
        && cost < bound;
  }

  /** The driving and service that the tour takes at least with one more stop; 0 if unknown. */
  long leastSecondsWith(int stop, int after) {
    readOrder(tours.tourOf[after], stop, after);
    return trips.leastS(tours.tourOf[after], order, orderCount);
  }

  private void readOrder(int truck, int extra, int after) {
    orderCount = 0;
    int end = tours.end(truck);
    for (int node = tours.start(truck); node != end; node = tours.next[node]) {
      if (node < p.stopCount) {
        order[orderCount++] = node;
      }
      if (node == after) {
        order[orderCount++] = extra;
      }
    }
  }

  private boolean runTrips(int truck, int shiftToS) {
    if (!p.disposal.emptiesAll(p.kindOf[truck])
        || !trips.plan(truck, shiftToS, order, orderCount)) {
      return false;
    }
    visitCount = trips.visitCount;
    System.arraycopy(trips.visits, 0, visits, 0, visitCount);
    cost = trips.cost;
    endS = trips.endS;
    return true;
  }

  private boolean runLabels(int truck, int shiftToS, boolean mayRefuse) {
    keptCount = 0;
    labels.begin(truck, shiftToS, order, orderCount, !mayRefuse);
    labelsAt[0] = 0;
    labelsAt[1] = labels.count;
    for (int i = 0; i < orderCount; i++) {
      if (!advance(i)) {
        if (!mayRefuse) {
          return false;
        }
        refused[refusedCount++] = order[i];
      }
    }
    int last = goHome();
    while (last == NONE && keptCount > 0 && mayRefuse) {
      refused[refusedCount++] = kept[--keptCount];
      last = goHome();
    }
    if (last == NONE) {
      visitCount = 0;
      return false;
    }
    readBack(last);
    return true;
  }

  private boolean advance(int position) {
    int stop = order[position];
    int from = labelsAt[keptCount];
    int to = labelsAt[keptCount + 1];
    if (!labels.collect(stop, position, from, to)) {
      return false;
    }
    labels.tip(stop, position, to);
    kept[keptCount++] = stop;
    labelsAt[keptCount + 1] = labels.count;
    return true;
  }

  /** The label from which going home is cheapest, or -1. */
  private int goHome() {
    int best = NONE;
    cost = Long.MAX_VALUE;
    for (int label = labelsAt[keptCount]; label < labelsAt[keptCount + 1]; label++) {
      long whole = labels.costHome(label);
      if (whole < cost) {
        cost = whole;
        best = label;
      }
    }
    endS = best == NONE ? ProblemArrays.NEVER : labels.homeS(best);
    return best;
  }

  private void readBack(int last) {
    visitCount = 0;
    for (int label = last; labels.parent(label) != NONE; label = labels.parent(label)) {
      visitCount++;
    }
    int at = visitCount;
    for (int label = last; labels.parent(label) != NONE; label = labels.parent(label)) {
      visits[--at] = labels.row(label);
    }
  }
}
