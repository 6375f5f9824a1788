package io.lucidbins.bridge.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.carbon.CarbonFactors;
import io.lucidbins.bridge.carbon.MilligramsCo2e;
import io.lucidbins.bridge.carbon.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AwardTest {
  private static final Instant NOON = Instant.parse("2026-06-05T12:00:00Z");
  private static final Tariff TARIFF = Tariff.shipped();

  private static Decision award(String material, Outcome outcome, int netGrams) {
    var load = new Load(material, outcome, 0, netGrams, 1_000, 1_000 + netGrams, 5);
    return Award.of(load, NOON, TARIFF.rules(), TARIFF.factors());
  }

  @Test
  void glass_earns_points_and_avoided_carbon() {
    // 420 g x 320 points/kg; 420 g x 326 g/kg of WARM, which is below DESNZ's 579
    assertThat(award("glass", Outcome.RECYCLE, 420))
        .isEqualTo(
            new Decision.Granted(
                new MilliPoints(134_400),
                new MilligramsCo2e(136_920),
                Optional.of("sample-1"),
                Optional.of("warm/16/US/glass"),
                List.of()));
  }

  @Test
  void an_unknown_material_earns_nothing_and_a_note() {
    assertThat(award("gold", Outcome.RECYCLE, 420))
        .isEqualTo(
            new Decision.Granted(
                MilliPoints.ZERO,
                MilligramsCo2e.ZERO,
                Optional.of("sample-1"),
                Optional.empty(),
                List.of(
                    "rule set sample-1 has no rate for gold, recycle",
                    "no factor published for gold, recycle")));
  }

  @Test
  void a_factor_of_zero_is_named_and_claims_nothing() {
    // WARM says 0 and DESNZ 1,867: the lower counts
    assertThat(award("ldpe", Outcome.RECYCLE, 1_000))
        .isEqualTo(
            new Decision.Granted(
                new MilliPoints(50_000),
                MilligramsCo2e.ZERO,
                Optional.of("sample-1"),
                Optional.of("warm/16/US/ldpe"),
                List.of()));
  }

  @Test
  void reuse_that_needs_a_partner_claims_no_carbon_yet() {
    var desnz = CarbonFactors.shipped().onlySets(Set.of("desnz"));
    var load = new Load("clothing-reuse", Outcome.REUSE, 0, 800, 0, 800, 5);

    var granted = (Decision.Granted) Award.of(load, NOON, TARIFF.rules(), desnz);

    assertThat(granted.carbon()).isEqualTo(MilligramsCo2e.ZERO);
    assertThat(granted.factorId()).isEmpty();
    assertThat(granted.notes())
        .contains("CO2e of clothing-reuse counts when a partner confirms it");
  }

  @Test
  void no_rules_in_force_earn_no_points_but_carbon() {
    var load = new Load("glass", Outcome.RECYCLE, 0, 420, 0, 420, 5);

    var granted =
        (Decision.Granted) Award.of(load, NOON, new RuleSets(List.of()), CarbonFactors.shipped());

    assertThat(granted.points()).isEqualTo(MilliPoints.ZERO);
    assertThat(granted.ruleVersion()).isEmpty();
    assertThat(granted.carbon()).isEqualTo(new MilligramsCo2e(136_920));
    assertThat(granted.notes()).containsExactly("no rule set is in force at 2026-06-05T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 200_001, Integer.MAX_VALUE})
  void a_weight_outside_its_limits_is_held(int netGrams) {
    var load = new Load("glass", Outcome.RECYCLE, 0, netGrams, 0, 0, 5);

    assertThat(Award.of(load, NOON, TARIFF.rules(), TARIFF.factors()))
        .isEqualTo(new Decision.Held("net weight " + netGrams + " g is outside 1..200000 g"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200_000})
  void a_weight_at_its_limits_is_awarded(int netGrams) {
    assertThat(award("aluminium-can", Outcome.RECYCLE, netGrams))
        .extracting(decision -> ((Decision.Granted) decision).points())
        .isEqualTo(new MilliPoints(netGrams * 8_000L));
  }

  @Test
  void a_material_code_beyond_its_limit_is_held() {
    assertThat(award("x".repeat(64), Outcome.RECYCLE, 1)).isInstanceOf(Decision.Granted.class);
    assertThat(award("x".repeat(65), Outcome.RECYCLE, 1)).isInstanceOf(Decision.Held.class);
  }

  @Test
  void a_guessed_or_future_time_counts_as_the_time_of_receipt() {
    var before = NOON.minus(Duration.ofDays(40));

    assertThat(new DepositTimes(before, TimeQuality.SYNCED, NOON).effectiveAt()).isEqualTo(before);
    assertThat(new DepositTimes(before, TimeQuality.RECOVERED, NOON).effectiveAt())
        .isEqualTo(before);
    assertThat(new DepositTimes(before, TimeQuality.ESTIMATED, NOON).effectiveAt()).isEqualTo(NOON);
    assertThat(new DepositTimes(NOON, TimeQuality.SYNCED, NOON).effectiveAt()).isEqualTo(NOON);
    assertThat(new DepositTimes(NOON.plusMillis(1), TimeQuality.SYNCED, NOON).effectiveAt())
        .isEqualTo(NOON);
  }
}
