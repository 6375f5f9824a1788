package io.lucidbins.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Cases;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Visit;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DisposalTest {
  private static final int SMALL_CASES = 400;
  private static final int FIELD_CASES = 1000;

  @Test
  void finds_the_optimum_of_small_cases_that_brute_force_finds() {
    var missed = new ArrayList<String>();
    for (long seed = 1; seed <= SMALL_CASES; seed++) {
      var problem =
          Cases.disposal(seed, 2 + (int) (seed % 5), 1 + (int) (seed % 2), 1 + (int) (seed % 2));

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
    int tips = 0;
    for (long seed = 1; seed <= FIELD_CASES; seed++) {
      var problem =
          Cases.richDisposal(
              seed, 5 + (int) (seed % 40), 1 + (int) (seed % 5), 1 + (int) (seed % 6));

      var solution = solve(problem, seed, 100);

      assertThat(solution.verdict().violations()).as("seed %d", seed).isEmpty();
      long served = visits(solution, Visit.Collect.class);
      assertThat(served + solution.plan().unserved().size()).isEqualTo(problem.stops().size());
      tips += (int) visits(solution, Visit.Tip.class);
    }
    assertThat(tips).isGreaterThan(FIELD_CASES);
  }

  private static long visits(Solution solution, Class<? extends Visit> kind) {
    return solution.plan().routes().stream()
        .flatMap(route -> route.visits().stream())
        .filter(kind::isInstance)
        .count();
  }

  private static Solution solve(Problem problem, long seed, long iterations) {
    return Solve.solve(problem, seed, Budget.Iterations.of(iterations), Observer.NONE);
  }
}
