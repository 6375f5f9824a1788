package io.lucidbins.bridge.dispatch;

import io.lucidbins.routing.search.Budget;
import java.time.LocalDate;
import java.util.Set;

/**
 * What to plan.
 *
 * @param seed with the same state and iterations it gives the same plan again
 * @param budget how long to search
 * @param without ids of vehicles that are off
 */
public record PlanOrder(LocalDate day, long seed, Budget budget, Set<String> without) {
  public PlanOrder {
    without = Set.copyOf(without);
  }
}
