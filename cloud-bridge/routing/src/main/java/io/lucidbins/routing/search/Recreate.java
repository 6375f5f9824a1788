package io.lucidbins.routing.search;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Greedy insertion with blinks: the absent stops, in a drawn order, each go to the cheapest
 * possible place, but each place is overlooked with a chance of one percent (Christiaens and Vanden
 * Berghe 2020, section 5.3). Looked at are both sides of a stop's nearest neighbours and one empty
 * truck of each kind; if a must finds nothing there, all places. Where a stop does not fit with the
 * tips of a tour as they are, {@link TipPlaces} tries a tip beside it; at the end the tips of all
 * changed tours are planned anew.
 */
final class Recreate {
  /** The chance that a place is overlooked. */
  static final double BLINK = 0.01;

  /**
   * The chance that the empty trucks of one kind are overlooked, where there are several kinds: the
   * truck that is dear for the first stop may be the cheap one for the whole tour.
   */
  static final double KIND_BLINK = 0.2;

  private static final int GAPS = 4096;
  private static final int NOWHERE = -1;

  private final ProblemArrays p;
  private final Tours tours;
  private final Neighbours neighbours;
  private final Saved saved;
  private final SortOrders orders;
  private final SplittableRandom random;
  private final long[] keys;
  private final int[] gaps = new int[GAPS];
  private final int looked;
  private final TipPlaces tipPlaces;
  private int untilBlink;
  private long bestCost;
  private int bestAfter;
  private int bestTip;
  private boolean bestTipsFirst;

  Recreate(
      ProblemArrays p, Tours tours, Neighbours neighbours, Saved saved, SplittableRandom random) {
    this.p = p;
    this.tours = tours;
    this.neighbours = neighbours;
    this.saved = saved;
    this.random = random;
    orders = new SortOrders(p, random);
    keys = new long[p.stopCount];
    tipPlaces = new TipPlaces(p, tours);
    looked = Math.min(Neighbours.FOR_INSERTION, neighbours.width);
    // Places between two blinks are geometric; a table spares a logarithm and a draw per place.
    for (int i = 0; i < GAPS; i++) {
      gaps[i] = (int) (StrictMath.log1p(-(i + 0.5) / GAPS) / StrictMath.log1p(-BLINK));
    }
    untilBlink = gaps[random.nextInt(GAPS)];
  }

  /** Puts the absent stops back as far as they fit and are worth it. */
  void run(int prizePermille) {
    int count = tours.absentCount;
    orders.keys(tours.absent, count, keys);
    Arrays.sort(keys, 0, count);
    tours.absentCount = 0;
    for (int i = 0; i < count; i++) {
      int stop = (int) keys[i];
      findPlace(stop, prizePermille);
      if (bestAfter == NOWHERE) {
        tours.absent[tours.absentCount++] = stop;
      } else {
        int truck = tours.tourOf[bestAfter];
        saved.change(truck);
        tours.noLongerAbsent(stop);
        insertAtBest(stop, truck);
      }
    }
    saved.planTipsOfChanged();
  }

  private void insertAtBest(int stop, int truck) {
    if (tours.tipping[truck]) {
      tipPlaces.insert(stop, bestAfter, bestTip, bestTipsFirst);
    } else {
      tours.insert(stop, bestAfter);
      tours.refreshTimes(truck);
    }
  }

  private void findPlace(int stop, int prizePermille) {
    bestAfter = NOWHERE;
    bestCost = p.must[stop] ? Long.MAX_VALUE : p.prize[stop] * prizePermille / 1000;
    lookAtNeighbours(stop);
    lookAtEmptyTrucks(stop);
    if (bestAfter == NOWHERE && p.must[stop]) {
      lookEverywhere(stop);
    }
  }

  private void lookAtNeighbours(int stop) {
    int[] nearest = neighbours.nearest;
    int from = stop * neighbours.width;
    int to = from + looked;
    for (int k = from; k < to; k++) {
      int neighbour = nearest[k];
      int truck = tours.tourOf[neighbour];
      if (truck != Tours.NONE && tours.fits(stop, truck)) {
        lookBehind(stop, neighbour, truck);
        int before = tours.prev[neighbour];
        if (before >= p.stopCount) {
          lookBehind(stop, before, truck);
        }
      }
    }
  }

  private void lookAtEmptyTrucks(int stop) {
    for (int kind = 0; kind < p.arcs.length; kind++) {
      int truck = tours.emptyTruck(kind);
      boolean overlooked = p.arcs.length > 1 && random.nextDouble() < KIND_BLINK;
      if (truck >= 0 && !overlooked && tours.fits(stop, truck)) {
        considerAny(stop, tours.start(truck), truck);
      }
    }
  }

  private void lookEverywhere(int stop) {
    for (int truck = 0; truck < p.truckCount; truck++) {
      if (tours.size[truck] > 0 && tours.fits(stop, truck)) {
        for (int node = tours.start(truck); node != tours.end(truck); node = tours.next[node]) {
          considerAny(stop, node, truck);
        }
      }
    }
  }

  /** The hot line of the search: one place in a used tour. */
  private void lookBehind(int stop, int after, int truck) {
    if (--untilBlink < 0) {
      untilBlink = gaps[random.nextInt(GAPS)];
      return;
    }
    if (tours.tipping[truck]) {
      considerTips(stop, after);
      return;
    }
    var table = tours.arcsOf[truck];
    int base = stop * table.size;
    long cost =
        (long) table.costTo[base + tours.row[after]]
            + table.costFrom[base + tours.row[tours.next[after]]]
            - tours.costToNext[after];
    consider(stop, after, cost);
  }

  private void considerAny(int stop, int after, int truck) {
    if (tours.tipping[truck]) {
      considerTips(stop, after);
    } else {
      consider(stop, after, tours.insertionCost(stop, after));
    }
  }

  private void consider(int stop, int after, long cost) {
    if (cost < bestCost && (!p.fragile || tours.possible(stop, after))) {
      bestCost = cost;
      bestAfter = after;
      bestTip = TipPlaces.NO_TIP;
    }
  }

  private void considerTips(int stop, int after) {
    if (tipPlaces.find(stop, after, bestCost)) {
      bestCost = tipPlaces.cost;
      bestAfter = after;
      bestTip = tipPlaces.tip;
      bestTipsFirst = tipPlaces.tipsFirst;
    }
  }
}
