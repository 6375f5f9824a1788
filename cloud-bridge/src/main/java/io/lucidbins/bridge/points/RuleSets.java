package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.Outcome;
import io.lucidbins.bridge.carbon.StrictCsv;
import io.lucidbins.bridge.carbon.UnreadableCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All versions of the earning rules; of those in force at an instant the newest applies. */
public record RuleSets(List<RuleSet> versions) {
  private static final String SAMPLE = "rules-sample-1.csv";
  private static final List<String> HEADER =
      List.of("version", "material", "outcome", "rate_milli_per_kg", "valid_from", "valid_to");

  public RuleSets {
    versions = List.copyOf(versions);
    if (versions.stream().map(RuleSet::version).distinct().count() < versions.size()) {
      throw new IllegalArgumentException("a rule version occurs twice");
    }
  }

  /** The rule set that comes with the program, {@code sample-1}, in force from 1970 on. */
  public static RuleSets shipped() {
    try (var in = RuleSets.class.getResourceAsStream(SAMPLE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + SAMPLE + " is missing from the program");
      }
      return new RuleSets(
          List.of(read(SAMPLE, new String(in.readAllBytes(), StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + SAMPLE, e);
    }
  }

  /**
   * One version from the text of a rule file.
   *
   * @throws UnreadableCsv with line and column if a row is malformed or belongs to another version
   * @throws IllegalArgumentException as {@link RuleSet} does
   */
  public static RuleSet read(String file, String text) {
    var rows = StrictCsv.read(file, text, HEADER);
    if (rows.isEmpty()) {
      throw new UnreadableCsv(file, 2, 1, "a rule set has at least one rule");
    }
    var first = rows.getFirst();
    var rules = new ArrayList<Rule>();
    for (var row : rows) {
      for (var column : List.of(0, 4, 5)) {
        refuseOther(first.get(column), row.get(column));
      }
      rules.add(ruleOf(row));
    }
    var to = first.get(5).text().isEmpty() ? Optional.<Instant>empty() : instant(first.get(5));
    return new RuleSet(first.get(0).required(), instant(first.get(4)).orElseThrow(), to, rules);
  }

  private static void refuseOther(StrictCsv.Cell first, StrictCsv.Cell cell) {
    if (!cell.text().equals(first.text())) {
      throw cell.refused(
          "a file holds one version: expected \"%s\", found \"%s\""
              .formatted(first.text(), cell.text()));
    }
  }

  private static Rule ruleOf(List<StrictCsv.Cell> row) {
    var outcome =
        Outcome.ofCode(row.get(2).text())
            .orElseThrow(() -> row.get(2).refused("expected reuse, recycle or compost"));
    return new Rule(row.get(1).required(), outcome, row.get(3).wholeNumber(0, Price.RATE_MAX));
  }

  private static Optional<Instant> instant(StrictCsv.Cell cell) {
    try {
      return Optional.of(Instant.parse(cell.text()));
    } catch (DateTimeException e) {
      throw cell.refused("expected an instant such as 2026-06-05T00:00:00Z");
    }
  }

  /** The version that applies at that instant: of those in force the one that began last. */
  public Optional<RuleSet> inForceAt(Instant instant) {
    return versions.stream()
        .filter(version -> version.inForceAt(instant))
        .max(Comparator.comparing(RuleSet::validFrom).thenComparing(RuleSet::version));
  }
}
