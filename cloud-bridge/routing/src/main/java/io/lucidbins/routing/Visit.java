package io.lucidbins.routing;

/** One thing a truck does on its way. */
public sealed interface Visit {
  /**
   * Empties the bins of a stop.
   *
   * @param start start of the service: the arrival, or later if the truck waits for a window
   * @param litresAfter in all compartments together, when it leaves
   * @param gramsAfter in all compartments together, when it leaves
   */
  record Collect(String stop, Seconds arrival, Seconds start, Litres litresAfter, Grams gramsAfter)
      implements Visit {}

  /**
   * Empties every compartment that the facility takes.
   *
   * @param start start of the service: the arrival, or later if the truck waits for opening
   * @param litresAfter in all compartments together, when it leaves
   * @param gramsAfter in all compartments together, when it leaves
   */
  record Tip(String facility, Seconds arrival, Seconds start, Litres litresAfter, Grams gramsAfter)
      implements Visit {}
}
