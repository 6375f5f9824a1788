package io.lucidbins.routing.search;

/**
 * The iterations of one run. With the problem and the seed it determines the plan.
 *
 * @param hot iterations at the start temperature, before cooling begins
 * @param cooling iterations over which the temperature falls to its end
 * @param ran how many of the cooling ones are done: all, unless the run was cut short
 */
public record Schedule(long hot, long cooling, long ran) {
  public Schedule {
    if (hot < 0 || cooling < 1 || ran < 0 || ran > cooling) {
      throw new IllegalArgumentException(
          "hot %d, cooling %d, ran %d: expected hot >= 0, cooling >= 1, ran 0 to cooling"
              .formatted(hot, cooling, ran));
    }
    if (hot > Budget.MAX_ITERATIONS || cooling > Budget.MAX_ITERATIONS - hot) {
      throw new IllegalArgumentException(
          "%d + %d iterations; at most %d".formatted(hot, cooling, Budget.MAX_ITERATIONS));
    }
  }

  /** All iterations that ran. */
  public long total() {
    return hot + ran;
  }

  /** Whether the hard stop came before the end of the cooling. */
  public boolean cut() {
    return ran < cooling;
  }
}
