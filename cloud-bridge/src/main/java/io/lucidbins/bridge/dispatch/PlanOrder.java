package io.lucidbins.bridge.dispatch;

import io.lucidbins.routing.search.Budget;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What to plan.
 *
 * @param seed with the same state and iterations it gives the same plan again
 * @param budget how long to search
 * @param without ids of vehicles that are off
 */
public record PlanOrder(LocalDate day, long seed, Budget budget, Set<String> without) {
  /** Days beyond this are refused: levels are not forecast much further. */
  public static final int MOST_DAYS_AHEAD = 13;

  public PlanOrder {
    without = Set.copyOf(without);
  }

  /**
   * All vehicles, searched for so long, with a seed that is the same for the same day.
   *
   * @param nanos elapsed time in nanoseconds
   */
  public static PlanOrder searching(LocalDate day, Duration search, LongSupplier nanos) {
    var budget = new Budget.Time(search, nanos::getAsLong);
    return new PlanOrder(day, day.toEpochDay(), budget, Set.of());
  }
}
