package io.lucidbins.routing.search;

import java.util.Arrays;

/**
 * The cheapest tips for an order of stops in linear time, where a tip empties the whole truck: the
 * order is split into trips, and the best last tip before a stop is the cheapest one since which
 * the load fits, the front of a queue that slides along (Vidal 2016, "Split algorithm in O(n)").
 * Time is looked at afterwards: waiting costs nothing, so if the result is in time, nothing is
 * cheaper; if it is late, {@link TipLabels} has to tell.
 */
final class TripSplit {
  private static final int NONE = -1;

  private final ProblemArrays p;
  private final Tours tours;
  private final long[] loadL; // by compartment, of the stops since the window's first tip
  private final long[] loadG;
  private final long[] straight; // by position: the way from the first stop without any tip
  private final long[]
      saved; // by position i: what a tip behind i costs, less the way skipped by it
  private final int[] facility; // by position: where a tip behind it is cheapest
  private final int[] tippedBehind; // by position: the last tip before it in the best way there
  private final int[] queue;
  private long gross;

  /** The result: rows of the stops and tips, in order. */
  final int[] visits;

  int visitCount;
  long cost;
  int endS;

  TripSplit(ProblemArrays p, Tours tours) {
    this.p = p;
    this.tours = tours;
    int room = p.facilities.isEmpty() ? 0 : p.stopCount + 2;
    int width = p.trucks.stream().mapToInt(t -> t.compartments().size()).max().orElse(0);
    loadL = new long[width];
    loadG = new long[width];
    straight = new long[room];
    saved = new long[room];
    facility = new int[room];
    tippedBehind = new int[room];
    queue = new int[room];
    visits = new int[2 * room];
  }

  /**
   * Plans the tips for the first {@code count} stops of an order.
   *
   * @return false if this way of planning cannot tell: a way is missing, a stop weighs nothing, or
   *     the cheapest tips make the tour late
   */
  boolean plan(int truck, int shiftToS, int[] order, int count) {
    if (count == 0 || !followStraight(truck, order, count) || !split(truck, order, count)) {
      return false;
    }
    return goHome(truck, order, count) && isInTime(truck, shiftToS);
  }

  /** Position 0 is the start depot, position i the i-th stop. */
  private boolean followStraight(int truck, int[] order, int count) {
    var table = tours.arcsOf[truck];
    straight[1] = 0;
    for (int i = 1; i <= count; i++) {
      int stop = order[i - 1];
      if (p.litres[stop] == 0 && p.grams[stop] == 0) {
        return false;
      }
      if (i > 1) {
        int arc = table.costFrom[order[i - 2] * table.size + stop];
        if (arc == ArcTable.BLOCKED) {
          return false;
        }
        straight[i] = straight[i - 1] + arc;
      }
    }
    saved[0] = table.costFrom[p.startRow[truck] * table.size + order[0]];
    return saved[0] != ArcTable.BLOCKED;
  }

  private boolean split(int truck, int[] order, int count) {
    Arrays.fill(loadL, 0);
    Arrays.fill(loadG, 0);
    gross = 0;
    int head = 0;
    int tail = 0;
    int since = 0;
    for (int i = 1; i <= count; i++) {
      if (saved[i - 1] != Long.MAX_VALUE) {
        while (tail > head && saved[queue[tail - 1]] > saved[i - 1]) {
          tail--;
        }
        queue[tail++] = i - 1;
      }
      load(truck, order[i - 1], 1);
      while (!fits(truck)) {
        load(truck, order[since++], -1);
      }
      while (head < tail && queue[head] < since) {
        head++;
      }
      if (head == tail) {
        return false;
      }
      tippedBehind[i] = queue[head];
      long here = straight[i] + saved[queue[head]];
      if (i < count) {
        long tip = tip(truck, order[i - 1], order[i], i);
        saved[i] = tip == Long.MAX_VALUE ? tip : here + tip - straight[i + 1];
      } else {
        cost = here;
      }
    }
    return true;
  }

  private void load(int truck, int stop, int sign) {
    int c = tours.compartmentFor(stop, truck);
    loadL[c] += (long) sign * p.litres[stop];
    loadG[c] += (long) sign * p.grams[stop];
    gross += (long) sign * p.grams[stop];
  }

  private boolean fits(int truck) {
    for (int c = 0; c < loadL.length; c++) {
      if (loadL[c] > tours.capacityL(truck, c) || loadG[c] > tours.capacityG(truck, c)) {
        return false;
      }
    }
    return gross <= tours.grossG(truck);
  }

  /** What the way from the stop to a row costs by the cheapest facility, which is noted. */
  private long tip(int truck, int stop, int to, int position) {
    var table = tours.arcsOf[truck];
    long cheapest = Long.MAX_VALUE;
    for (int near : p.disposal.near(p.kindOf[truck], stop)) {
      int row = p.stopCount + near;
      int there = table.costFrom[stop * table.size + row];
      int onwards = table.costFrom[row * table.size + to];
      if (there != ArcTable.BLOCKED
          && onwards != ArcTable.BLOCKED
          && (long) there + onwards < cheapest) {
        cheapest = (long) there + onwards;
        facility[position] = near;
      }
    }
    return cheapest;
  }

  private boolean goHome(int truck, int[] order, int count) {
    var table = tours.arcsOf[truck];
    int last = order[count - 1];
    long byTip = tip(truck, last, p.endRow[truck], count);
    int direct = table.costFrom[last * table.size + p.endRow[truck]];
    boolean mayKeep = !p.disposal.endsEmpty(p.kindOf[truck]) && direct != ArcTable.BLOCKED;
    if (!mayKeep && byTip == Long.MAX_VALUE) {
      return false;
    }
    boolean tips = !mayKeep || byTip < direct;
    cost += tips ? byTip : direct;
    readBack(order, count, tips);
    return true;
  }

  private void readBack(int[] order, int count, boolean tipsAtTheEnd) {
    visitCount = count + (tipsAtTheEnd ? 1 : 0);
    for (int i = count; tippedBehind[i] > 0; i = tippedBehind[i]) {
      visitCount++;
    }
    int at = visitCount;
    int tip = tipsAtTheEnd ? count : NONE;
    int nextTip = tippedBehind[count];
    for (int i = count; i > 0; i--) {
      if (i == nextTip) {
        tip = i;
        nextTip = tippedBehind[i];
      }
      if (i == tip) {
        visits[--at] = p.stopCount + facility[i];
      }
      visits[--at] = order[i - 1];
    }
  }

  private boolean isInTime(int truck, int shiftToS) {
    var table = tours.arcsOf[truck];
    int at = p.startRow[truck];
    int leaveS = p.shiftFromS[truck];
    for (int i = 0; i < visitCount; i++) {
      int startS = p.earliestStartS(visits[i], leaveS + table.seconds[at * table.size + visits[i]]);
      leaveS = startS + p.serviceS[visits[i]];
      if (startS > shiftToS || leaveS > shiftToS) {
        return false;
      }
      at = visits[i];
    }
    endS = leaveS + table.seconds[at * table.size + p.endRow[truck]];
    return endS <= shiftToS;
  }
}
