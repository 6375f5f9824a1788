package io.lucidbins.bridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.carbon.Outcome;
import io.lucidbins.bridge.carbon.UnreadableCsv;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RuleSetsTest {
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
  private static final String HEADER =
      "version,material,outcome,rate_milli_per_kg,valid_from,valid_to\n";

  @ParameterizedTest
  @CsvSource({
    "aluminium-can,8000000",
    "pet,1100000",
    "steel-can,1000000",
    "pp,850000",
    "hdpe,850000",
    "glass,320000",
    "mixed-paper,290000",
    "corrugated,100000",
    "textiles,50000",
    "ldpe,50000",
  })
  void sample_1_pays_its_rates(String material, int rate) {
    var sample = RuleSets.shipped().inForceAt(JUNE).orElseThrow();

    assertThat(sample.version()).isEqualTo("sample-1");
    assertThat(sample.rules()).hasSize(10);
    assertThat(sample.rate(material, Outcome.RECYCLE)).hasValue(rate);
  }

  @Test
  void reuse_without_a_rule_pays_as_recycling_and_compost_pays_nothing() {
    var sample = RuleSets.shipped().inForceAt(JUNE).orElseThrow();

    assertThat(sample.rate("glass", Outcome.REUSE)).hasValue(320_000);
    assertThat(sample.rate("glass", Outcome.COMPOST)).isEqualTo(OptionalInt.empty());
    assertThat(sample.rate("gold", Outcome.RECYCLE)).isEqualTo(OptionalInt.empty());
  }

  @Test
  void a_version_is_in_force_from_its_start_until_just_before_its_end() {
    var rules = new RuleSets(List.of(version("a", JUNE, Optional.of(JULY))));

    assertThat(rules.inForceAt(JUNE.minusMillis(1))).isEmpty();
    assertThat(rules.inForceAt(JUNE)).isPresent();
    assertThat(rules.inForceAt(JULY.minusMillis(1))).isPresent();
    assertThat(rules.inForceAt(JULY)).isEmpty();
  }

  @Test
  void the_version_that_began_last_applies() {
    var rules =
        new RuleSets(
            List.of(
                version("new", JULY, Optional.empty()), version("old", JUNE, Optional.empty())));

    assertThat(rules.inForceAt(JULY.minusMillis(1)).orElseThrow().version()).isEqualTo("old");
    assertThat(rules.inForceAt(JULY).orElseThrow().version()).isEqualTo("new");
  }

  private static RuleSet version(String name, Instant from, Optional<Instant> to) {
    return new RuleSet(name, from, to, List.of(new Rule("pet", Outcome.RECYCLE, 1)));
  }

  @Test
  void a_set_that_pays_recycling_more_than_reuse_is_refused() {
    var recycle = new Rule("pet", Outcome.RECYCLE, 2);

    assertThatThrownBy(() -> set(recycle, new Rule("pet", Outcome.REUSE, 1)))
        .hasMessage(
            "rule set s pays recycle of pet more than reuse of it: 2 > 1 milli-points per kg");
    assertThat(set(recycle, new Rule("pet", Outcome.REUSE, 2)).rules()).hasSize(2);
    assertThatThrownBy(() -> set(recycle, new Rule("pet", Outcome.COMPOST, 3)))
        .hasMessageContaining("pays compost of pet more than recycle of it");
  }

  private static RuleSet set(Rule... rules) {
    return new RuleSet("s", JUNE, Optional.empty(), List.of(rules));
  }

  @Test
  void doubles_and_empty_intervals_are_refused() {
    var rule = new Rule("pet", Outcome.RECYCLE, 1);

    assertThatThrownBy(() -> set(rule, rule)).hasMessage("rule set s pays recycle of pet twice");
    assertThatThrownBy(() -> version("a", JUNE, Optional.of(JUNE)))
        .hasMessageContaining("not after its start");
    var version = version("a", JUNE, Optional.empty());
    assertThatThrownBy(() -> new RuleSets(List.of(version, version)))
        .hasMessage("a rule version occurs twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "s,pet,recycle,10000001,2026-06-01T00:00:00Z,|line 2 column 15: expected a whole number",
        "s,pet,burn,1,2026-06-01T00:00:00Z,|line 2 column 7: expected reuse, recycle or compost",
        "s,pet,reuse,1,June,|line 2 column 15: expected an instant such as",
        "s,pet,reuse,1,2026-06-01T00:00:00Z,\\nt,pp,reuse,1,2026-06-01T00:00:00Z,"
            + "|line 3 column 1: a file holds one version: expected \"s\", found \"t\"",
        ",pet,reuse,1,2026-06-01T00:00:00Z,|line 2 column 1: this cell must not be empty",
      })
  void a_bad_row_is_refused_with_line_and_column(String rows, String message) {
    assertThatThrownBy(() -> RuleSets.read("r.csv", HEADER + rows.replace("\\n", "\n")))
        .isInstanceOf(UnreadableCsv.class)
        .hasMessageContaining("r.csv " + message);
  }

  @Test
  void a_file_without_rules_is_refused() {
    assertThatThrownBy(() -> RuleSets.read("r.csv", HEADER))
        .hasMessage("r.csv line 2 column 1: a rule set has at least one rule");
  }
}
