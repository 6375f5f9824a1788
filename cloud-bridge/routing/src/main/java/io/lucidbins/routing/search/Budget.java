package io.lucidbins.routing.search;

import java.time.Duration;

/** How long to search. In the end it is always iterations; time is turned into them once. */
public sealed interface Budget {
  /** More iterations are refused: at 150,000 a second this is a day. */
  long MAX_ITERATIONS = 13_000_000_000L;

  /** More time is refused. */
  Duration MAX_TIME = Duration.ofDays(1);

  /** The same iterations, hence the same plan, wherever and whenever it runs. */
  record Iterations(Schedule schedule) implements Budget {
    /** Cools from the first iteration to the last. */
    public static Iterations of(long count) {
      return new Iterations(new Schedule(0, count, count));
    }
  }

  /**
   * The first {@link Calibration#SHARE} of the time runs at the start temperature and measures the
   * speed; that gives the iterations of the rest. The solution tells both counts, so that the run
   * can be repeated by {@link Iterations}.
   */
  record Time(Duration length, ElapsedTime clock) implements Budget {
    public Time {
      if (length.isNegative() || length.isZero() || length.compareTo(MAX_TIME) > 0) {
        throw new IllegalArgumentException(
            "a time budget is above 0 and at most 86400 s, not " + length.toMillis() + " ms");
      }
    }
  }
}
