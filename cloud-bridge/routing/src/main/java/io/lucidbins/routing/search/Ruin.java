package io.lucidbins.routing.search;

import java.util.SplittableRandom;

/**
 * Adjacent string removal: around a random stop, a string of stops is taken out of each of a few
 * neighbouring tours, which leaves slack in the same place in all of them (Christiaens and Vanden
 * Berghe 2020, section 5.2).
 */
final class Ruin {
  /** Stops taken out per iteration, on average. */
  static final double MEAN_REMOVED = 10;

  /** Stops in a string, at most. */
  static final double LONGEST_STRING = 10;

  /** Share of the strings that keep some stops in their middle. */
  static final double SPLIT_SHARE = 0.5;

  /** Chance that one more stop is kept in the middle of a split string. */
  static final double SPLIT_DEPTH = 0.01;

  /** Share of the ruins that empty one truck instead. */
  static final double WHOLE_TOUR_SHARE = 0.02;

  private final ProblemArrays p;
  private final Tours tours;
  private final Neighbours neighbours;
  private final Saved saved;
  private final SplittableRandom random;
  private final long[] ruinedAt; // by truck: the number of the ruin that last struck it
  private long ruin;

  Ruin(ProblemArrays p, Tours tours, Neighbours neighbours, Saved saved, SplittableRandom random) {
    this.p = p;
    this.tours = tours;
    this.neighbours = neighbours;
    this.saved = saved;
    this.random = random;
    ruinedAt = new long[p.truckCount];
  }

  /** Takes strings out of the tours around a random stop. */
  void run() {
    ruin++;
    int served = p.stopCount - tours.absentCount;
    if (served == 0) {
      return;
    }
    double longest = Math.min(LONGEST_STRING, (double) served / tours.usedTrucks);
    if (random.nextDouble() < WHOLE_TOUR_SHARE) {
      emptyTourOf(random.nextInt(p.stopCount));
      return;
    }
    double mostStrings = 4 * MEAN_REMOVED / (1 + longest) - 1;
    int strings = (int) (1 + random.nextDouble() * mostStrings);
    int seed = random.nextInt(p.stopCount);
    strings -= strike(seed, longest);
    int from = seed * neighbours.width;
    for (int k = from; k < from + neighbours.width && strings > 0; k++) {
      strings -= strike(neighbours.nearest[k], longest);
    }
  }

  private void emptyTourOf(int stop) {
    int truck = tours.tourOf[stop];
    if (truck != Tours.NONE) {
      saved.touch(truck);
      tours.dropTips(truck);
      remove(tours.next[tours.start(truck)], tours.size[truck]);
      tours.mend(truck);
    }
  }

  /** Removes a string with this stop from its tour, unless it has lost one; returns how many. */
  private int strike(int stop, double longest) {
    int truck = tours.tourOf[stop];
    if (truck == Tours.NONE || ruinedAt[truck] == ruin) {
      return 0;
    }
    ruinedAt[truck] = ruin;
    saved.touch(truck);
    tours.dropTips(truck);
    int size = tours.size[truck];
    int length = (int) (1 + random.nextDouble() * Math.min(size, longest));
    length = Math.min(length, size);
    int kept = keptInTheMiddle(length, size);
    removeString(stop, truck, length, kept);
    if (p.fragile) {
      tours.mend(truck);
    }
    return 1;
  }

  private int keptInTheMiddle(int length, int size) {
    if (length < 2 || length == size || random.nextDouble() >= SPLIT_SHARE) {
      return 0;
    }
    int kept = 1;
    while (length + kept < size && random.nextDouble() < SPLIT_DEPTH) {
      kept++;
    }
    return kept;
  }

  /** Removes {@code length} stops of a stretch that holds the stop, leaving some in its middle. */
  private void removeString(int stop, int truck, int length, int kept) {
    int stretch = length + kept;
    int behind = steps(tours.next, stop, tours.end(truck), stretch - 1);
    int ahead = steps(tours.prev, stop, tours.start(truck), stretch - 1);
    int least = stretch - 1 - behind;
    int back = least + random.nextInt(ahead - least + 1);
    int at = stop;
    for (int i = 0; i < back; i++) {
      at = tours.prev[at];
    }
    int first = kept == 0 ? length : 1 + random.nextInt(length - 1);
    at = remove(at, first);
    for (int i = 0; i < kept; i++) {
      at = tours.next[at];
    }
    remove(at, length - first);
  }

  private int remove(int stop, int count) {
    int at = stop;
    for (int i = 0; i < count; i++) {
      int after = tours.next[at];
      tours.remove(at);
      at = after;
    }
    return at;
  }

  /** How many steps there are from a stop to the tour's end, at most {@code most}. */
  private static int steps(int[] way, int stop, int end, int most) {
    int steps = 0;
    for (int at = way[stop]; at != end && steps < most; at = way[at]) {
      steps++;
    }
    return steps;
  }
}
