package io.lucidbins.bridge.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the history of one bin says, weighted by age: what happened {@link #HALF_LIFE} ago counts
 * half, so that a new habit shows within a week or two.
 *
 * @param deposits growth in mean deposits
 * @param hours in which it grew
 * @param emptyings that were recognised
 * @param span from the first level to the last
 */
record Watched(double deposits, double hours, int emptyings, Duration span) {
  static final Duration HALF_LIFE = Duration.ofDays(24);

  /** Above this level growth is not believed: a full bin cannot grow, which is not its rate. */
  static final int CENSORED_PERMILLE = 950;

  /** Longer gaps between two levels say nothing: the bin may have been emptied unseen. */
  static final Duration LONGEST_GAP = Duration.ofDays(2);

  private static final double MILLIS_PER_HOUR = 3_600_000;

  /** Sums the growth between emptyings. Rise and fall both count, so noise cancels. */
  static Watched over(List<FillCycle> cycles, DepositSize size, Instant now) {
    double grown = 0;
    double hours = 0;
    for (var cycle : cycles) {
      for (int i = 1; i < cycle.levels().size(); i++) {
        var before = cycle.levels().get(i - 1);
        var after = cycle.levels().get(i);
        double passed = millis(before.at(), after.at()) / MILLIS_PER_HOUR;
        if (before.permille() < CENSORED_PERMILLE
            && passed <= LONGEST_GAP.toMillis() / MILLIS_PER_HOUR) {
          double weight = weight(after.at(), now);
          grown += weight * (after.permille() - before.permille());
          hours += weight * passed;
        }
      }
    }
    return new Watched(
        Math.max(0, grown) / size.meanPermille(), hours, emptyings(cycles), span(cycles));
  }

  private static double weight(Instant at, Instant now) {
    double age = Math.max(0, millis(at, now)) / (double) HALF_LIFE.toMillis();
    return StrictMath.pow(2, -age);
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private static int emptyings(List<FillCycle> cycles) {
    return Math.max(0, cycles.size() - 1);
  }

  private static Duration span(List<FillCycle> cycles) {
    return cycles.isEmpty()
        ? Duration.ZERO
        : Duration.between(
            cycles.getFirst().levels().getFirst().at(), cycles.getLast().levels().getLast().at());
  }
}
