package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class DrawerTest {
  private static final Instant NOW = WebFixture.NOW;

  private final WebFixture town = WebFixture.town();
  private final WebServer server = town.serve();
  private final Http http = new Http(server);

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void says_why_the_bin_is_due_with_chance_and_date() {
    String drawer = drawer("bin-03");

    assertThat(drawer)
        .contains("School of Music", "97 %", "Why it is full")
        .contains("Heron, stop 1, <time")
        .contains("At 100 % by Sat 6 Jun, 13:12 with a chance of 50 %")
        .contains("10 % by Sat 6 Jun, 02:12", "90 % by Sun 7 Jun, 10:12")
        .contains("Reliability of the forecast: medium.");
  }

  @Test
  void tells_of_the_health_of_the_device() {
    assertThat(drawer("bin-01"))
        .contains("online")
        .containsPattern("Battery</dt><dd>3\\.\\d\\d V")
        .contains("strong, −60 dBm", "<dd>0.1.0</dd>", "1,100 l");
  }

  @Test
  void has_the_chart_and_the_same_as_tables() {
    String drawer = drawer("bin-01");

    assertThat(drawer).contains("data-levels=\"/bins/bin-01/levels.json\"", "<canvas role=\"img\"");
    assertThat(drawer.split("<tr><th scope=\"row\">", -1)).hasSize(1 + 8 + 29);
    assertThat(drawer).contains("Emptied</th>", "Measured level by day", "Expected level");
  }

  @Test
  void says_the_schedule_of_a_bin_without_a_sensor_instead_of_a_chart() {
    assertThat(drawer("bin-23"))
        .contains("Collected on Mondays and Fridays; 216 kg expected.")
        .contains("no level sensor")
        .doesNotContain("canvas");
  }

  @Test
  void says_that_nothing_is_known_of_a_new_bin() {
    assertThat(drawer("bin-24"))
        .contains("No reading yet", "not known, so no truck is sent")
        .doesNotContain("canvas");
  }

  @Test
  void is_a_page_of_its_own_for_everybody_but_htmx() {
    HttpResponse<String> page = http.get("/bins/bin-01/drawer");
    HttpResponse<String> part = http.get("/bins/bin-01/drawer", "HX-Request", "true");

    assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("<h1", "levels.js");
    assertThat(part.body()).doesNotContain("<html").contains("data-drawer=\"bin-01\"");
    assertThat(page.headers().firstValue("Vary").orElse("")).contains("HX-Request");
    assertThat(page.headers().firstValue("ETag")).isNotEqualTo(part.headers().firstValue("ETag"));
  }

  @Test
  void costs_nothing_when_nothing_differs() {
    String etag = http.get("/bins/bin-01/levels.json").headers().firstValue("ETag").orElseThrow();

    assertThat(http.get("/bins/bin-01/levels.json", "If-None-Match", etag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void is_open_in_the_page_whose_address_names_the_bin() {
    String page = http.get("/?state=full&bin=bin-01").body();

    assertThat(page)
        .containsPattern("<aside class=\"drawer\" id=\"drawer\" aria-label=\"Bin\">")
        .contains("data-drawer=\"bin-01\"")
        .contains("id=\"drawer-close\" data-close href=\"/?state=full\"");
    assertThat(http.get("/").body()).contains("id=\"drawer\" aria-label=\"Bin\" hidden>");
  }

  @ParameterizedTest
  @CsvSource({"/bins/bin-99/drawer", "/bins/bin-99/levels.json", "/?bin=bin-99"})
  void answers_404_for_a_bin_it_does_not_know(String path) {
    HttpResponse<String> answer = http.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Http.parse(answer.body()).get("code").asString()).isEqualTo("BIN_UNKNOWN");
  }

  @Test
  void shows_hostile_names_reasons_and_versions_as_text() {
    String hostile = "<script>alert(1)</script>\" onmouseover=\"alert(1)";
    town.bins.set(0, WebFixture.named("bin-01", hostile));

    String page = http.get("/bins/bin-01/drawer").body();

    assertThat(page)
        .contains("&lt;script>alert(1)&lt;/script>")
        .doesNotContain("<script>alert")
        .doesNotContainPattern("<[^>]*\" onmouseover");
  }

  @Test
  void the_curve_keeps_a_reading_an_hour_and_both_sides_of_emptyings_and_gaps() {
    JsonNode curve = http.json("/bins/bin-01/levels.json");

    // 27 days of 24 h, since one day has no readings, and a few around emptyings and the gap
    assertThat(curve.get("levels").size()).isBetween(27 * 24, 27 * 24 + 20);
    assertThat(curve.get("gaps")).hasSize(1);
    assertThat(curve.get("emptyings").size()).isEqualTo(town.emptyings.size());
    assertThat(curve.get("forecast")).hasSize(49);
    assertThat(curve.get("thresholdPercent").asDouble()).isEqualTo(90);
  }

  @ParameterizedTest
  @CsvSource({"30, 0", "31, 1"})
  void a_gap_is_longer_than_half_an_hour_and_than_three_intervals(int minutes, int gaps) {
    List<ReadingView> readings = each(Duration.ofMinutes(10), 6);
    readings.add(new ReadingView(readings.getLast().at().plus(Duration.ofMinutes(minutes)), 40));

    LevelCurve curve =
        LevelCurve.of("bin-01", readings, List.of(), List.of(), readings.getLast().at());

    assertThat(curve.gaps()).hasSize(gaps);
  }

  @Test
  void a_bin_that_reports_each_four_hours_has_no_gaps_between() {
    List<ReadingView> readings = each(Duration.ofHours(4), 20);

    LevelCurve curve =
        LevelCurve.of("bin-01", readings, List.of(), List.of(), readings.getLast().at());

    assertThat(curve.gaps()).isEmpty();
    assertThat(curve.levels()).isEqualTo(readings);
  }

  @Test
  void a_silence_that_lasts_until_now_is_a_gap() {
    List<ReadingView> readings = each(Duration.ofMinutes(10), 6);
    Instant now = readings.getLast().at().plus(Duration.ofHours(3));

    LevelCurve curve = LevelCurve.of("bin-01", readings, List.of(), List.of(), now);

    assertThat(curve.gaps()).containsExactly(new LevelCurve.Gap(readings.getLast().at(), now));
  }

  private static List<ReadingView> each(Duration interval, int count) {
    var readings = new ArrayList<ReadingView>();
    for (int i = 0; i < count; i++) {
      readings.add(
          new ReadingView(NOW.minus(interval.multipliedBy(count - (long) i)), 10 + i / 10.0));
    }
    return readings;
  }

  private String drawer(String bin) {
    HttpResponse<String> answer = http.get("/bins/" + bin + "/drawer", "HX-Request", "true");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
