package io.lucidbins.routing.search;

/** The best tours seen so far, as lists of the rows of their stops and tips. */
final class BestTours {
  private final ProblemArrays p;
  private final int[] rows;
  private final int[] from;
  private long objective = Long.MAX_VALUE;

  BestTours(ProblemArrays p) {
    this.p = p;
    rows = new int[p.mostVisits()];
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
      for (int node = tours.next[tours.start(truck)]; node != end; node = tours.next[node]) {
        rows[at++] = tours.row[node];
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
        node = tours.insertRow(rows[i], node);
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
