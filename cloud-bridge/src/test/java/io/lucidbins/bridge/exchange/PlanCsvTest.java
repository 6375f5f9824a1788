package io.lucidbins.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.dispatch.DayPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Read with commons-csv. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanCsvTest {
  @Test
  void a_row_is_a_visit_with_start_and_end() {
    List<CSVRecord> rows = rows(SamplePlan.draft());

    assertThat(rows)
        .extracting(row -> row.get("route") + " " + row.get("visit") + " " + row.get("kind"))
        .containsExactly(
            "1 0 start",
            "1 1 stop",
            "1 2 stop",
            "1 3 stop",
            "1 4 tip",
            "1 5 stop",
            "1 6 tip",
            "1 7 end",
            "2 0 start",
            "2 1 stop",
            "2 2 end");
  }

  @Test
  void a_stop_has_its_bin_times_loads_and_reason() {
    CSVRecord stop = rows(SamplePlan.draft()).get(1);

    assertThat(stop.toMap())
        .containsEntry("planId", "2026-11-22.2")
        .containsEntry("status", "draft")
        .containsEntry("vehicleId", "t-1")
        .containsEntry("order", "1")
        .containsEntry("binId", "b-1")
        .containsEntry("binName", "Bin 1")
        .containsEntry("wasteStream", "residual")
        .containsEntry("siteId", "")
        .containsEntry("latitude", "-34.881")
        .containsEntry("longitude", "-56.25")
        .containsEntry("arrivesAt", "2026-11-22T09:10:00Z")
        .containsEntry("leavesAt", "2026-11-22T09:12:00Z")
        .containsEntry("litres", "2400")
        .containsEntry("grams", "216000")
        .containsEntry("litresAfter", "2400")
        .containsEntry("gramsAfter", "216000")
        .containsEntry("reason", "Collected daily; 216 kg expected.");
  }

  @Test
  void a_tip_says_what_was_unloaded_and_what_stays() {
    CSVRecord tip = rows(SamplePlan.draft()).get(4);

    assertThat(tip.toMap())
        .containsEntry("siteId", "dump")
        .containsEntry("binId", "")
        .containsEntry("order", "")
        .containsEntry("litres", "7200")
        .containsEntry("litresAfter", "0");
  }

  @Test
  void a_truck_that_comes_home_loaded_ends_with_its_load() {
    CSVRecord end = rows(SamplePlan.published(3)).getLast();

    assertThat(end.toMap())
        .containsEntry("status", "published")
        .containsEntry("kind", "end")
        .containsEntry("siteName", "Depot")
        .containsEntry("leavesAt", "")
        .containsEntry("litresAfter", "2400")
        .containsEntry("gramsAfter", "216000");
  }

  @Test
  void a_small_angle_has_no_exponent() {
    CSVRecord start = rows(SamplePlan.nearNull()).getFirst();

    assertThat(start.get("latitude")).isEqualTo("0.00000012");
    assertThat(start.get("longitude")).isEqualTo("-0.00000040");
  }

  @Test
  void every_line_ends_with_cr_lf_and_there_is_no_byte_order_mark() {
    String text = text(SamplePlan.draft());

    assertThat(text).startsWith("planId,status,route,").endsWith("\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void a_plan_without_routes_is_a_header() {
    DayPlan plan = SamplePlan.draft();
    var empty =
        new DayPlan(
            plan.id(),
            plan.day(),
            2,
            plan.madeAt(),
            plan.publishedAt(),
            plan.origin(),
            List.of(),
            List.of());

    assertThat(text(empty).lines()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.bridge.exchange.SamplePlan#hostileNames")
  void any_name_comes_back_as_it_was(String name) {
    CSVRecord stop = rows(SamplePlan.named(name)).get(1);

    boolean formula = "=+-@\t\r\n".indexOf(name.charAt(0)) >= 0;
    // Half of a surrogate pair is the one thing that UTF-8 cannot hold.
    String expected = (formula ? "'" : "") + name.replace("\uD83D.", "\uFFFD.");
    assertThat(stop.get("binName")).isEqualTo(expected);
    assertThat(stop.get("vehicleName")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\rx", "\nx"})
  void text_that_a_spreadsheet_would_run_gets_an_apostrophe(String name) {
    assertThat(rows(SamplePlan.named(name)).get(1).get("binName")).isEqualTo("'" + name);
  }

  @ParameterizedTest
  @CsvSource({"a=1", "1+1", "x@y", "'x"})
  void other_text_gets_none(String name) {
    assertThat(rows(SamplePlan.named(name)).get(1).get("binName")).isEqualTo(name);
  }

  private static String text(DayPlan plan) {
    return new String(SamplePlan.export(plan, PlanFormat.CSV), StandardCharsets.UTF_8);
  }

  private static List<CSVRecord> rows(DayPlan plan) {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text(plan), format)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
