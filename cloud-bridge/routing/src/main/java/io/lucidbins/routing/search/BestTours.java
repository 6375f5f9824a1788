package io.lucidbins.routing.search;

/** The best tours seen so far, as lists of stops. */
final class BestTours {
  private final ProblemArrays p;
  private final int[] stops;
  private final int[] from;
  private long objective = Long.MAX_VALUE;

  BestTours(ProblemArrays p) {
    this.p = p;
    stops = new int[p.stopCount];
    from = new int[p.truckCount + 1];
  }

  /** The full objective of the best, prizes at their true value. */
  long objective() {
    return objective;
  }

  /** Keeps the tours if they are better than the best; returns whether they were. */
  boolean offer(Tours tours) {
    long offered = tours.objective(1000);
    if (offered >= objective) {
      return false;
    }
    objective = offered;
    int at = 0;
    for (int truck = 0; truck < p.truckCount; truck++) {
      from[truck] = at;
      int end = tours.end(truck);
      for (int stop = tours.next[tours.start(truck)]; stop != end; stop = tours.next[stop]) {
        stops[at++] = stop;
      }
    }
    from[p.truckCount] = at;
    return true;
  }

  /** The best as fresh tours. */
  Tours restore() {
    var tours = new Tours(p);
    tours.absentCount = 0;
    tours.skippedPrize = 0;
    tours.missingMusts = 0;
    for (int truck = 0; truck < p.truckCount; truck++) {
      int node = tours.start(truck);
      for (int i = from[truck]; i < from[truck + 1]; i++) {
        tours.insert(stops[i], node);
        node = stops[i];
      }
      tours.refreshTimes(truck);
    }
    for (int stop = 0; stop < p.stopCount; stop++) {
      if (tours.tourOf[stop] == Tours.NONE) {
        tours.addAbsent(stop);
      }
    }
    return tours;
  }
}
