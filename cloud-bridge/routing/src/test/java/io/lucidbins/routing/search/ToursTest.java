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
  void undo_restores_everything_to_the_last_bit() {
    for (long seed = 1; seed <= CASES; seed++) {
      var random = new SplittableRandom(seed);
      var p = new ProblemArrays(Cases.rich(seed, 30, 4));
      var tours = new Tours(p);
      var saved = new Saved(p, tours);
      var neighbours = new Neighbours(p);
      var ruin = new Ruin(p, tours, neighbours, saved, random);
      var recreate = new Recreate(p, tours, neighbours, saved, random);
      saved.begin();
      recreate.run(1000);
      for (int i = 0; i < 100; i++) {
        var before = dump(tours);
        saved.begin();
        ruin.run();
        recreate.run(2000);
        assertThat(tours.objective(1000))
            .as("seed %d step %d", seed, i)
            .isEqualTo(checked(p, tours));
        if (i % 2 == 0) {
          saved.undo();
          assertThat(dump(tours)).as("seed %d step %d", seed, i).isEqualTo(before);
        }
      }
    }
  }

  private static void insertSomewhere(
      ProblemArrays p, Tours tours, int stop, SplittableRandom random, long seed) {
    int truck = random.nextInt(p.truckCount);
    int node = tours.start(truck);
    for (int steps = random.nextInt(tours.size[truck] + 1); steps > 0; steps--) {
      node = tours.next[node];
    }
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
    // The tours are no result yet: what could still be inserted has no true reason.
    assertThat(verdict.violations())
        .filteredOn(v -> !(v instanceof Violation.FalseReason))
        .isEmpty();
    return verdict.cost();
  }

  private static String dump(Tours t) {
    for (int i = 0; i < t.absentCount; i++) {
      int stop = t.absent[i]; // what a stop in no tour remembers of its last one is of no account
      t.next[stop] = 0;
      t.prev[stop] = 0;
      t.costToNext[stop] = 0;
      t.departureS[stop] = 0;
      t.latestS[stop] = 0;
    }
    return String.join(
        "\n",
        Arrays.toString(t.next),
        Arrays.toString(t.prev),
        Arrays.toString(t.tourOf),
        Arrays.toString(t.costToNext),
        Arrays.toString(t.size),
        Arrays.toString(t.roomL),
        Arrays.toString(t.roomG),
        Arrays.toString(t.departureS),
        Arrays.toString(t.latestS),
        Arrays.toString(Arrays.copyOf(t.absent, t.absentCount)),
        t.cost + " " + t.skippedPrize + " " + t.missingMusts + " " + t.usedTrucks);
  }
}
