package io.lucidbins.routing.search;

import io.lucidbins.routing.Problem;
import io.lucidbins.routing.check.PlanChecker;
import java.util.SplittableRandom;

/** Solves a problem. This class is the table of contents of the search. */
public final class Solve {
  private Solve() {}

  /**
   * Searches for the cheapest plan that serves every must.
   *
   * @param seed with the problem and the iterations it determines the plan, byte by byte
   * @return always a plan: what cannot be served is listed with its reason
   * @throws IllegalArgumentException if one leg costs too much for the search's arithmetic
   */
  public static Solution solve(Problem problem, long seed, Budget budget, Observer observer) {
    var arrays = new ProblemArrays(problem);
    var neighbours = new Neighbours(arrays);
    var chain = new Annealing(arrays, neighbours, new SplittableRandom(seed), observer);
    var temperatures = Temperatures.of(arrays, chain.firstPlan());
    var schedule = anneal(chain, temperatures, budget, observer);
    var best = chain.best().restore();
    new FillGaps(arrays, best).run();
    var plan = new WritePlan(arrays, best).plan();
    return new Solution(plan, PlanChecker.check(problem, plan), schedule);
  }

  private static Schedule anneal(
      Annealing chain, Temperatures temperatures, Budget budget, Observer observer) {
    return switch (budget) {
      case Budget.Iterations(Schedule schedule) -> {
        observer.calibrated(schedule);
        chain.hot(schedule.hot(), temperatures.hot());
        chain.cool(temperatures, 0, schedule.ran(), schedule.cooling());
        yield schedule;
      }
      case Budget.Time time -> Calibration.run(chain, temperatures, time, observer);
    };
  }
}
