package io.lucidbins.routing.search;

import java.util.Arrays;

/**
 * The loads along the tours of trucks that can be emptied on their way: for each node and
 * compartment what it holds there, and what is still to come until it is emptied or the tour ends.
 * So that a stop fits behind a node can be said without walking the tour.
 */
final class Trips {
  private final ProblemArrays p;
  private final Tours tours;
  private final int width;
  private final int[] headL; // held when the truck leaves the node
  private final int[] headG;
  private final int[] restL; // to come until the next tip that empties it, or the end
  private final int[] restG;
  private final int[] peakG; // the heaviest the truck gets on that stretch
  private final int[] grossG; // of all compartments, when the truck leaves the node
  private final int[] emptied; // bits of the compartments that a later tip empties

  /** Room for so many nodes, none if no truck can be emptied. */
  Trips(ProblemArrays p, Tours tours, int nodes, int width) {
    this.p = p;
    this.tours = tours;
    this.width = width;
    headL = new int[nodes * width];
    headG = new int[nodes * width];
    restL = new int[nodes * width];
    restG = new int[nodes * width];
    peakG = new int[nodes * width];
    grossG = new int[nodes];
    emptied = new int[nodes];
  }

  /** Recomputes a tour. */
  void refresh(int truck) {
    walkForward(truck);
    walkBack(truck);
  }

  private void walkForward(int truck) {
    int start = tours.start(truck);
    Arrays.fill(headL, start * width, (start + 1) * width, 0);
    Arrays.fill(headG, start * width, (start + 1) * width, 0);
    grossG[start] = 0;
    int end = tours.end(truck);
    for (int at = start, node = tours.next[at]; node != end; at = node, node = tours.next[node]) {
      System.arraycopy(headL, at * width, headL, node * width, width);
      System.arraycopy(headG, at * width, headG, node * width, width);
      grossG[node] = grossG[at];
      if (tours.isTip(node)) {
        unload(node, takenAt(node, truck));
      } else {
        int slot = node * width + tours.compartmentFor(node, truck);
        headL[slot] += p.litres[node];
        headG[slot] += p.grams[node];
        grossG[node] += p.grams[node];
      }
    }
  }

  private void unload(int node, int taken) {
    for (int bits = taken; bits != 0; bits &= bits - 1) {
      int slot = node * width + Integer.numberOfTrailingZeros(bits);
      grossG[node] -= headG[slot];
      headL[slot] = 0;
      headG[slot] = 0;
    }
  }

  private void walkBack(int truck) {
    int node = tours.prev[tours.end(truck)];
    Arrays.fill(restL, node * width, (node + 1) * width, 0);
    Arrays.fill(restG, node * width, (node + 1) * width, 0);
    Arrays.fill(peakG, node * width, (node + 1) * width, grossG[node]);
    emptied[node] = 0;
    int start = tours.start(truck);
    for (int at = node; at != start; at = tours.prev[at]) {
      carryBack(at, tours.prev[at], truck);
    }
  }

  private void carryBack(int node, int before, int truck) {
    System.arraycopy(restL, node * width, restL, before * width, width);
    System.arraycopy(restG, node * width, restG, before * width, width);
    System.arraycopy(peakG, node * width, peakG, before * width, width);
    emptied[before] = emptied[node];
    if (!tours.isTip(node)) {
      int slot = before * width + tours.compartmentFor(node, truck);
      restL[slot] += p.litres[node];
      restG[slot] += p.grams[node];
      return;
    }
    int taken = takenAt(node, truck);
    emptied[before] |= taken;
    for (int c = 0; c < width; c++) {
      int slot = before * width + c;
      boolean ends = (taken & 1 << c) != 0;
      restL[slot] = ends ? 0 : restL[slot];
      restG[slot] = ends ? 0 : restG[slot];
      peakG[slot] = ends ? grossG[before] : Math.max(peakG[slot], grossG[before]);
    }
  }

  private int takenAt(int tip, int truck) {
    return p.disposal.takes(p.kindOf[truck], tours.row[tip] - p.stopCount);
  }

  /** Whether the stop fits behind the node with the tips as they are. */
  boolean fits(int stop, int after) {
    int truck = tours.tourOf[after];
    int c = tours.compartmentFor(stop, truck);
    int slot = after * width + c;
    return p.litres[stop] <= tours.capacityL(truck, c) - headL[slot] - restL[slot]
        && p.grams[stop] <= tours.capacityG(truck, c) - headG[slot] - restG[slot]
        && p.grams[stop] <= tours.grossG(truck) - peakG[slot]
        && isUnloaded(stop, after, truck, c);
  }

  private boolean isUnloaded(int stop, int after, int truck, int compartment) {
    return !p.disposal.endsEmpty(p.kindOf[truck])
        || (emptied[after] & 1 << compartment) != 0
        || (p.litres[stop] == 0 && p.grams[stop] == 0);
  }

  /** Whether the stop fits behind the node if the truck tips right after it. */
  boolean fitsBeforeTip(int stop, int after) {
    int truck = tours.tourOf[after];
    int c = tours.compartmentFor(stop, truck);
    int slot = after * width + c;
    return p.litres[stop] <= tours.capacityL(truck, c) - headL[slot]
        && p.grams[stop] <= tours.capacityG(truck, c) - headG[slot]
        && p.grams[stop] <= tours.grossG(truck) - grossG[after];
  }

  /** Whether the stop fits behind the node if its compartment is emptied in between. */
  boolean fitsAfterTip(int stop, int after) {
    int truck = tours.tourOf[after];
    int c = tours.compartmentFor(stop, truck);
    int slot = after * width + c;
    return (headL[slot] > 0 || headG[slot] > 0)
        && p.litres[stop] <= tours.capacityL(truck, c) - restL[slot]
        && p.grams[stop] <= tours.capacityG(truck, c) - restG[slot]
        && p.grams[stop] <= tours.grossG(truck) - (peakG[slot] - headG[slot])
        && isUnloaded(stop, after, truck, c);
  }
}
