package io.lucidbins.routing.search;

/**
 * What one iteration has to put back if its result is refused: the tours that it touched, as they
 * were, and the absent stops. Untouched tours cost nothing.
 */
final class Saved {
  private final Tours tours;
  private final boolean[] isTouched;
  private final int[] touched;
  private final int[] from; // of each touched tour in stops; the next one's from is its end
  private final int[] stops;
  private final int[] absent;
  private int touchedCount;
  private int absentCount;
  private int missingMusts;
  private long skippedPrize;
  private long cost;

  Saved(ProblemArrays p, Tours tours) {
    this.tours = tours;
    isTouched = new boolean[p.truckCount];
    touched = new int[p.truckCount];
    from = new int[p.truckCount + 1];
    stops = new int[p.stopCount];
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
    for (int stop = tours.next[tours.start(truck)]; stop != end; stop = tours.next[stop]) {
      stops[at++] = stop;
    }
    from[++touchedCount] = at;
  }

  /** Puts everything back as it was at {@link #begin}. */
  void undo() {
    System.arraycopy(absent, 0, tours.absent, 0, absentCount);
    tours.absentCount = absentCount;
    for (int i = 0; i < absentCount; i++) {
      tours.tourOf[absent[i]] = Tours.NONE;
    }
    for (int i = 0; i < touchedCount; i++) {
      tours.replace(touched[i], stops, from[i], from[i + 1]);
    }
    tours.missingMusts = missingMusts;
    tours.skippedPrize = skippedPrize;
    tours.cost = cost;
  }
}
