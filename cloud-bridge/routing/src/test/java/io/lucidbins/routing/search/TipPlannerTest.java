package io.lucidbins.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Cases;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TipPlannerTest {
  private static final int CASES = 3000;

  @Test
  void finds_the_cheapest_of_all_placements_of_tips() {
    int byTrips = 0;
    int byLabels = 0;
    int impossible = 0;
    for (long seed = 1; seed <= CASES; seed++) {
      int stops = 1 + (int) (seed % 9);
      var p = new ProblemArrays(Cases.richDisposal(seed, stops, 1, 1 + (int) (seed % 3)));
      var tours = new Tours(p);
      if (!tours.tipping[0] || !fill(p, tours, new SplittableRandom(seed))) {
        continue;
      }
      var planner = new TipPlanner(p, tours);
      planner.plan(0);
      long cheapest = new EveryTip(p, tours).cheapest();
      if (planner.refusedCount > 0) {
        assertThat(cheapest).as("seed %d", seed).isEqualTo(Long.MAX_VALUE);
        impossible++;
      } else {
        assertThat(planner.cost).as("seed %d", seed).isEqualTo(cheapest);
        byTrips += p.disposal.emptiesAll(0) ? 1 : 0;
        byLabels += p.disposal.emptiesAll(0) ? 0 : 1;
      }
    }
    assertThat(byTrips).isGreaterThan(100);
    assertThat(byLabels).isGreaterThan(100);
    assertThat(impossible).isGreaterThan(100);
  }

  /** Puts the stops that an empty truck holds into the tour, in any order and without tips. */
  private static boolean fill(ProblemArrays p, Tours tours, SplittableRandom random) {
    for (int stop = 0; stop < p.stopCount; stop++) {
      if (tours.fits(stop, 0)) {
        int node = tours.start(0);
        for (int steps = random.nextInt(tours.size[0] + 1); steps > 0; steps--) {
          node = tours.next[node];
        }
        tours.insert(stop, node);
      }
    }
    return tours.size[0] > 0;
  }

  /** All ways to tip along an order of stops, by plain recursion. */
  private static final class EveryTip {
    private final ProblemArrays p;
    private final Tours tours;
    private final int[] order;
    private final ArcTable table;
    private long cheapest = Long.MAX_VALUE;

    EveryTip(ProblemArrays p, Tours tours) {
      this.p = p;
      this.tours = tours;
      order = tours.rowsOf(0);
      table = p.arcs[0];
    }

    long cheapest() {
      go(0, p.startRow[0], p.shiftFromS[0], 0, new int[2], new int[2]);
      return cheapest;
    }

    private void go(int done, int at, int leaveS, long cost, int[] litres, int[] grams) {
      if (done == order.length) {
        goHome(at, leaveS, cost, litres, grams);
      } else {
        collect(done, at, leaveS, cost, litres, grams);
      }
      for (int f = 0; f < p.facilities.size(); f++) {
        tip(f, done, at, leaveS, cost, litres, grams);
      }
    }

    private void goHome(int at, int leaveS, long cost, int[] litres, int[] grams) {
      boolean empty = litres[0] + litres[1] + grams[0] + grams[1] == 0;
      int homeS = startS(at, p.endRow[0], leaveS, false);
      if ((empty || !p.disposal.endsEmpty(0)) && homeS <= p.shiftToS[0]) {
        cheapest = Math.min(cheapest, cost + table.costFrom[at * table.size + p.endRow[0]]);
      }
    }

    private void collect(int done, int at, int leaveS, long cost, int[] litres, int[] grams) {
      int stop = order[done];
      int c = tours.compartmentFor(stop, 0);
      int[] newLitres = litres.clone();
      int[] newGrams = grams.clone();
      newLitres[c] += p.litres[stop];
      newGrams[c] += p.grams[stop];
      int startS = startS(at, stop, leaveS, true);
      if (startS <= p.shiftToS[0]
          && newLitres[c] <= tours.capacityL(0, c)
          && newGrams[c] <= tours.capacityG(0, c)
          && newGrams[0] + newGrams[1] <= tours.grossG(0)) {
        long then = cost + table.costFrom[at * table.size + stop];
        go(done + 1, stop, startS + p.serviceS[stop], then, newLitres, newGrams);
      }
    }

    private void tip(int f, int done, int at, int leaveS, long cost, int[] litres, int[] grams) {
      int[] newLitres = litres.clone();
      int[] newGrams = grams.clone();
      boolean any = false;
      for (int c = 0; c < 2; c++) {
        if ((p.disposal.takes(0, f) & 1 << c) != 0) {
          any |= litres[c] > 0 || grams[c] > 0;
          newLitres[c] = 0;
          newGrams[c] = 0;
        }
      }
      int row = p.stopCount + f;
      int startS = startS(at, row, leaveS, true);
      if (any && startS <= p.shiftToS[0]) {
        long then = cost + table.costFrom[at * table.size + row];
        go(done, row, startS + p.serviceS[row], then, newLitres, newGrams);
      }
    }

    private int startS(int at, int to, int leaveS, boolean windows) {
      int arc = at * table.size + to;
      if (table.costFrom[arc] == ArcTable.BLOCKED) {
        return ProblemArrays.NEVER;
      }
      int arrivalS = leaveS + table.seconds[arc];
      return windows ? p.earliestStartS(to, arrivalS) : arrivalS;
    }
  }
}
