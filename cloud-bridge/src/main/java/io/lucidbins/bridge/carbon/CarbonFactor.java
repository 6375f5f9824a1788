package io.lucidbins.bridge.carbon;

/**
 * One published factor: grams of CO2e avoided per kilogram of a material.
 *
 * @param set the publisher's set, for example {@code warm}
 * @param version of the set, for example {@code 16}
 * @param region the factor is made for, ISO 3166
 * @param material code, as in deposits
 * @param gramsPerKg 0..{@value #GRAMS_PER_KG_MAX}; an explicit 0 means that nothing may be claimed
 * @param boundary what the publisher counted
 * @param source where the number is printed
 * @param note how it was computed
 */
public record CarbonFactor(
    String set,
    String version,
    String region,
    String material,
    int gramsPerKg,
    String boundary,
    String source,
    String note) {
  /** One hundred tonnes per kilogram: far above any material, far below what would overflow. */
  public static final int GRAMS_PER_KG_MAX = 100_000_000;

  private static final String COMPOSTED = "-composted";
  private static final String REUSED = "-reuse";

  public CarbonFactor {
    if (gramsPerKg < 0 || gramsPerKg > GRAMS_PER_KG_MAX) {
      throw new IllegalArgumentException(
          "a factor is 0.." + GRAMS_PER_KG_MAX + " g/kg, not " + gramsPerKg);
    }
  }

  /** The name of this row that postings keep: {@code set/version/region/material}. */
  public String id() {
    return set + "/" + version + "/" + region + "/" + material;
  }

  /** What has to become of the material for this factor to hold; the material's code tells it. */
  public Outcome outcome() {
    if (material.endsWith(COMPOSTED)) {
      return Outcome.COMPOST;
    }
    return material.endsWith(REUSED) ? Outcome.REUSE : Outcome.RECYCLE;
  }

  /** The CO2e that this many grams avoided, exactly. */
  public MilligramsCo2e avoidedBy(int grams) {
    return MilligramsCo2e.avoidedBy(grams, gramsPerKg);
  }
}
