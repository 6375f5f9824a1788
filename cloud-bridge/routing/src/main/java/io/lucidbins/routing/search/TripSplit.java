package io.lucidbins.routing.search;

import java.util.Arrays;

/**
 * The cheapest tips for an order of stops in linear time, where a tip empties the whole truck: the
 * order is split into trips, and the best last tip before a stop is the cheapest one since which
 * the load fits, the front of a queue that slides along (Vidal 2016, "Split algorithm in O(n)").
 * Time is looked at afterwards: waiting costs nothing, so if the result is in time, nothing is
 * cheaper; if it is late, {@link TipLabels} has to tell.
 *
 * <p>Where a tip empties only a part, the same split still says what cannot be undercut, in money
 * or in time: as if each tip emptied everything, at the nearest facility on either side.
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
  private boolean byTime; // seconds of driving and service count instead of money
  private boolean asBound; // a tip costs the nearest way to any facility and from any

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
    byTime = false;
    asBound = false;
    return run(truck, order, count) && isInTime(truck, shiftToS);
  }

  /** What no way to tip along the order can undercut, without the fixed cost; 0 if unknown. */
  long leastCost(int truck, int[] order, int count) {
    byTime = false;
    asBound = true;
    return run(truck, order, count) ? cost : 0;
  }

  /** The seconds of driving and service that no way to tip can undercut; 0 if unknown. */
  long leastS(int truck, int[] order, int count) {
    byTime = true;
    asBound = true;
    return run(truck, order, count) ? cost : 0;
  }

  private boolean run(int truck, int[] order, int count) {
    return count > 0
        && followStraight(truck, order, count)
        && split(truck, order, count)
        && goHome(truck, order, count);
  }

  /** What the way between two rows counts; {@link ArcTable#BLOCKED} if there is none. */
  private int way(ArcTable table, int from, int to) {
    int arc = from * table.size + to;
    if (!byTime || table.costFrom[arc] == ArcTable.BLOCKED) {
      return table.costFrom[arc];
    }
    return table.seconds[arc] + (to < p.serviceS.length ? p.serviceS[to] : 0);
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
        int arc = way(table, order[i - 2], stop);
        if (arc == ArcTable.BLOCKED) {
          return false;
        }
        straight[i] = straight[i - 1] + arc;
      }
    }
    saved[0] = way(table, p.startRow[truck], order[0]);
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
    int[] facilities = p.disposal.near(p.kindOf[truck], stop);
    if (asBound) {
      return leastTip(table, facilities, stop, to);
    }
    long cheapest = Long.MAX_VALUE;
    for (int near : facilities) {
      int row = p.stopCount + near;
      int there = way(table, stop, row);
      int onwards = way(table, row, to);
      if (there != ArcTable.BLOCKED
          && onwards != ArcTable.BLOCKED
          && (long) there + onwards < cheapest) {
        cheapest = (long) there + onwards;
        facility[position] = near;
      }
    }
    return cheapest;
  }

  private long leastTip(ArcTable table, int[] facilities, int stop, int to) {
    int there = ArcTable.BLOCKED;
    int onwards = ArcTable.BLOCKED;
    for (int near : facilities) {
      there = Math.min(there, way(table, stop, p.stopCount + near));
      onwards = Math.min(onwards, way(table, p.stopCount + near, to));
    }
    boolean none = there == ArcTable.BLOCKED || onwards == ArcTable.BLOCKED;
    return none ? Long.MAX_VALUE : (long) there + onwards;
  }

  private boolean goHome(int truck, int[] order, int count) {
    var table = tours.arcsOf[truck];
    int last = order[count - 1];
    long byTip = tip(truck, last, p.endRow[truck], count);
    int direct = way(table, last, p.endRow[truck]);
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
