package io.lucidbins.bridge.forecast;

/**
 * What is known about how fast a bin fills: a gamma distribution of deposits per hour. Its two
 * numbers add up: a prior plus what was seen is the posterior.
 *
 * @param deposits shape: deposits seen, weighted by age, and those of the prior; above 0
 * @param hours rate: hours watched, weighted by age, and those of the prior; above 0
 */
public record FillRate(double deposits, double hours) {
  public FillRate {
    if (!(deposits > 0 && deposits < 1e12) || !(hours > 0 && hours < 1e12)) {
      throw new IllegalArgumentException("%s deposits in %s hours".formatted(deposits, hours));
    }
  }

  /** Expected deposits per hour. */
  public double depositsPerHour() {
    return deposits / hours;
  }

  /** Expected growth of the level. */
  public double permillePerHour(DepositSize size) {
    return depositsPerHour() * size.meanPermille();
  }

  /** The posterior after seeing more. */
  FillRate plus(Watched seen) {
    return new FillRate(deposits + seen.deposits(), hours + seen.hours());
  }
}
