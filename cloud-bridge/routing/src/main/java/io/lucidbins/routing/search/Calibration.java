package io.lucidbins.routing.search;

import java.time.Duration;

/**
 * Turns seconds into iterations, once. The first part of the time runs at the start temperature;
 * its last third gives the speed, since the others are spoilt by the compiler warming up. The
 * machine may slow down later: at {@link #HARD_STOP} times the seconds the run is cut.
 */
final class Calibration {
  /** Share of the time after which the speed is known. */
  static final double SHARE = 0.1;

  /** Share of the time that goes by before the measuring starts. */
  static final double WARM_SHARE = 0.07;

  /** The run is cut at so many times its length. */
  static final double HARD_STOP = 1.5;

  /** Iterations between two looks at the clock; on a large day one may take milliseconds. */
  static final long SLICE = 50;

  private Calibration() {}

  /** Runs the chain for the time, and tells the iterations that this came to. */
  static Schedule run(
      Annealing chain, Temperatures temperatures, Budget.Time budget, Observer observer) {
    long startedAt = budget.clock().nanos();
    long length = budget.length().toNanos();
    Schedule schedule = measure(chain, temperatures, budget, startedAt);
    observer.calibrated(schedule);
    long ran = 0;
    long stopAt = startedAt + (long) (length * HARD_STOP);
    while (ran < schedule.cooling() && budget.clock().nanos() < stopAt) {
      long to = Math.min(schedule.cooling(), ran + SLICE);
      chain.cool(temperatures, ran, to, schedule.cooling());
      ran = to;
    }
    return new Schedule(schedule.hot(), schedule.cooling(), ran);
  }

  private static Schedule measure(
      Annealing chain, Temperatures temperatures, Budget.Time budget, long startedAt) {
    Duration length = budget.length();
    long warmAt = startedAt + (long) (length.toNanos() * WARM_SHARE);
    long endAt = startedAt + (long) (length.toNanos() * SHARE);
    long warm = hotUntil(chain, temperatures, budget.clock(), warmAt);
    long from = budget.clock().nanos();
    long measured = hotUntil(chain, temperatures, budget.clock(), endAt);
    long now = budget.clock().nanos();
    double perNano = (double) measured / Math.max(1, now - from);
    long left = Math.max(1, startedAt + length.toNanos() - now);
    long cooling = Math.clamp((long) (left * perNano), 1, Budget.MAX_ITERATIONS / 2);
    return new Schedule(warm + measured, cooling, cooling);
  }

  /** At least one slice, so that there always is something to measure. */
  private static long hotUntil(
      Annealing chain, Temperatures temperatures, ElapsedTime clock, long until) {
    long ran = 0;
    do {
      chain.hot(SLICE, temperatures.hot());
      ran += SLICE;
    } while (clock.nanos() < until);
    return ran;
  }
}
