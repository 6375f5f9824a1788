package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.CarbonFactor;
import io.lucidbins.bridge.carbon.CarbonFactors;
import io.lucidbins.bridge.carbon.FactorChoice;
import io.lucidbins.bridge.carbon.MilligramsCo2e;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides what a deposit is worth. A pure function of the load, the rules and the factors. */
public final class Award {
  private Award() {}

  /**
   * What the load is worth at that instant. A net weight outside 1..{@link Price#NET_GRAMS_MAX} g
   * and a material code longer than {@link Load#MATERIAL_CHARACTERS_MAX} are held; an unknown
   * material earns 0 points and a note.
   */
  public static Decision of(Load load, Instant effectiveAt, RuleSets rules, CarbonFactors factors) {
    if (load.netGrams() < 1 || load.netGrams() > Price.NET_GRAMS_MAX) {
      return new Decision.Held(
          "net weight %d g is outside 1..%d g".formatted(load.netGrams(), Price.NET_GRAMS_MAX));
    }
    if (load.material().length() > Load.MATERIAL_CHARACTERS_MAX) {
      return new Decision.Held(
          "the material code has more than " + Load.MATERIAL_CHARACTERS_MAX + " characters");
    }
    var notes = new ArrayList<String>();
    var version = rules.inForceAt(effectiveAt);
    var points = points(load, version, effectiveAt, notes);
    var factor = factor(load, factors, notes);
    return new Decision.Granted(
        points,
        factor.map(row -> row.avoidedBy(load.netGrams())).orElse(MilligramsCo2e.ZERO),
        version.map(RuleSet::version),
        factor.map(CarbonFactor::id),
        notes);
  }

  private static MilliPoints points(
      Load load, Optional<RuleSet> version, Instant effectiveAt, List<String> notes) {
    if (version.isEmpty()) {
      notes.add("no rule set is in force at " + effectiveAt);
      return MilliPoints.ZERO;
    }
    OptionalInt rate = version.get().rate(load.material(), load.outcome());
    if (rate.isEmpty()) {
      notes.add(
          "rule set %s has no rate for %s, %s"
              .formatted(version.get().version(), load.material(), load.outcome().code()));
      return MilliPoints.ZERO;
    }
    return Price.of(load.netGrams(), rate.getAsInt(), Price.BASE_BPS);
  }

  private static Optional<CarbonFactor> factor(
      Load load, CarbonFactors factors, List<String> notes) {
    return switch (factors.choose(load.material(), load.outcome())) {
      case FactorChoice.Lowest(CarbonFactor factor) -> Optional.of(factor);
      case FactorChoice.NotPublished(String material, var outcome) -> {
        notes.add("no factor published for %s, %s".formatted(material, outcome.code()));
        yield Optional.empty();
      }
      case FactorChoice.AwaitsPartner(CarbonFactor factor) -> {
        notes.add("CO2e of %s counts when a partner confirms it".formatted(factor.material()));
        yield Optional.empty();
      }
    };
  }
}
