package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import java.util.Arrays;
import java.util.BitSet;

/**
 * All trucks' days at one moment of the search: each tour is a doubly linked list of visits between
 * the truck's start and end, with its loads, its room and its times. Also the stops in no tour.
 *
 * <p>A node is a stop (0 to n - 1), a truck's start (n + truck) or its end (n + trucks + truck).
 */
final class Tours {
  /** In {@link #tourOf}: the stop is in no tour. */
  static final int NONE = -1;

  private final ProblemArrays p;
  private final int streamCount;
  private final int width; // the most compartments of a truck
  private final int[] compartmentOf; // by truck and stream; -1 if the truck does not take it
  private final int[] capacityL; // by truck and compartment
  private final int[] capacityG;
  private final int[] grossG;
  private final int[] loadL;
  private final int[] loadG;
  private final BitSet[] emptyTrucks; // by kind

  final int[] next;
  final int[] prev;
  final int[] tourOf;

  /** The arc table's row of each node. */
  final int[] row;

  /** The cost of the arc that leaves a node; unused at a truck's end. */
  final int[] costToNext;

  /** The arc table of each tour. */
  final ArcTable[] arcsOf;

  /** Stops in each tour. */
  final int[] size;

  /** What still fits, by truck and stream; -1 if the truck does not take the stream. */
  final int[] roomL;

  final int[] roomG;

  /** The earliest departure from a node, and the latest start there; kept only if timed. */
  final int[] departureS;

  final int[] latestS;

  /** Stops in no tour: the first {@link #absentCount}. */
  final int[] absent;

  int absentCount;
  int missingMusts;
  long skippedPrize;

  /** The routes' cost: arcs and fixed costs. */
  long cost;

  int usedTrucks;

  Tours(ProblemArrays p) {
    this.p = p;
    int trucks = p.truckCount;
    int nodes = p.stopCount + 2 * trucks;
    streamCount = p.streams.size();
    compartmentOf = new int[trucks * streamCount];
    width = p.trucks.stream().mapToInt(t -> t.compartments().size()).max().orElse(0);
    capacityL = new int[trucks * width];
    capacityG = new int[trucks * width];
    loadL = new int[trucks * width];
    loadG = new int[trucks * width];
    grossG = new int[trucks];
    emptyTrucks = new BitSet[p.arcs.length];
    next = new int[nodes];
    prev = new int[nodes];
    tourOf = new int[nodes];
    row = new int[nodes];
    costToNext = new int[nodes];
    arcsOf = new ArcTable[trucks];
    size = new int[trucks];
    roomL = new int[trucks * streamCount];
    roomG = new int[trucks * streamCount];
    departureS = new int[nodes];
    latestS = new int[nodes];
    absent = new int[p.stopCount];
    Arrays.setAll(emptyTrucks, _ -> new BitSet());
    for (int truck = 0; truck < trucks; truck++) {
      readTruck(truck);
    }
    for (int stop = 0; stop < p.stopCount; stop++) {
      row[stop] = stop;
      tourOf[stop] = NONE;
      addAbsent(stop);
    }
  }

  private void readTruck(int truck) {
    var vehicle = p.trucks.get(truck);
    for (int c = 0; c < vehicle.compartments().size(); c++) {
      capacityL[truck * width + c] = vehicle.compartments().get(c).litres().value();
      capacityG[truck * width + c] = vehicle.compartments().get(c).grams().value();
    }
    for (int s = 0; s < streamCount; s++) {
      compartmentOf[truck * streamCount + s] =
          vehicle.compartmentFor(p.streams.get(s)).orElse(NONE);
    }
    grossG[truck] = vehicle.gross().value();
    arcsOf[truck] = p.arcs[p.kindOf[truck]];
    int start = start(truck);
    int end = end(truck);
    row[start] = p.startRow[truck];
    row[end] = p.endRow[truck];
    tourOf[start] = truck;
    tourOf[end] = truck;
    emptyTrucks[p.kindOf[truck]].set(truck);
    link(start, end, truck);
    refreshRoom(truck);
    refreshTimes(truck);
  }

  int start(int truck) {
    return p.stopCount + truck;
  }

  int end(int truck) {
    return p.stopCount + p.truckCount + truck;
  }

  /** The lowest truck of the kind that stays at home, or -1. */
  int emptyTruck(int kind) {
    return emptyTrucks[kind].nextSetBit(0);
  }

  /** The objective: what the annealing compares, with prizes times {@code prizePermille} / 1000. */
  long objective(int prizePermille) {
    return cost + skippedPrize * prizePermille / 1000 + missingMusts * Cost.MISSED_MUST.value();
  }

  void addAbsent(int stop) {
    absent[absentCount++] = stop;
    skippedPrize += p.prize[stop];
    missingMusts += p.must[stop] ? 1 : 0;
  }

  /** Says that a stop is about to be inserted; the caller rewrites the list of absent stops. */
  void noLongerAbsent(int stop) {
    skippedPrize -= p.prize[stop];
    missingMusts -= p.must[stop] ? 1 : 0;
  }

  /** Puts a stop behind a node of a tour. Times are those of {@link #refreshTimes} afterwards. */
  void insert(int stop, int after) {
    int truck = tourOf[after];
    int before = next[after];
    cost -= costToNext[after];
    if (size[truck]++ == 0) {
      open(truck);
    }
    tourOf[stop] = truck;
    link(after, stop, truck);
    link(stop, before, truck);
    cost += (long) costToNext[after] + costToNext[stop];
    load(truck, stop, 1);
    refreshRoom(truck);
  }

  private void open(int truck) {
    emptyTrucks[p.kindOf[truck]].clear(truck);
    usedTrucks++;
    // An unused truck pays nothing, not even the arc from its start to its end.
    cost += costToNext[start(truck)] + p.fixedCost[truck];
  }

  private void close(int truck) {
    emptyTrucks[p.kindOf[truck]].set(truck);
    usedTrucks--;
    cost -= costToNext[start(truck)] + p.fixedCost[truck];
  }

  /**
   * Takes a stop out of its tour and adds it to the absent ones. The arc that closes the gap may be
   * blocked or late: see {@link #mend}.
   */
  void remove(int stop) {
    int truck = tourOf[stop];
    int before = prev[stop];
    int after = next[stop];
    cost -= (long) costToNext[before] + costToNext[stop];
    link(before, after, truck);
    cost += costToNext[before];
    tourOf[stop] = NONE;
    load(truck, stop, -1);
    if (--size[truck] == 0) {
      close(truck);
    }
    refreshRoom(truck);
    addAbsent(stop);
  }

  /** What it costs more to have the stop behind the node; garbage if an arc is blocked. */
  long insertionCost(int stop, int after) {
    int truck = tourOf[after];
    var table = arcsOf[truck];
    int base = stop * table.size;
    long arcs = (long) table.costTo[base + row[after]] + table.costFrom[base + row[next[after]]];
    return size[truck] == 0 ? arcs + p.fixedCost[truck] : arcs - costToNext[after];
  }

  /** Whether both ways exist and nobody is late if the stop goes behind the node. */
  boolean possible(int stop, int after) {
    var table = arcsOf[tourOf[after]];
    int base = stop * table.size;
    return table.costTo[base + row[after]] != ArcTable.BLOCKED
        && table.costFrom[base + row[next[after]]] != ArcTable.BLOCKED
        && (!p.timed || secondsShort(stop, after) <= 0);
  }

  /** By how much the stop, or what follows it, would be too late behind the node; 0 if in time. */
  int secondsShort(int stop, int after) {
    int before = next[after];
    var table = arcsOf[tourOf[after]];
    int arrival = departureS[after] + table.seconds[row[after] * table.size + stop];
    int start = p.earliestStartS(stop, arrival);
    if (start == ProblemArrays.NEVER) {
      return arrival - p.windowToS[p.windowAt[stop + 1] - 1];
    }
    int arrivalThen = start + p.serviceS[stop] + table.seconds[stop * table.size + row[before]];
    return Math.max(0, arrivalThen - latestS[before]);
  }

  /** Whether the stop fits into what is left of the truck's compartment for its stream. */
  boolean fits(int stop, int truck) {
    int slot = truck * streamCount + p.stream[stop];
    return p.litres[stop] <= roomL[slot] && p.grams[stop] <= roomG[slot];
  }

  /**
   * After removals: takes out further stops that cannot stay (no way between two that are
   * neighbours now, or too late because a real matrix breaks the triangle inequality), then
   * recomputes the times.
   */
  void mend(int truck) {
    int node = start(truck);
    while (next[node] != end(truck)) {
      int stop = next[node];
      if (costToNext[node] == ArcTable.BLOCKED || lateAt(node, stop, truck)) {
        remove(stop);
      } else {
        node = stop;
      }
    }
    while (size[truck] > 0 && !returnsInTime(truck)) {
      remove(prev[end(truck)]);
    }
    refreshTimes(truck);
  }

  private boolean lateAt(int from, int stop, int truck) {
    if (!p.timed) {
      return false;
    }
    int start = p.earliestStartS(stop, arrivalS(truck, from, stop));
    departureS[stop] = start + p.serviceS[stop];
    return start == ProblemArrays.NEVER || departureS[stop] > p.shiftToS[truck];
  }

  private boolean returnsInTime(int truck) {
    int last = prev[end(truck)];
    return costToNext[last] != ArcTable.BLOCKED
        && (!p.timed || arrivalS(truck, last, end(truck)) <= p.shiftToS[truck]);
  }

  /** Recomputes the times of a tour that is known to be possible. */
  void refreshTimes(int truck) {
    if (!p.timed) {
      return;
    }
    int start = start(truck);
    int end = end(truck);
    departureS[start] = p.shiftFromS[truck];
    for (int node = start, stop = next[node]; stop != end; node = stop, stop = next[node]) {
      departureS[stop] = p.earliestStartS(stop, arrivalS(truck, node, stop)) + p.serviceS[stop];
    }
    latestS[end] = p.shiftToS[truck];
    var table = arcsOf[truck];
    for (int node = end, stop = prev[node]; stop != start; node = stop, stop = prev[node]) {
      int drive = table.seconds[row[stop] * table.size + row[node]];
      latestS[stop] = p.latestStartS(stop, latestS[node] - drive - p.serviceS[stop]);
    }
  }

  private int arrivalS(int truck, int from, int to) {
    var table = arcsOf[truck];
    return departureS[from] + table.seconds[row[from] * table.size + row[to]];
  }

  /** Replaces a tour by the stops in {@code stops[from..to)}; the cost is the caller's to set. */
  void replace(int truck, int[] stops, int from, int to) {
    boolean wasUsed = size[truck] > 0;
    Arrays.fill(loadL, truck * width, (truck + 1) * width, 0);
    Arrays.fill(loadG, truck * width, (truck + 1) * width, 0);
    int node = start(truck);
    for (int i = from; i < to; i++) {
      tourOf[stops[i]] = truck;
      link(node, stops[i], truck);
      load(truck, stops[i], 1);
      node = stops[i];
    }
    link(node, end(truck), truck);
    size[truck] = to - from;
    boolean isUsed = size[truck] > 0;
    usedTrucks += (isUsed ? 1 : 0) - (wasUsed ? 1 : 0);
    emptyTrucks[p.kindOf[truck]].set(truck, !isUsed);
    refreshRoom(truck);
    refreshTimes(truck);
  }

  private void link(int a, int b, int truck) {
    next[a] = b;
    prev[b] = a;
    var table = arcsOf[truck];
    costToNext[a] = table.costFrom[row[a] * table.size + row[b]];
  }

  private void load(int truck, int stop, int sign) {
    int slot = truck * width + compartmentOf[truck * streamCount + p.stream[stop]];
    loadL[slot] += sign * p.litres[stop];
    loadG[slot] += sign * p.grams[stop];
  }

  private void refreshRoom(int truck) {
    int from = truck * width;
    int grossLeft = grossG[truck];
    for (int c = from; c < from + width; c++) {
      grossLeft -= loadG[c];
    }
    for (int s = truck * streamCount; s < (truck + 1) * streamCount; s++) {
      int c = compartmentOf[s];
      roomL[s] = c == NONE ? -1 : capacityL[from + c] - loadL[from + c];
      roomG[s] = c == NONE ? -1 : Math.min(grossLeft, capacityG[from + c] - loadG[from + c]);
    }
  }
}
