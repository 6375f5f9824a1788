package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import java.util.Arrays;
import java.util.BitSet;

/**
 * All trucks' days at one moment of the search: each tour is a doubly linked list of visits between
 * the truck's start and end, with its loads, its room and its times. Also the stops in no tour.
 *
 * <p>A node is a stop (0 to n - 1), a truck's start (n + truck), its end (n + trucks + truck), or a
 * tip (from n + 2 trucks on). Where the tips go follows from the order of the stops: {@link
 * #planTips}. A stop that is inserted may bring one tip along until then.
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
  private final int firstTip;
  private final int[] freeTips; // nodes that stand for no tip now
  private int freeTipCount;

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

  /** Tips in each tour. */
  final int[] tipCount;

  /** Whether the truck can be emptied on its way. */
  final boolean[] tipping;

  /** Where the tips of a tour go. */
  final TipPlanner planner;

  /** The loads along the tours of trucks that can be emptied. */
  final Trips trips;

  /**
   * What still fits, by truck and stream; -1 if the truck does not take the stream. For a truck
   * that can be emptied on its way it is what fits when it is empty; {@link #trips} knows the rest.
   */
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
    firstTip = p.stopCount + 2 * trucks;
    freeTips = new int[p.mostVisits() - p.stopCount];
    int nodes = firstTip + freeTips.length;
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
    tipCount = new int[trucks];
    tipping = new boolean[trucks];
    roomL = new int[trucks * streamCount];
    roomG = new int[trucks * streamCount];
    departureS = new int[nodes];
    latestS = new int[nodes];
    absent = new int[p.stopCount];
    trips = new Trips(p, this, p.facilities.isEmpty() ? 0 : nodes, width);
    planner = new TipPlanner(p, this);
    Arrays.setAll(emptyTrucks, _ -> new BitSet());
    for (int tip = nodes - 1; tip >= firstTip; tip--) {
      freeTips[freeTipCount++] = tip;
    }
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
    int kind = p.kindOf[truck];
    for (int s = 0; s < streamCount; s++) {
      int compartment = vehicle.compartmentFor(p.streams.get(s)).orElse(NONE);
      boolean keeps = compartment != NONE && !p.disposal.unloads(kind, compartment);
      compartmentOf[truck * streamCount + s] = keeps ? NONE : compartment;
    }
    tipping[truck] = p.disposal.tips(kind);
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

  boolean isTip(int node) {
    return node >= firstTip;
  }

  /** The truck's compartment for the stop; only for a stop that {@link #fits} it. */
  int compartmentFor(int stop, int truck) {
    return compartmentOf[truck * streamCount + p.stream[stop]];
  }

  /** What the compartment holds. */
  int capacityL(int truck, int compartment) {
    return capacityL[truck * width + compartment];
  }

  /** What the compartment may weigh. */
  int capacityG(int truck, int compartment) {
    return capacityG[truck * width + compartment];
  }

  /** What the truck's load may weigh in all. */
  int grossG(int truck) {
    return grossG[truck];
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

  /** The rows of a tour's stops and tips, in order. */
  int[] rowsOf(int truck) {
    int[] rows = new int[size[truck] + tipCount[truck]];
    int node = start(truck);
    for (int i = 0; i < rows.length; i++) {
      node = next[node];
      rows[i] = row[node];
    }
    return rows;
  }

  /** The cost of a tour's arcs. */
  long arcsCost(int truck) {
    long arcs = 0;
    for (int node = start(truck); node != end(truck); node = next[node]) {
      arcs += costToNext[node];
    }
    return arcs;
  }

  /** Puts the stop or the tip that has this row behind a node of a tour; returns its node. */
  int insertRow(int visitRow, int after) {
    if (visitRow >= p.stopCount) {
      return insertTip(visitRow - p.stopCount, after);
    }
    insert(visitRow, after);
    return visitRow;
  }

  /** Puts a tip behind a node of a tour that has a stop; returns its node. */
  int insertTip(int facility, int after) {
    int truck = tourOf[after];
    int before = next[after];
    int tip = newTip(facility, truck);
    cost -= costToNext[after];
    link(after, tip, truck);
    link(tip, before, truck);
    cost += (long) costToNext[after] + costToNext[tip];
    return tip;
  }

  private int newTip(int facility, int truck) {
    int tip = freeTips[--freeTipCount];
    row[tip] = p.stopCount + facility;
    tourOf[tip] = truck;
    tipCount[truck]++;
    return tip;
  }

  /** Takes all tips out of a tour; to be done before stops are removed from it. */
  void dropTips(int truck) {
    for (int node = start(truck); tipCount[truck] > 0; node = next[node]) {
      while (isTip(next[node])) {
        int tip = next[node];
        cost -= (long) costToNext[node] + costToNext[tip];
        link(node, next[tip], truck);
        cost += costToNext[node];
        freeTips[freeTipCount++] = tip;
        tipCount[truck]--;
      }
    }
  }

  /**
   * Chooses the cheapest tips for the order of the stops; takes out stops that cannot stay,
   * whatever the tips.
   */
  void planTips(int truck) {
    dropTips(truck);
    planner.plan(truck);
    for (int i = 0; i < planner.refusedCount; i++) {
      remove(planner.refused[i]);
    }
    int node = start(truck);
    for (int i = 0; i < planner.visitCount; i++) {
      int visitRow = planner.visits[i];
      node = visitRow < p.stopCount ? visitRow : insertTip(visitRow - p.stopCount, node);
    }
    refreshTimes(truck);
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
    if (tipping[truck]) {
      planTips(truck);
      return;
    }
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
      int at = row[stop];
      departureS[stop] = p.earliestStartS(at, arrivalS(truck, node, stop)) + p.serviceS[at];
    }
    latestS[end] = p.shiftToS[truck];
    var table = arcsOf[truck];
    for (int node = end, stop = prev[node]; stop != start; node = stop, stop = prev[node]) {
      int drive = table.seconds[row[stop] * table.size + row[node]];
      latestS[stop] = p.latestStartS(row[stop], latestS[node] - drive - p.serviceS[row[stop]]);
    }
    if (tipping[truck]) {
      trips.refresh(truck);
    }
  }

  /** As {@link #refreshTimes}, where only the nodes from {@code first} to {@code last} are new. */
  void refreshAround(int truck, int first, int last) {
    int end = end(truck);
    boolean isNew = true;
    for (int node = first; node != end; node = next[node]) {
      int at = row[node];
      int leaveS = p.earliestStartS(at, arrivalS(truck, prev[node], node)) + p.serviceS[at];
      if (!isNew && leaveS == departureS[node]) {
        break;
      }
      departureS[node] = leaveS;
      isNew &= node != last;
    }
    int start = start(truck);
    var table = arcsOf[truck];
    isNew = true;
    for (int node = last; node != start; node = prev[node]) {
      int at = row[node];
      int drive = table.seconds[at * table.size + row[next[node]]];
      int bestS = p.latestStartS(at, latestS[next[node]] - drive - p.serviceS[at]);
      if (!isNew && bestS == latestS[node]) {
        break;
      }
      latestS[node] = bestS;
      isNew &= node != first;
    }
    trips.refresh(truck, first, last);
  }

  private int arrivalS(int truck, int from, int to) {
    var table = arcsOf[truck];
    return departureS[from] + table.seconds[row[from] * table.size + row[to]];
  }

  /**
   * Replaces a tour, from which the tips are dropped, by the stops and tips whose rows are in
   * {@code rows[from..to)}; the cost is the caller's to set.
   */
  void replace(int truck, int[] rows, int from, int to) {
    boolean wasUsed = size[truck] > 0;
    Arrays.fill(loadL, truck * width, (truck + 1) * width, 0);
    Arrays.fill(loadG, truck * width, (truck + 1) * width, 0);
    int node = start(truck);
    for (int i = from; i < to; i++) {
      int visit = rows[i];
      if (visit < p.stopCount) {
        tourOf[visit] = truck;
        load(truck, visit, 1);
      } else {
        visit = newTip(visit - p.stopCount, truck);
      }
      link(node, visit, truck);
      node = visit;
    }
    link(node, end(truck), truck);
    size[truck] = to - from - tipCount[truck];
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
    if (tipping[truck]) {
      return;
    }
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
