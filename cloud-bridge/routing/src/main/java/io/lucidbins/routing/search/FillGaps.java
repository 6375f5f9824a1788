package io.lucidbins.routing.search;

/**
 * After the search: looks at every place for each absent stop, without blinks and beyond the
 * neighbours, and takes what fits and pays. What is still absent then has a true reason.
 */
final class FillGaps {
  private final ProblemArrays p;
  private final Tours tours;

  FillGaps(ProblemArrays p, Tours tours) {
    this.p = p;
    this.tours = tours;
  }

  /** Runs until no absent stop can be inserted with gain. */
  void run() {
    boolean found = true;
    while (found) {
      found = false;
      int count = tours.absentCount;
      tours.absentCount = 0;
      for (int i = 0; i < count; i++) {
        found |= insertOrKeepAbsent(tours.absent[i]);
      }
    }
  }

  private boolean insertOrKeepAbsent(int stop) {
    var place = CheapestPlace.of(p, tours, stop);
    if (place.after() >= 0 && (p.must[stop] || place.cost() < p.prize[stop])) {
      place.insert(tours, stop);
      return true;
    }
    tours.absent[tours.absentCount++] = stop;
    return false;
  }
}
