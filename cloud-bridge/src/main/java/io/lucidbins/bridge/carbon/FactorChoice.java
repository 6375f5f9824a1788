package io.lucidbins.bridge.carbon;

/** Which factor counts for a deposit, or why none does. */
public sealed interface FactorChoice {
  /** The lowest factor of the enabled sets. */
  record Lowest(CarbonFactor factor) implements FactorChoice {}

  /** No enabled set publishes a factor for the material, or for what becomes of it. */
  record NotPublished(String material, Outcome outcome) implements FactorChoice {}

  /** A factor exists, but a scale alone cannot prove it: a partner has to confirm the reuse. */
  record AwaitsPartner(CarbonFactor factor) implements FactorChoice {}
}
