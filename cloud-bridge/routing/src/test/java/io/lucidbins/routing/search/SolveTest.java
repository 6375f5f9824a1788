package io.lucidbins.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Cases;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.ProblemHash;
import io.lucidbins.routing.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolveTest {
  private static final int SMALL_CASES = 600;
  private static final int FIELD_CASES = 150;

  static LongStream seeds() {
    Long one = Long.getLong("seed");
    return one == null ? LongStream.rangeClosed(1, 10) : LongStream.of(one);
  }

  @Test
  void finds_the_optimum_of_small_cases_that_brute_force_finds() {
    var missed = new ArrayList<String>();
    for (long seed = 1; seed <= SMALL_CASES; seed++) {
      var problem = Cases.roads(seed, 2 + (int) (seed % 5), 1 + (int) (seed % 3));

      var solution = solve(problem, seed, 3000);

      assertThat(solution.verdict().violations()).as("seed %d", seed).isEmpty();
      long optimum = BruteForce.optimum(problem);
      if (solution.plan().cost().value() != optimum) {
        missed.add(
            "seed %d: %d, optimum %d".formatted(seed, solution.plan().cost().value(), optimum));
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void every_plan_of_generated_field_cases_passes_the_checker() {
    for (long seed = 1; seed <= FIELD_CASES; seed++) {
      var problem = Cases.rich(seed, 10 + (int) (seed % 70), 1 + (int) (seed % 6));

      var solution = solve(problem, seed, 1000);

      assertThat(solution.verdict().violations()).as("seed %d", seed).isEmpty();
      int served = solution.plan().routes().stream().mapToInt(r -> r.visits().size()).sum();
      assertThat(served + solution.plan().unserved().size()).isEqualTo(problem.stops().size());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_same_seed_and_iterations_give_the_same_plan(long seed) {
    var problem = Cases.rich(seed, 60, 4);

    var first = solve(problem, seed, 2000);
    var second = solve(Cases.rich(seed, 60, 4), seed, 2000);

    assertThat(second.plan().toString()).isEqualTo(first.plan().toString());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_run_by_time_can_be_repeated_by_its_iterations(long seed) {
    var problem = Cases.rich(seed, 40, 3);
    var millisPerLook = new AtomicLong();

    var timed =
        Solve.solve(
            problem,
            seed,
            new Budget.Time(Duration.ofMillis(200), () -> millisPerLook.getAndAdd(2) * 1_000_000),
            Observer.NONE);
    var repeated =
        Solve.solve(problem, seed, new Budget.Iterations(timed.schedule()), Observer.NONE);

    assertThat(repeated.plan()).isEqualTo(timed.plan());
  }

  @Test
  void a_clock_that_races_after_the_measurement_cuts_the_run_at_one_and_a_half_times_its_length() {
    var looks = new AtomicLong();
    ElapsedTime clock =
        () -> {
          long look = looks.getAndIncrement();
          return 1_000_000 * (look < 60 ? look : 60 + 20 * (look - 60));
        };

    var solution =
        Solve.solve(
            Cases.rich(1, 20, 2), 1, new Budget.Time(Duration.ofMillis(200), clock), Observer.NONE);

    assertThat(solution.schedule().cut()).isTrue();
    assertThat(solution.verdict().feasible()).isTrue();
    // 300 ms less the 60 until the race, at 20 ms a look: 12 looks, and one to end it.
    assertThat(looks.get()).isBetween(60L, 75L);
  }

  @Test
  void names_of_stops_do_not_change_the_cost() {
    var problem = Cases.rich(7, 50, 4);
    var renamed =
        new Problem(
            problem.stops().stream().map(s -> named("x" + (99 - s.location().index()), s)).toList(),
            problem.vehicles(),
            problem.travelTimes());

    assertThat(solve(renamed, 3, 1500).plan().cost())
        .isEqualTo(solve(problem, 3, 1500).plan().cost());
    assertThat(ProblemHash.of(renamed)).isNotEqualTo(ProblemHash.of(problem));
  }

  @Test
  void more_iterations_never_end_above_the_first_plan() {
    var problem = Cases.rich(11, 70, 5);
    var objectives = new ArrayList<Long>();
    var observer =
        new Observer() {
          @Override
          public void improved(long iteration, io.lucidbins.routing.Cost objective) {
            objectives.add(objective.value());
          }
        };

    var solution = Solve.solve(problem, 5, Budget.Iterations.of(3000), observer);

    assertThat(objectives).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(solution.plan().cost().value()).isLessThanOrEqualTo(objectives.getLast());
  }

  @Test
  void nothing_to_do_is_an_empty_plan() {
    var none = Cases.rich(1, 0, 2);
    var noTrucks = Cases.rich(1, 5, 0);

    assertThat(solve(none, 1, 10).plan().routes()).isEmpty();
    var solution = solve(noTrucks, 1, 10);
    assertThat(solution.verdict().violations()).isEmpty();
    assertThat(solution.plan().unserved()).hasSize(5);
  }

  private static Solution solve(Problem problem, long seed, long iterations) {
    return Solve.solve(problem, seed, Budget.Iterations.of(iterations), Observer.NONE);
  }

  private static Stop named(String id, Stop s) {
    return new Stop(
        id, s.location(), s.stream(), s.litres(), s.grams(), s.service(), s.windows(), s.mode());
  }
}
