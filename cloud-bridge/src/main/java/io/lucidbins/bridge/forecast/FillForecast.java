package io.lucidbins.bridge.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The level of one bin from now on. Growth over a horizon is a sum of deposits whose number is
 * uncertain for two reasons, chance and the rate itself: a negative binomial number of gamma
 * amounts, taken as an atom at zero plus a gamma with the same mean and variance. The level only
 * rises until the bin is emptied, so the chance to be full by a time is the chance to be full then.
 *
 * @param from the last level
 * @param rate posterior
 * @param reliability how far to rely on it
 */
public record FillForecast(Level from, FillRate rate, DepositSize size, Reliability reliability) {
  /** A bin is full at this level. */
  public static final int FULL_PERMILLE = 1000;

  /** Times to full beyond this are not told. */
  public static final Duration HORIZON = Duration.ofDays(14);

  /** Standard deviation of one reading: ultrasound and lasers over loose waste. */
  static final double READING_SD_PERMILLE = 15;

  private static final double MILLIS_PER_HOUR = 3_600_000;
  private static final Duration STEP = Duration.ofMinutes(10);

  /** The chance, 0 to 1, that the bin is full at the time, if nobody empties it. */
  public double pFullBy(Instant time) {
    return pAbove(FULL_PERMILLE, time);
  }

  /** The expected level at a time, in permille; it may exceed {@link #FULL_PERMILLE}. */
  public double expectedPermille(Instant time) {
    return from.permille() + hours(time) * rate.permillePerHour(size);
  }

  /**
   * The level that is not exceeded with a chance, in permille, to one permille.
   *
   * @param chance above 0 and below 1, such as 0.9
   */
  public double levelQuantile(double chance, Instant time) {
    requireChance(chance);
    double low = from.permille();
    double high = low + 1;
    while (pAbove(high, time) > 1 - chance) {
      high = low + 2 * (high - low);
    }
    if (pAbove(low, time) <= 1 - chance) {
      return low;
    }
    while (high - low > 0.5) {
      double middle = (low + high) / 2;
      if (pAbove(middle, time) > 1 - chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * When the bin is full with a chance, to ten minutes; empty if not within {@link #HORIZON} of the
   * last level.
   *
   * @param chance above 0 and below 1: 0.1 is the early time, 0.5 the middle, 0.9 the late one
   */
  public Optional<Instant> fullAt(double chance) {
    requireChance(chance);
    long low = 0;
    long high = HORIZON.dividedBy(STEP);
    if (pFullBy(from.at().plus(HORIZON)) < chance) {
      return Optional.empty();
    }
    while (low < high) {
      long middle = (low + high) / 2;
      if (pFullBy(from.at().plus(STEP.multipliedBy(middle))) >= chance) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Optional.of(from.at().plus(STEP.multipliedBy(low)));
  }

  private double pAbove(double permille, Instant time) {
    double room = permille - from.permille();
    double hours = hours(time);
    if (room <= 0) {
      return 1;
    }
    if (hours <= 0) {
      return 0;
    }
    double none = StrictMath.pow(rate.hours() / (rate.hours() + hours), rate.deposits());
    double some = 1 - none;
    if (some < 1e-12) {
      return 0;
    }
    double mean = growthMean(hours) / some;
    double square = (growthVariance(hours) + growthMean(hours) * growthMean(hours)) / some;
    double error = READING_SD_PERMILLE * READING_SD_PERMILLE;
    double variance = Math.max(square - mean * mean, 1e-9) + error;
    return some * GammaTail.above(mean * mean / variance, variance / mean, room);
  }

  private double growthMean(double hours) {
    return hours * rate.permillePerHour(size);
  }

  /** Of the number by chance, of the rate by ignorance, and of the amounts. */
  private double growthVariance(double hours) {
    double count = hours * rate.depositsPerHour();
    double countVariance = count + hours * hours * rate.deposits() / (rate.hours() * rate.hours());
    double amount = size.meanPermille() * size.meanPermille();
    return countVariance * amount + count * amount * size.variation() * size.variation();
  }

  private double hours(Instant time) {
    return Duration.between(from.at(), time).toMillis() / MILLIS_PER_HOUR;
  }

  private static void requireChance(double chance) {
    if (!(chance > 0 && chance < 1)) {
      throw new IllegalArgumentException("a chance is above 0 and below 1, not " + chance);
    }
  }
}
