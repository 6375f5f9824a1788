package io.lucidbins.bridge.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CarbonFactorsTest {
  private static final String HEADER =
      "set,version,region,material,g_per_kg_avoided,boundary,source,note\n";
  private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";

  /** "(0.0203 - -1.8321) MTCO2e per short ton x 1102.3113": metric tons per short ton to g/kg. */
  private static final Pattern PER_SHORT_TON =
      Pattern.compile("\\(" + NUMBER + " - " + NUMBER + "\\) MTCO2e per short ton x 1102\\.3113.*");

  /** "9115.90 - 995.08 kg CO2e/t": kg per tonne is g per kg. */
  private static final Pattern PER_TONNE =
      Pattern.compile(NUMBER + " - " + NUMBER + " kg CO2e/t, floor.*");

  private final CarbonFactors shipped = CarbonFactors.shipped();

  @Test
  void thirty_four_rows_of_two_sets_are_shipped() {
    assertThat(shipped.sets()).containsExactly("warm", "desnz");
    assertThat(shipped.all()).hasSize(34);
    assertThat(shipped.all()).extracting(CarbonFactor::id).contains("desnz/2025/GB/pet");
  }

  @Test
  void each_factor_is_its_source_value_recomputed_in_integers() {
    var recomputed = 0;
    for (var factor : shipped.all()) {
      var tons = PER_SHORT_TON.matcher(factor.note());
      var tonnes = PER_TONNE.matcher(factor.note());
      if (tons.matches()) {
        // 1e-6 of a ton times 1e-4 of the conversion leaves ten decimals to cut off
        var millionths = scaled(tons.group(1), 6) - scaled(tons.group(2), 6);
        assertThat(Math.floorDiv(millionths * 11_023_113L, 10_000_000_000L))
            .as(factor.id())
            .isEqualTo(factor.gramsPerKg());
        recomputed++;
      } else if (tonnes.matches()) {
        var hundredths = scaled(tonnes.group(1), 2) - scaled(tonnes.group(2), 2);
        assertThat(Math.floorDiv(hundredths, 100L)).as(factor.id()).isEqualTo(factor.gramsPerKg());
        recomputed++;
      } else {
        assertThat(factor.gramsPerKg() == 0 || factor.note().contains("terms not restated here"))
            .as("%s says neither how it is computed nor that it is not: %s", factor, factor.note())
            .isTrue();
      }
    }
    // 34 rows less six explicit zeros and four workbook rows
    assertThat(recomputed).isEqualTo(24);
  }

  /** A decimal as an integer of that many decimals, exactly. */
  private static long scaled(String decimal, int decimals) {
    var point = decimal.indexOf('.');
    var fraction = point < 0 ? "" : decimal.substring(point + 1);
    assertThat(fraction.length()).isLessThanOrEqualTo(decimals);
    var whole = point < 0 ? decimal : decimal.substring(0, point);
    return Long.parseLong(whole + fraction + "0".repeat(decimals - fraction.length()));
  }

  @ParameterizedTest
  @CsvSource({
    "aluminium-can,8120,desnz/2025/GB/aluminium-can",
    "steel-can,1040,desnz/2025/GB/steel-can",
    "pet,1164,warm/16/US/pet",
    "hdpe,858,warm/16/US/hdpe",
    "pp,897,warm/16/US/pp",
    "ldpe,0,warm/16/US/ldpe",
    "glass,326,warm/16/US/glass",
    "corrugated,101,desnz/2025/GB/corrugated",
    "mixed-paper,295,desnz/2025/GB/mixed-paper",
    // DESNZ has no row of its own: the parent's 295 is below WARM's 2,052 and 4,406
    "newspaper,295,desnz/2025/GB/mixed-paper",
    "office-paper,295,desnz/2025/GB/mixed-paper",
    // WARM's explicit 0 counts against DESNZ's 1,867 of the parent
    "lldpe,0,warm/16/US/lldpe",
    // only WARM knows it
    "carpet,2647,warm/16/US/carpet",
  })
  void the_lower_of_the_enabled_sets_counts(String material, int gramsPerKg, String id) {
    var choice = shipped.choose(material, Outcome.RECYCLE);

    assertThat(choice).isInstanceOf(FactorChoice.Lowest.class);
    var factor = ((FactorChoice.Lowest) choice).factor();
    assertThat(factor.gramsPerKg()).isEqualTo(gramsPerKg);
    assertThat(factor.id()).isEqualTo(id);
  }

  @Test
  void a_material_without_row_or_parent_has_no_published_factor() {
    assertThat(shipped.choose("gold", Outcome.RECYCLE))
        .isEqualTo(new FactorChoice.NotPublished("gold", Outcome.RECYCLE));
  }

  @Test
  void a_recycling_factor_says_nothing_of_compost() {
    assertThat(shipped.choose("pet", Outcome.COMPOST))
        .isEqualTo(new FactorChoice.NotPublished("pet", Outcome.COMPOST));
    assertThat(shipped.choose("food-composted", Outcome.COMPOST))
        .isInstanceOf(FactorChoice.Lowest.class);
  }

  @Test
  void reuse_of_clothing_counts_only_when_a_partner_confirms_it() {
    assertThat(shipped.choose("clothing-reuse", Outcome.REUSE))
        .as("WARM's explicit 0 for textiles is lower than 22,157")
        .isEqualTo(lowest("warm/16/US/textiles"));
    assertThat(shipped.onlySets(Set.of("desnz")).choose("clothing-reuse", Outcome.REUSE))
        .isInstanceOf(FactorChoice.AwaitsPartner.class);
  }

  private FactorChoice lowest(String id) {
    return new FactorChoice.Lowest(
        shipped.all().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow());
  }

  @Test
  void a_set_can_be_left_out_and_the_others_are_shown_beside() {
    assertThat(shipped.onlySets(List.of("warm")).choose("corrugated", Outcome.RECYCLE))
        .isEqualTo(lowest("warm/16/US/corrugated"));
    assertThat(shipped.beside("corrugated"))
        .extracting(CarbonFactor::gramsPerKg)
        .containsExactly(3656, 101);
    assertThatThrownBy(() -> shipped.onlySets(List.of("warm", "defra")))
        .hasMessage("unknown carbon factor set among [warm, defra]; known are [warm, desnz]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "w,1,US,pet,-1,b,s,n|line 2 column 12: expected a whole number 0..100000000, found \"-1\"",
        "w,1,US,pet,1.5,b,s,n|line 2 column 12: expected a whole number 0..100000000, found"
            + " \"1.5\"",
        "w,1,US,pet,100000001,b,s,n|line 2 column 12: expected a whole number 0..100000000",
        "w,1,US,PET,1,b,s,n|line 2 column 8: expected a code of small letters",
        "w,1,US,pet,1,b,,n|line 2 column 16: this cell must not be empty",
        "w,1,US,pet,1,b,s,n\\nw,1,US,pet,2,b,s,n|line 3 column 8: a second row w/1/US/pet",
        "w,1,US,pet,1,b,s,n\\nw,2,US,pp,2,b,s,n|line 3 column 3: set w is already read as"
            + " w/1/US/pet",
        "w,1,US,pet,1,b,s|line 2 column 17: 7 cells; the next one, \"note\", is missing",
      })
  void a_bad_row_is_refused_with_line_and_column(String rows, String message) {
    assertThatThrownBy(() -> CarbonFactors.read("f.csv", HEADER + rows.replace("\\n", "\n")))
        .isInstanceOf(UnreadableCsv.class)
        .hasMessageContaining("f.csv " + message);
  }

  @Test
  void grams_times_grams_per_kilogram_is_milligrams_exactly() {
    var glass = new CarbonFactor("w", "1", "US", "glass", 326, "b", "s", "n");

    // 420 g x 326 g/kg = 136,920 mg
    assertThat(glass.avoidedBy(420)).isEqualTo(new MilligramsCo2e(136_920));
    assertThat(glass.avoidedBy(200).plus(glass.avoidedBy(220))).isEqualTo(glass.avoidedBy(420));
    assertThatThrownBy(() -> new MilligramsCo2e(-1)).hasMessageContaining("-1 mg");
    assertThatThrownBy(() -> new MilligramsCo2e(Long.MAX_VALUE).plus(new MilligramsCo2e(1)))
        .isInstanceOf(ArithmeticException.class);
  }
}
