package io.lucidbins.routing.search;

/**
 * The cheapest possible place for a stop over all places in all tours.
 *
 * @param after the node to go behind, or -1 if there is none
 * @param cost what the place costs more, if there is one
 */
record CheapestPlace(int after, long cost) {

  static CheapestPlace of(ProblemArrays p, Tours tours, int stop) {
    int bestAfter = -1;
    long bestCost = Long.MAX_VALUE;
    for (int truck = 0; truck < p.truckCount; truck++) {
      if (!tours.fits(stop, truck)) {
        continue;
      }
      for (int node = tours.start(truck); node != tours.end(truck); node = tours.next[node]) {
        long cost = tours.insertionCost(stop, node);
        if (cost < bestCost && tours.possible(stop, node)) {
          bestCost = cost;
          bestAfter = node;
        }
      }
    }
    return new CheapestPlace(bestAfter, bestCost);
  }
}
