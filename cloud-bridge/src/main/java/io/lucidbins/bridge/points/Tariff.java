package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.CarbonFactors;

/** What awards are decided by: the earning rules and the carbon factors. */
public record Tariff(RuleSets rules, CarbonFactors factors) {
  /** What comes with the program: {@code sample-1}, EPA WARM 16 and UK DESNZ 2025. */
  public static Tariff shipped() {
    return new Tariff(RuleSets.shipped(), CarbonFactors.shipped());
  }
}
