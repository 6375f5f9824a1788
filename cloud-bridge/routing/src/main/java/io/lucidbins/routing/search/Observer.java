package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;

/** Sees a search from outside. Called in the searching thread: return quickly. */
public interface Observer {
  /** Sees nothing. */
  Observer NONE = new Observer() {};

  /**
   * A new best plan.
   *
   * @param iteration 0 for the first plan
   * @param objective as in {@link io.lucidbins.routing.Plan#cost()}
   */
  default void improved(long iteration, Cost objective) {}

  /** The speed was measured; the run will take so many iterations. */
  default void calibrated(Schedule schedule) {}
}
