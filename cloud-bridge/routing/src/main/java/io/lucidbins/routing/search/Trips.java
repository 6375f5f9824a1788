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
    int tail = tours.prev[tours.end(truck)];
    emptyAt(tours.start(truck));
    refresh(truck, tours.next[tours.start(truck)], tail);
  }

  /**
   * Recomputes what changes in a tour in which the nodes from {@code first} to {@code last} are
   * new: from there both ways until nothing differs any more.
   */
  void refresh(int truck, int first, int last) {
    int end = tours.end(truck);
    int changed = tours.prev[first];
    boolean isNew = first != end;
    for (int node = first; node != end; node = tours.next[node]) {
      if (!writeHead(node, tours.prev[node], truck) && !isNew) {
        break;
      }
      changed = node;
      isNew &= node != last;
    }
    int start = tours.start(truck);
    isNew = true;
    for (int node = changed; ; node = tours.prev[node]) {
      boolean differs = writeRest(node, tours.next[node], end, truck);
      if ((!differs && !isNew) || node == start) {
        return;
      }
      isNew &= node != first;
    }
  }

  private void emptyAt(int start) {
    Arrays.fill(headL, start * width, (start + 1) * width, 0);
    Arrays.fill(headG, start * width, (start + 1) * width, 0);
    grossG[start] = 0;
  }

  /** Writes what is aboard behind a node; returns whether that is something new. */
  private boolean writeHead(int node, int before, int truck) {
    boolean isTip = tours.isTip(node);
    int taken = isTip ? takenAt(node, truck) : 0;
    int loaded = isTip ? -1 : tours.compartmentFor(node, truck);
    boolean differs = false;
    int gross = 0;
    for (int c = 0; c < width; c++) {
      boolean emptied = (taken & 1 << c) != 0;
      int litres = emptied ? 0 : headL[before * width + c];
      int grams = emptied ? 0 : headG[before * width + c];
      if (c == loaded) {
        litres += p.litres[node];
        grams += p.grams[node];
      }
      differs |= headL[node * width + c] != litres || headG[node * width + c] != grams;
      headL[node * width + c] = litres;
      headG[node * width + c] = grams;
      gross += grams;
    }
    grossG[node] = gross;
    return differs;
  }

  /** Writes what is to come behind a node; returns whether that is something new. */
  private boolean writeRest(int node, int next, int end, int truck) {
    boolean isTip = tours.isTip(next);
    int taken = isTip ? takenAt(next, truck) : 0;
    int loaded = isTip || next == end ? -1 : tours.compartmentFor(next, truck);
    int bits = next == end ? 0 : emptied[next] | taken;
    boolean differs = emptied[node] != bits;
    emptied[node] = bits;
    for (int c = 0; c < width; c++) {
      boolean ends = next == end || (taken & 1 << c) != 0;
      int litres = ends ? 0 : restL[next * width + c];
      int grams = ends ? 0 : restG[next * width + c];
      int peak = ends ? grossG[node] : peakG[next * width + c];
      peak = isTip ? Math.max(peak, grossG[node]) : peak;
      if (c == loaded) {
        litres += p.litres[next];
        grams += p.grams[next];
      }
      int slot = node * width + c;
      differs |= restL[slot] != litres || restG[slot] != grams || peakG[slot] != peak;
      restL[slot] = litres;
      restG[slot] = grams;
      peakG[slot] = peak;
    }
    return differs;
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
