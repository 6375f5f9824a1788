package io.lucidbins.bridge.dispatch;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Rates;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * How a site plans.
 *
 * @param zone of the trucks' shifts
 * @param service at the kerb, per bin
 * @param rates of a truck: per day it leaves, per metre, per second
 * @param perOverflow what an overflowing bin is worth to the planner, in the same money
 * @param ageLimits by waste stream code: a bin is emptied at the latest after this, however full
 * @param iterations of the optimiser
 * @param replanEvery a plan of the day is replaced at most so often
 */
public record DispatchSettings(
    ZoneId zone,
    Duration service,
    Rates rates,
    Cost perOverflow,
    Map<String, Duration> ageLimits,
    long iterations,
    Duration replanEvery) {
  public static final long MAX_ITERATIONS = 1_000_000_000;
  private static final Duration LONGEST_SERVICE = Duration.ofHours(1);

  /**
   * Money is in euro here: 1.00 per km, 36 per hour, 20 per truck and day, and 60 per overflow,
   * which is what a trip of its own and a sweep round the bin come to.
   */
  public static DispatchSettings defaults() {
    return new DispatchSettings(
        ZoneId.of("UTC"),
        Duration.ofSeconds(95),
        new Rates(new Cost(20_000_000), new Cost(1_000), new Cost(10_000)),
        new Cost(60_000_000),
        Map.of("organic", Duration.ofDays(7)),
        100_000,
        Duration.ofMinutes(30));
  }

  public DispatchSettings {
    ageLimits = Map.copyOf(ageLimits);
    if (service.isNegative() || service.compareTo(LONGEST_SERVICE) > 0) {
      throw new IllegalArgumentException("service is 0 to 1 h, not " + service);
    }
    if (iterations < 1 || iterations > MAX_ITERATIONS) {
      throw new IllegalArgumentException(
          "iterations are 1 to %d, not %d".formatted(MAX_ITERATIONS, iterations));
    }
    if (replanEvery.isNegative() || replanEvery.isZero()) {
      throw new IllegalArgumentException("replanEvery is above 0, not " + replanEvery);
    }
    for (var limit : ageLimits.entrySet()) {
      if (limit.getValue().compareTo(Duration.ofHours(1)) < 0) {
        throw new IllegalArgumentException(
            "the age limit of %s is at least 1 h, not %s"
                .formatted(limit.getKey(), limit.getValue()));
      }
    }
  }

  /** The same in another zone. */
  public DispatchSettings in(ZoneId newZone) {
    return new DispatchSettings(
        newZone, service, rates, perOverflow, ageLimits, iterations, replanEvery);
  }
}
