package io.lucidbins.routing.search;

import java.util.Arrays;

/**
 * Ways to have done the first stops of a tour: where the truck is, when it leaves, what it holds
 * and what that cost. One label rules out another at the same place if it is no worse in cost, time
 * and each load, and the same compartments hold something (an empty compartment may be what the end
 * asks for, but is no reason to tip). A load that leaves room for all that is still to come counts
 * as none, so that most tours need few labels.
 */
final class TipLabels {
  /** Labels that are kept at a stop; beyond it the dearest are dropped. */
  static final int MOST = 24;

  private static final int FIRST_ROOM = 1024;

  private final ProblemArrays p;
  private final Tours tours;
  private final int width;
  private final long[] toComeL; // by compartment
  private final long[] toComeG;
  private long toComeGross;
  private int truck;
  private int kind;
  private int shiftToS;

  private final long[] restS; // by position: what is driven and served behind that stop at least
  private final long[] restAfterTipS; // and if the truck tips there

  int count;
  private long[] costs;
  private int[] leaveS;
  private int[] rows;
  private int[] parents;
  private int[] loaded; // bits of the compartments that hold something
  private boolean[] ruledOut;
  private int[] loadsL;
  private int[] loadsG;
  private int[] keysL; // as the loads count in comparisons
  private int[] keysG;

  TipLabels(ProblemArrays p, Tours tours) {
    this.p = p;
    this.tours = tours;
    width = p.trucks.stream().mapToInt(t -> t.compartments().size()).max().orElse(0);
    restS = new long[p.facilities.isEmpty() ? 0 : p.stopCount + 1];
    restAfterTipS = new long[restS.length];
    toComeL = new long[width];
    toComeG = new long[width];
    int room = p.facilities.isEmpty() ? 0 : FIRST_ROOM;
    costs = new long[room];
    leaveS = new int[room];
    rows = new int[room];
    parents = new int[room];
    loaded = new int[room];
    ruledOut = new boolean[room];
    loadsL = new int[room * width];
    loadsG = new int[room * width];
    keysL = new int[room * width];
    keysG = new int[room * width];
  }

  int parent(int label) {
    return parents[label];
  }

  int row(int label) {
    return rows[label];
  }

  /**
   * Starts a tour: one label at the start depot, all the stops to come.
   *
   * @param allStay whether a way that cannot have all the stops is of no use
   */
  void begin(int truck, int shiftToS, int[] stops, int stopCount, boolean allStay) {
    this.truck = truck;
    this.shiftToS = shiftToS;
    kind = p.kindOf[truck];
    Arrays.fill(toComeL, 0);
    Arrays.fill(toComeG, 0);
    toComeGross = 0;
    for (int i = 0; i < stopCount; i++) {
      comes(stops[i], 1);
    }
    boundRest(stops, stopCount, allStay);
    Arrays.fill(loadsL, 0, width, 0);
    Arrays.fill(loadsG, 0, width, 0);
    costs[0] = 0;
    leaveS[0] = p.shiftFromS[truck];
    rows[0] = p.startRow[truck];
    parents[0] = -1;
    loaded[0] = 0;
    ruledOut[0] = false;
    count = 1;
  }

  private void boundRest(int[] stops, int stopCount, boolean allStay) {
    if (!allStay) {
      Arrays.fill(restS, 0, stopCount, 0);
      Arrays.fill(restAfterTipS, 0, stopCount, 0);
      return;
    }
    int to = p.endRow[truck];
    long behind = 0;
    for (int i = stopCount - 1; i >= 0; i--) {
      int[] near = p.disposal.near(kind, stops[i]);
      restAfterTipS[i] = behind + nearestS(near, to, false);
      long byTip = restAfterTipS[i] + nearestS(near, stops[i], true);
      restS[i] = Math.min(byTip, behind + wayS(stops[i], to));
      behind = restS[i];
      to = stops[i];
    }
  }

  /** The shortest way from the row to a facility, or from one to the row, with what follows. */
  private long nearestS(int[] facilities, int row, boolean there) {
    long nearest = ProblemArrays.NEVER;
    for (int facility : facilities) {
      int tip = p.stopCount + facility;
      nearest = Math.min(nearest, there ? wayS(row, tip) : wayS(tip, row));
    }
    return nearest;
  }

  /** Driving, and the service at its end. */
  private long wayS(int from, int to) {
    var table = tours.arcsOf[truck];
    int arc = from * table.size + to;
    if (table.costFrom[arc] == ArcTable.BLOCKED) {
      return ProblemArrays.NEVER;
    }
    return (long) table.seconds[arc] + (to < p.serviceS.length ? p.serviceS[to] : 0);
  }

  private void comes(int stop, int sign) {
    int c = tours.compartmentFor(stop, truck);
    toComeL[c] += (long) sign * p.litres[stop];
    toComeG[c] += (long) sign * p.grams[stop];
    toComeGross += (long) sign * p.grams[stop];
  }

  /** Carries the labels in {@code [from, to)} on to a stop; returns whether any gets there. */
  boolean collect(int stop, int position, int from, int to) {
    comes(stop, -1);
    count = to;
    int c = tours.compartmentFor(stop, truck);
    for (int label = from; label < to; label++) {
      if (!ruledOut[label] && holds(label, stop, c) && go(label, stop, restS[position])) {
        loadsL[count * width + c] += p.litres[stop];
        loadsG[count * width + c] += p.grams[stop];
        if (p.litres[stop] > 0 || p.grams[stop] > 0) {
          loaded[count] |= 1 << c;
        }
        compete(to);
      }
    }
    dropDearest(to);
    return count > to;
  }

  private boolean holds(int label, int stop, int c) {
    int slot = label * width + c;
    if (p.litres[stop] > tours.capacityL(truck, c) - loadsL[slot]
        || p.grams[stop] > tours.capacityG(truck, c) - loadsG[slot]) {
      return false;
    }
    return p.grams[stop] <= tours.grossG(truck) - gross(label);
  }

  private int gross(int label) {
    int gross = 0;
    for (int c = label * width; c < (label + 1) * width; c++) {
      gross += loadsG[c];
    }
    return gross;
  }

  /** Adds to the labels behind a stop, which begin at {@code from}, those that tip there. */
  void tip(int stop, int position, int from) {
    int[] near = p.disposal.near(kind, stop);
    long restAfterTip = restAfterTipS[position];
    for (int label = from; label < count; label++) {
      for (int facility : near) {
        int taken = p.disposal.takes(kind, facility) & loaded[label];
        if (taken != 0 && !ruledOut[label] && go(label, p.stopCount + facility, restAfterTip)) {
          unload(count, taken);
          compete(from);
        }
      }
    }
  }

  private void unload(int label, int taken) {
    loaded[label] &= ~taken;
    for (int bits = taken; bits != 0; bits &= bits - 1) {
      int slot = label * width + Integer.numberOfTrailingZeros(bits);
      loadsL[slot] = 0;
      loadsG[slot] = 0;
    }
  }

  /**
   * Writes, but does not count yet, the label that goes on to a row; false if it cannot, or if
   * {@code rest} more seconds are too many.
   */
  private boolean go(int label, int to, long rest) {
    var table = tours.arcsOf[truck];
    int arc = rows[label] * table.size + to;
    if (table.costFrom[arc] == ArcTable.BLOCKED) {
      return false;
    }
    int start = p.earliestStartS(to, leaveS[label] + table.seconds[arc]);
    int leave = start + p.serviceS[to];
    if (start > shiftToS || leave + rest > shiftToS) {
      return false;
    }
    makeRoom();
    costs[count] = costs[label] + table.costFrom[arc];
    leaveS[count] = leave;
    rows[count] = to;
    parents[count] = label;
    loaded[count] = loaded[label];
    ruledOut[count] = false;
    for (int c = 0; c < width; c++) {
      loadsL[count * width + c] = loadsL[label * width + c];
      loadsG[count * width + c] = loadsG[label * width + c];
    }
    return true;
  }

  /** Counts the label that was written, unless another rules it out; rules out what it beats. */
  private void compete(int from) {
    writeKeys(count);
    for (int other = from; other < count; other++) {
      if (!ruledOut[other] && rows[other] == rows[count] && loaded[other] == loaded[count]) {
        if (noWorse(other, count)) {
          return;
        }
        ruledOut[other] = noWorse(count, other);
      }
    }
    count++;
  }

  private void writeKeys(int label) {
    boolean lightEnough = gross(label) + toComeGross <= tours.grossG(truck);
    for (int c = 0; c < width; c++) {
      int slot = label * width + c;
      boolean roomL = loadsL[slot] + toComeL[c] <= tours.capacityL(truck, c);
      boolean roomG = lightEnough && loadsG[slot] + toComeG[c] <= tours.capacityG(truck, c);
      keysL[slot] = roomL ? 0 : loadsL[slot];
      keysG[slot] = roomG ? 0 : loadsG[slot];
    }
  }

  private boolean noWorse(int a, int b) {
    if (costs[a] > costs[b] || leaveS[a] > leaveS[b]) {
      return false;
    }
    for (int c = 0; c < width; c++) {
      if (keysL[a * width + c] > keysL[b * width + c]
          || keysG[a * width + c] > keysG[b * width + c]) {
        return false;
      }
    }
    return true;
  }

  private void dropDearest(int from) {
    int left = 0;
    for (int label = from; label < count; label++) {
      left += ruledOut[label] ? 0 : 1;
    }
    for (; left > MOST; left--) {
      int dearest = -1;
      for (int label = from; label < count; label++) {
        if (!ruledOut[label] && (dearest < 0 || costs[label] > costs[dearest])) {
          dearest = label;
        }
      }
      ruledOut[dearest] = true;
    }
  }

  /** What the label costs if the truck goes home from there; the largest number if it cannot. */
  long costHome(int label) {
    var table = tours.arcsOf[truck];
    int arc = rows[label] * table.size + p.endRow[truck];
    boolean emptyEnough = loaded[label] == 0 || !p.disposal.endsEmpty(kind);
    return !ruledOut[label]
            && emptyEnough
            && table.costFrom[arc] != ArcTable.BLOCKED
            && homeS(label) <= shiftToS
        ? costs[label] + table.costFrom[arc]
        : Long.MAX_VALUE;
  }

  /** When the truck is home if it goes home from there. */
  int homeS(int label) {
    var table = tours.arcsOf[truck];
    return leaveS[label] + table.seconds[rows[label] * table.size + p.endRow[truck]];
  }

  private void makeRoom() {
    if (count < costs.length) {
      return;
    }
    int room = 2 * count;
    costs = Arrays.copyOf(costs, room);
    leaveS = Arrays.copyOf(leaveS, room);
    rows = Arrays.copyOf(rows, room);
    parents = Arrays.copyOf(parents, room);
    loaded = Arrays.copyOf(loaded, room);
    ruledOut = Arrays.copyOf(ruledOut, room);
    loadsL = Arrays.copyOf(loadsL, room * width);
    loadsG = Arrays.copyOf(loadsG, room * width);
    keysL = Arrays.copyOf(keysL, room * width);
    keysG = Arrays.copyOf(keysG, room * width);
  }
}
