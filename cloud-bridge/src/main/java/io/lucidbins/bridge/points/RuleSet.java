package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One version of the earning rules. A version never changes; a change is a new version. The
 * constructor refuses a rule that occurs twice, an empty interval, and a worse outcome of a
 * material that pays more than a better one.
 *
 * @param version its name, which each award keeps
 * @param validFrom first instant at which it applies
 * @param validTo first instant at which it no longer applies; empty for open
 */
public record RuleSet(
    String version, Instant validFrom, Optional<Instant> validTo, List<Rule> rules) {
  public RuleSet {
    rules = List.copyOf(rules);
    if (validTo.isPresent() && !validTo.get().isAfter(validFrom)) {
      throw new IllegalArgumentException(
          "rule set %s ends at %s, not after its start %s"
              .formatted(version, validTo.get(), validFrom));
    }
    refuseDoubles(version, rules);
    refuseWorsePaysMore(version, rules);
  }

  private static void refuseDoubles(String version, List<Rule> rules) {
    Set<String> seen = new HashSet<>();
    for (var rule : rules) {
      if (!seen.add(rule.material() + "/" + rule.outcome().code())) {
        throw new IllegalArgumentException(
            "rule set %s pays %s of %s twice"
                .formatted(version, rule.outcome().code(), rule.material()));
      }
    }
  }

  private static void refuseWorsePaysMore(String version, List<Rule> rules) {
    for (var better : rules) {
      for (var worse : rules) {
        if (better.material().equals(worse.material())
            && better.outcome().compareTo(worse.outcome()) < 0
            && better.rate() < worse.rate()) {
          throw new IllegalArgumentException(
              "rule set %s pays %s of %s more than %s of it: %d > %d milli-points per kg"
                  .formatted(
                      version,
                      worse.outcome().code(),
                      worse.material(),
                      better.outcome().code(),
                      worse.rate(),
                      better.rate()));
        }
      }
    }
  }

  /** Whether this version applies at that instant; the end is not included. */
  public boolean inForceAt(Instant instant) {
    return !instant.isBefore(validFrom) && validTo.map(instant::isBefore).orElse(true);
  }

  /**
   * Milli-points per kg. An outcome without a rule of its own pays what the best worse outcome of
   * the material pays, so reuse never earns less than recycling; empty if there is none either.
   */
  public OptionalInt rate(String material, Outcome outcome) {
    return Arrays.stream(Outcome.values())
        .filter(candidate -> candidate.compareTo(outcome) >= 0)
        .flatMap(candidate -> ruleFor(material, candidate).stream())
        .mapToInt(Rule::rate)
        .findFirst();
  }

  private Optional<Rule> ruleFor(String material, Outcome outcome) {
    return rules.stream()
        .filter(rule -> rule.material().equals(material) && rule.outcome() == outcome)
        .findFirst();
  }
}
