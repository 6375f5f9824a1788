package io.lucidbins.routing.search;

/**
 * What one iteration has to put back if its result is refused: the tours that it touched, as they
 * were, and the absent stops. Untouched tours cost nothing.
 */
final class Saved {
  private final Tours tours;
  private final boolean[] isTouched;
  private final boolean[] isChanged; // since its tips were planned
  private final int[] touched;
  private final int[] from; // of each touched tour in rows; the next one's from is its end
  private final int[] rows; // of stops and tips
  private final int[] absent;
  private int touchedCount;
  private int absentCount;
  private int missingMusts;
  private long skippedPrize;
  private long cost;

  Saved(ProblemArrays p, Tours tours) {
    this.tours = tours;
    isTouched = new boolean[p.truckCount];
    isChanged = new boolean[p.truckCount];
    touched = new int[p.truckCount];
    from = new int[p.truckCount + 1];
    rows = new int[p.mostVisits()];
    absent = new int[p.stopCount];
  }

  /** Starts an iteration: all there is now is what {@link #undo} gives back. */
  void begin() {
    for (int i = 0; i < touchedCount; i++) {
      isTouched[touched[i]] = false;
    }
    touchedCount = 0;
    absentCount = tours.absentCount;
    System.arraycopy(tours.absent, 0, absent, 0, absentCount);
    missingMusts = tours.missingMusts;
    skippedPrize = tours.skippedPrize;
    cost = tours.cost;
  }

  /** Keeps a tour as it is; must be called before its first change in an iteration. */
  void touch(int truck) {
    if (isTouched[truck]) {
      return;
    }
    isTouched[truck] = true;
    touched[touchedCount] = truck;
    int at = from[touchedCount];
    int end = tours.end(truck);
    for (int node = tours.next[tours.start(truck)]; node != end; node = tours.next[node]) {
      rows[at++] = tours.row[node];
    }
    from[++touchedCount] = at;
  }

  /** Touches a tour, and notes that its tips have to be planned. */
  void change(int truck) {
    touch(truck);
    isChanged[truck] = true;
  }

  /** Plans the tips of the tours that were changed. */
  void planTipsOfChanged() {
    for (int i = 0; i < touchedCount; i++) {
      int truck = touched[i];
      if (isChanged[truck] && tours.tipping[truck]) {
        tours.planTips(truck);
      }
      isChanged[truck] = false;
    }
  }

  /** Puts everything back as it was at {@link #begin}. */
  void undo() {
    System.arraycopy(absent, 0, tours.absent, 0, absentCount);
    tours.absentCount = absentCount;
    for (int i = 0; i < absentCount; i++) {
      tours.tourOf[absent[i]] = Tours.NONE;
    }
    for (int i = 0; i < touchedCount; i++) {
      tours.dropTips(touched[i]);
    }
    for (int i = 0; i < touchedCount; i++) {
      tours.replace(touched[i], rows, from[i], from[i + 1]);
    }
    tours.missingMusts = missingMusts;
    tours.skippedPrize = skippedPrize;
    tours.cost = cost;
  }
}
