package io.lucidbins.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Cases;
import io.lucidbins.routing.check.PlanChecker;
import io.lucidbins.routing.check.Violation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ToursTest {
  private static final int CASES = 60;

  @Test
  void the_cost_of_every_insertion_is_the_recomputed_difference() {
    for (long seed = 1; seed <= CASES; seed++) {
      var random = new SplittableRandom(seed);
      var p = new ProblemArrays(Cases.rich(seed, 25, 4));
      var tours = new Tours(p);
      for (int i = 0; i < 200; i++) {
        int stop = random.nextInt(p.stopCount);
        if (tours.tourOf[stop] == Tours.NONE) {
          insertSomewhere(p, tours, stop, random, seed);
        } else {
          removeAgain(tours, stop);
        }
        assertThat(tours.objective(1000))
            .as("seed %d step %d", seed, i)
            .isEqualTo(checked(p, tours));
      }
    }
  }

  @Test
  void the_cost_of_every_insertion_beside_a_tip_is_the_recomputed_difference() {
    int withTip = 0;
    for (long seed = 1; seed <= CASES; seed++) {
      var random = new SplittableRandom(seed);
      var p = new ProblemArrays(Cases.richDisposal(seed, 15, 3, 1 + (int) (seed % 3)));
      var tours = new Tours(p);
      var places = new TipPlaces(p, tours);
      for (int i = 0; i < 200; i++) {
        int stop = random.nextInt(p.stopCount);
        int truck = random.nextInt(p.truckCount);
        if (tours.tourOf[stop] == Tours.NONE && tours.tipping[truck] && tours.fits(stop, truck)) {
          withTip += insertWithTip(p, tours, places, stop, nodeOf(tours, truck, random)) ? 1 : 0;
        } else if (tours.tourOf[stop] != Tours.NONE && random.nextInt(4) == 0) {
          int its = tours.tourOf[stop];
          tours.dropTips(its);
          removeAgain(tours, stop);
        }
        assertThat(tours.objective(1000))
            .as("seed %d step %d", seed, i)
            .isEqualTo(checked(p, tours));
      }
    }
    assertThat(withTip).isGreaterThan(CASES);
  }

  /** Whether it brought a tip along. */
  private static boolean insertWithTip(
      ProblemArrays p, Tours tours, TipPlaces places, int stop, int after) {
    int truck = tours.tourOf[after];
    if (!places.find(stop, after, Long.MAX_VALUE)) {
      return false;
    }
    long before = tours.cost;
    takeFromAbsent(tours, stop);
    places.insert(stop, after, places.tip, places.tipsFirst);
    assertThat(tours.cost - before).isEqualTo(places.cost);
    var around = dump(p, tours);
    tours.refreshTimes(truck);
    assertThat(around).isEqualTo(dump(p, tours));
    return places.tip != TipPlaces.NO_TIP;
  }

  @Test
  void undo_restores_everything_to_the_last_bit() {
    for (long seed = 1; seed <= CASES; seed++) {
      undoes(seed, new ProblemArrays(Cases.rich(seed, 30, 4)));
      undoes(seed, new ProblemArrays(Cases.richDisposal(seed, 30, 4, 1 + (int) (seed % 3))));
    }
  }

  private static void undoes(long seed, ProblemArrays p) {
    var random = new SplittableRandom(seed);
    var tours = new Tours(p);
    var saved = new Saved(p, tours);
    var neighbours = new Neighbours(p);
    var ruin = new Ruin(p, tours, neighbours, saved, random);
    var recreate = new Recreate(p, tours, neighbours, saved, random);
    saved.begin();
    recreate.run(1000);
    for (int i = 0; i < 100; i++) {
      var before = dump(p, tours);
      saved.begin();
      ruin.run();
      recreate.run(2000);
      assertThat(tours.objective(1000)).as("seed %d step %d", seed, i).isEqualTo(checked(p, tours));
      if (i % 2 == 0) {
        saved.undo();
        assertThat(dump(p, tours)).as("seed %d step %d", seed, i).isEqualTo(before);
      }
    }
  }

  private static void insertSomewhere(
      ProblemArrays p, Tours tours, int stop, SplittableRandom random, long seed) {
    int truck = random.nextInt(p.truckCount);
    int node = nodeOf(tours, truck, random);
    if (!tours.fits(stop, truck) || !tours.possible(stop, node)) {
      return;
    }
    long before = tours.cost;
    long expected = tours.insertionCost(stop, node);
    takeFromAbsent(tours, stop);
    tours.insert(stop, node);
    tours.refreshTimes(truck);
    assertThat(tours.cost - before).as("seed %d", seed).isEqualTo(expected);
  }

  private static int nodeOf(Tours tours, int truck, SplittableRandom random) {
    int node = tours.start(truck);
    int nodes = tours.size[truck] + tours.tipCount[truck];
    for (int steps = random.nextInt(nodes + 1); steps > 0; steps--) {
      node = tours.next[node];
    }
    return node;
  }

  private static void removeAgain(Tours tours, int stop) {
    int truck = tours.tourOf[stop];
    tours.remove(stop);
    tours.mend(truck);
  }

  private static void takeFromAbsent(Tours tours, int stop) {
    int[] others =
        Arrays.stream(tours.absent, 0, tours.absentCount).filter(s -> s != stop).toArray();
    System.arraycopy(others, 0, tours.absent, 0, others.length);
    tours.absentCount = others.length;
    tours.noLongerAbsent(stop);
  }

  /** The objective as the independent checker sees the same tours; they must be valid, too. */
  private static long checked(ProblemArrays p, Tours tours) {
    var verdict = PlanChecker.check(p.problem, new WritePlan(p, tours).plan());
    // The tours are no result yet: what could still be inserted has no true reason, and a tip
    // beside
    // an inserted stop may leave nothing for the next one.
    assertThat(verdict.violations())
        .filteredOn(
            v -> !(v instanceof Violation.FalseReason || v instanceof Violation.PointlessTip))
        .isEmpty();
    return verdict.cost();
  }

  private static String dump(ProblemArrays p, Tours t) {
    var text = new StringBuilder();
    for (int truck = 0; truck < p.truckCount; truck++) {
      text.append(t.size[truck]).append(' ').append(t.tipCount[truck]).append(':');
      for (int node = t.start(truck); ; node = t.next[node]) {
        text.append(' ').append(t.row[node]).append('@').append(t.tourOf[node]);
        text.append(' ').append(t.departureS[node]).append('-').append(t.latestS[node]);
        if (node == t.end(truck)) {
          break;
        }
        text.append(" +").append(t.costToNext[node]);
      }
      text.append('\n');
    }
    for (int i = 0; i < t.absentCount; i++) {
      text.append("%d@%d ".formatted(t.absent[i], t.tourOf[t.absent[i]]));
    }
    text.append(Arrays.toString(t.roomL)).append(Arrays.toString(t.roomG));
    text.append("%d %d %d".formatted(t.cost, t.skippedPrize, t.missingMusts));
    return text.append(' ').append(t.usedTrucks).append(fits(p, t)).toString();
  }

  /** What the trips say of every stop behind every node that can tip. */
  private static String fits(ProblemArrays p, Tours t) {
    var text = new StringBuilder("\n");
    for (int truck = 0; truck < p.truckCount; truck++) {
      for (int node = t.start(truck); node != t.end(truck); node = t.next[node]) {
        for (int stop = 0; t.tipping[truck] && stop < p.stopCount; stop++) {
          if (t.fits(stop, truck)) {
            text.append(t.trips.fits(stop, node) ? '1' : '0');
            text.append(t.trips.fitsBeforeTip(stop, node) ? '1' : '0');
            text.append(t.trips.fitsAfterTip(stop, node) ? '1' : '0');
          }
        }
      }
    }
    return text.toString();
  }
}
