package io.lucidbins.bridge.carbon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The factors of the enabled sets, and the choice between them: the lowest counts, ties go to the
 * set that stands first in the file. A set without a row for a material answers with the row of its
 * parent material, and is skipped if that is missing as well; an explicit 0 counts.
 */
public final class CarbonFactors {
  private static final String RESOURCE = "carbon-factors.csv";
  private static final List<String> HEADER =
      List.of(
          "set", "version", "region", "material", "g_per_kg_avoided", "boundary", "source", "note");

  /** A narrower material and the broader one whose factor stands in for it. */
  private static final Map<String, String> PARENTS =
      Map.of(
          "newspaper", "mixed-paper",
          "office-paper", "mixed-paper",
          "lldpe", "ldpe",
          "clothing-reuse", "textiles");

  private final Map<String, Map<String, CarbonFactor>> bySet;

  private CarbonFactors(Map<String, Map<String, CarbonFactor>> bySet) {
    this.bySet = bySet;
  }

  /** The sets that come with the program: EPA WARM 16 (US) and UK DESNZ 2025 (GB). */
  public static CarbonFactors shipped() {
    try (var in = CarbonFactors.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource " + RESOURCE + " is missing from the program");
      }
      return read(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
    }
  }

  /**
   * Factors from the text of a factor file.
   *
   * @throws UnreadableCsv with line and column if a row is malformed or a row id occurs twice, or a
   *     set occurs in two versions or regions
   */
  public static CarbonFactors read(String file, String text) {
    var bySet = new LinkedHashMap<String, Map<String, CarbonFactor>>();
    for (var row : StrictCsv.read(file, text, HEADER)) {
      var factor = factorOf(row);
      var set = bySet.computeIfAbsent(factor.set(), _ -> new LinkedHashMap<>());
      var first = set.values().stream().findFirst().orElse(factor);
      if (!first.version().equals(factor.version()) || !first.region().equals(factor.region())) {
        throw row.get(1).refused("set " + factor.set() + " is already read as " + first.id());
      }
      if (set.putIfAbsent(factor.material(), factor) != null) {
        throw row.get(3).refused("a second row " + factor.id());
      }
    }
    return new CarbonFactors(bySet);
  }

  private static CarbonFactor factorOf(List<StrictCsv.Cell> row) {
    return new CarbonFactor(
        code(row.get(0)),
        row.get(1).required(),
        row.get(2).required(),
        code(row.get(3)),
        row.get(4).wholeNumber(0, CarbonFactor.GRAMS_PER_KG_MAX),
        row.get(5).required(),
        row.get(6).required(),
        row.get(7).text());
  }

  private static String code(StrictCsv.Cell cell) {
    if (!cell.text().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw cell.refused(
          "expected a code of small letters, digits and single hyphens, found \""
              + cell.text()
              + "\"");
    }
    return cell.text();
  }

  /** The names of the sets, in the order of the file. */
  public Set<String> sets() {
    return new LinkedHashSet<>(bySet.keySet());
  }

  /** Every factor, in the order of the file. */
  public List<CarbonFactor> all() {
    var all = new ArrayList<CarbonFactor>();
    bySet.values().forEach(set -> all.addAll(set.values()));
    return List.copyOf(all);
  }

  /**
   * The same factors with only these sets enabled.
   *
   * @throws IllegalArgumentException if a set is unknown; the message lists the known ones
   */
  public CarbonFactors onlySets(Collection<String> enabled) {
    var chosen = new LinkedHashMap<>(bySet);
    chosen.keySet().retainAll(Set.copyOf(enabled));
    if (chosen.size() != Set.copyOf(enabled).size()) {
      throw new IllegalArgumentException(
          "unknown carbon factor set among " + enabled + "; known are " + bySet.keySet());
    }
    return new CarbonFactors(chosen);
  }

  /**
   * The factor that counts when a bin's own sensors saw the material.
   *
   * @param material code of the material
   * @param outcome what becomes of it; a recycling factor says nothing of compost
   */
  public FactorChoice choose(String material, Outcome outcome) {
    var lowest =
        bySet.values().stream()
            .flatMap(set -> rowFor(set, material).stream())
            .min(Comparator.comparingInt(CarbonFactor::gramsPerKg));
    if (lowest.isEmpty() || !holdsFor(lowest.get(), outcome)) {
      return new FactorChoice.NotPublished(material, outcome);
    }
    var factor = lowest.get();
    if (outcome == Outcome.REUSE && factor.gramsPerKg() > 0) {
      return new FactorChoice.AwaitsPartner(factor);
    }
    return new FactorChoice.Lowest(factor);
  }

  /** The row of each enabled set for a material, its parent's where it has none of its own. */
  public List<CarbonFactor> beside(String material) {
    return bySet.values().stream().flatMap(set -> rowFor(set, material).stream()).toList();
  }

  private static Optional<CarbonFactor> rowFor(Map<String, CarbonFactor> set, String material) {
    var own = Optional.ofNullable(set.get(material));
    return own.or(() -> Optional.ofNullable(PARENTS.get(material)).map(parent -> set.get(parent)));
  }

  private static boolean holdsFor(CarbonFactor factor, Outcome outcome) {
    return factor.gramsPerKg() == 0 || factor.outcome() == outcome;
  }
}
