package io.lucidbins.routing.search;

/**
 * The cheapest possible place for a stop over all places in all tours. Where a truck can be emptied
 * on its way, the tips of the whole tour are planned anew for each place.
 *
 * @param after the stop or start to go behind, or -1 if there is no place
 * @param cost what the place costs more, if there is one
 */
record CheapestPlace(int after, long cost) {

  static CheapestPlace of(ProblemArrays p, Tours tours, int stop) {
    var best = new CheapestPlace(-1, Long.MAX_VALUE);
    for (int truck = 0; truck < p.truckCount; truck++) {
      if (tours.fits(stop, truck) && isFirstOfEmpty(p, tours, truck)) {
        best =
            tours.tipping[truck]
                ? best.orWithTips(p, tours, stop, truck)
                : best.orIn(tours, stop, truck);
      }
    }
    return best;
  }

  private static boolean isFirstOfEmpty(ProblemArrays p, Tours tours, int truck) {
    return tours.size[truck] > 0 || tours.emptyTruck(p.kindOf[truck]) == truck;
  }

  private CheapestPlace orIn(Tours tours, int stop, int truck) {
    var best = this;
    for (int node = tours.start(truck); node != tours.end(truck); node = tours.next[node]) {
      long cost = tours.insertionCost(stop, node);
      if (cost < best.cost && tours.possible(stop, node)) {
        best = new CheapestPlace(node, cost);
      }
    }
    return best;
  }

  private CheapestPlace orWithTips(ProblemArrays p, Tours tours, int stop, int truck) {
    var best = this;
    var planner = tours.planner;
    long without = tours.size[truck] == 0 ? -p.fixedCost[truck] : tours.arcsCost(truck);
    for (int node = tours.start(truck); node != tours.end(truck); node = tours.next[node]) {
      long bound = best.after < 0 ? Long.MAX_VALUE : best.cost + without;
      if (!tours.isTip(node) && planner.planWith(stop, node, p.shiftToS[truck], bound)) {
        best = new CheapestPlace(node, planner.cost - without);
      }
    }
    return best;
  }

  /** Puts the stop there. */
  void insert(Tours tours, int stop) {
    int truck = tours.tourOf[after];
    tours.noLongerAbsent(stop);
    tours.dropTips(truck);
    tours.insert(stop, after);
    tours.mend(truck);
  }
}
