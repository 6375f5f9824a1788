package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/?bin=bin-01",
          "/bins/bin-01/drawer",
          "/?sort=name",
          "/fragments/summary",
          "/fragments/bins",
          "/fragments/plan",
          "/fragments/points",
          "/problems/not-found");

  private static final List<String> OWN_SCRIPTS =
      List.of(
          "app.js",
          "narrow.js",
          "drawer.js",
          "levels.js",
          "keys.js",
          "live.js",
          "map.js",
          "marks.js",
          "grid.js");

  @Test
  void shows_every_bin_with_its_state_in_words() {
    String page = page(WebFixture.town(), "/");

    for (BinView bin : WebFixture.town().bins) {
      assertThat(page).contains("id=\"bin-" + bin.id() + "\"");
    }
    assertThat(page).contains("School of Music").contains("97 %").contains("due, stale");
  }

  @Test
  void shows_the_key_figures() {
    String summary = page(WebFixture.town(), "/fragments/summary").replaceAll("\\s+", " ");

    assertThat(summary)
        .contains("<span class=\"big\">22</span> <span class=\"of\">of 23</span>")
        .contains("<span class=\"big\">47.8 km</span>")
        .contains("16 stops, 3 trucks")
        .contains("mean of 16 stops")
        .contains("for 14 deposits");
  }

  @Test
  void says_why_a_figure_cannot_be_computed() {
    String summary = page(WebFixture.empty(), "/fragments/summary").replaceAll("\\s+", " ");

    assertThat(summary)
        .contains("<span class=\"big\">–</span></a></dd> <dd class=\"note\">no plan yet</dd>")
        .contains("<span class=\"big\">–</span></a></dd> <dd class=\"note\">no deposit yet</dd>")
        .contains("no bin has reported");
  }

  @Test
  void lists_the_most_urgent_bin_first_unless_asked_otherwise() {
    assertThat(firstBin("/")).isEqualTo("bin-03");
    assertThat(firstBin("/?sort=name")).isEqualTo("bin-12");
    assertThat(firstBin("/?sort=seen")).isEqualTo("bin-23");
  }

  private static String firstBin(String path) {
    Matcher row =
        Pattern.compile("<tr [^>]*data-bin=\"([^\"]+)\"").matcher(page(WebFixture.town(), path));
    assertThat(row.find()).isTrue();
    return row.group(1);
  }

  @Test
  void shows_the_plan_with_its_trucks_stops_reasons_and_what_is_left() {
    String plan = page(WebFixture.town(), "/fragments/plan");

    assertThat(plan)
        .contains("Heron", "Plover", "Avocet")
        .contains("06:36")
        .contains("242 kg of 400 kg", "2,963 of 4,000 l")
        .contains("14.2 km", "6 stops, 2 tips", "103 min driving", "37 min service")
        .contains("tip at Sorting hall", "published Fri 5 Jun, 06:03", "estimate: straight lines")
        .contains("Not served")
        .contains("14 minutes short");
  }

  @Test
  void shows_a_draft_as_not_published() {
    WebFixture town = WebFixture.town();
    PlanView plan = town.plan.orElseThrow();
    town.plan =
        Optional.of(
            new PlanView(
                plan.id(),
                plan.day(),
                plan.version(),
                plan.madeAt(),
                Optional.empty(),
                plan.distanceMetres(),
                plan.checked(),
                plan.travel(),
                plan.routes(),
                plan.unserved()));

    assertThat(page(town, "/fragments/plan")).contains("draft 5, not published");
  }

  @Test
  void draws_the_load_of_a_truck_up_to_each_tip() {
    LoadProfile profile = LoadProfile.of(WebFixture.town().plan.orElseThrow().routes().getFirst());

    assertThat(profile.stops()).hasSize(6);
    assertThat(profile.tips()).hasSize(2);
    // Six steps up, two down to the bottom line at 40.
    assertThat(profile.path().split("V40\\.0", -1)).hasSize(3);
    assertThat(profile.path()).startsWith("M0 40H").endsWith("H1000V40Z");
  }

  @Test
  void shows_the_points_with_material_mass_and_carbon() {
    assertThat(page(WebFixture.town(), "/fragments/points"))
        .contains("mixed paper", "241 g", "+69.9", "104 g CO2e", "just now");
  }

  @Test
  void says_what_to_do_when_there_is_nothing_yet() {
    String page = page(WebFixture.empty(), "/");

    assertThat(page)
        .contains("No bins yet", "edge-agent run --virtual", "No plan yet", "No points yet")
        .contains("<a class=\"button\" href=\"/import\">Import CSV</a>");
  }

  @Test
  void says_when_a_plan_needs_no_truck() {
    WebFixture town = WebFixture.town();
    PlanView plan = town.plan.orElseThrow();
    town.plan =
        Optional.of(
            new PlanView(
                plan.id(),
                plan.day(),
                1,
                plan.madeAt(),
                Optional.empty(),
                0,
                plan.checked(),
                plan.travel(),
                List.of(),
                List.of()));

    assertThat(page(town, "/fragments/plan")).contains("No bin needs a truck on this day");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "'><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "</th></tr></table><h1>",
      })
  void shows_a_hostile_name_as_text(String hostile) {
    WebFixture town = WebFixture.town();
    town.bins.set(0, WebFixture.named("bin-01", hostile));
    town.bins.set(1, WebFixture.named(hostile, "a hostile id"));

    String page = page(town, "/");

    assertThat(page)
        .doesNotContain("<script>alert")
        .doesNotContain("<img")
        .doesNotContainPattern("<[^>]*\" onmouseover")
        .doesNotContain("</table><h1>")
        .doesNotContain("href=\"javascript:");
    assertThat(page.split("<table", -1)).hasSize(2);
  }

  @Test
  void needs_nothing_from_another_host_and_no_inline_script_or_style() {
    try (var server = WebFixture.town().serve();
        var http = new Http(server)) {
      for (String path : PAGES) {
        String page = http.get(path).body();

        assertThat(page).as(path).doesNotContain("://").doesNotContain("style=");
        assertThat(page).as(path).doesNotContainPattern("<script(?![^>]* src=\"/assets/)");
        assertThat(page).as(path).doesNotContain("<style").doesNotContainPattern("\\son\\w+=");
      }
    }
  }

  @Test
  void forbids_the_browser_what_the_page_does_not_need() {
    try (var server = WebFixture.town().serve();
        var http = new Http(server)) {
      for (String path : List.of("/", "/api/v1/bins", "/nowhere", "/health/live", "/a%2Fb")) {
        HttpResponse<String> answer = http.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .as(path)
            .startsWith("default-src 'self'; ")
            .contains("frame-ancestors 'none'")
            .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
      }
    }
  }

  @Test
  void serves_its_scripts_and_styles_for_ever_under_an_address_of_their_content() {
    try (var server = WebFixture.town().serve();
        var http = new Http(server)) {
      Matcher asset =
          Pattern.compile("(?:href|src)=\"(/assets/([0-9a-f]{16})/[\\w.]+)\"")
              .matcher(http.get("/").body());
      int found = 0;
      while (asset.find()) {
        HttpResponse<String> answer = http.get(asset.group(1));
        assertThat(answer.statusCode()).as(asset.group(1)).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(answer.body()).isNotEmpty();
        String other = asset.group(1).replace(asset.group(2), "0123456789abcdef");
        assertThat(http.get(other).statusCode()).isEqualTo(404);
        found++;
      }

      assertThat(found).isEqualTo(7);
    }
  }

  @Test
  void serves_the_modules_that_its_scripts_import() {
    try (var server = WebFixture.town().serve();
        var http = new Http(server)) {
      String base = base(http);
      for (String script : OWN_SCRIPTS) {
        HttpResponse<String> answer = http.get(base + script);
        assertThat(answer.statusCode()).as(script).isEqualTo(200);
        Matcher imported = Pattern.compile("from \"\\./([^\"]+)\"").matcher(answer.body());
        while (imported.find()) {
          assertThat(http.get(base + imported.group(1)).statusCode()).isEqualTo(200);
        }
      }
      assertThat(http.get(base + "..%2Fopenapi.yaml").statusCode()).isIn(400, 404);
    }
  }

  @Test
  void its_first_load_weighs_less_than_400_kilobytes() {
    try (var server = WebFixture.town().serve();
        var http = new Http(server)) {
      String base = base(http);
      long bytes =
          Stream.concat(
                  OWN_SCRIPTS.stream(),
                  Stream.of("ol.js", "ol.css", "htmx.js", "app.css", "icon.svg"))
              .mapToLong(name -> http.compressedLength(base + name))
              .sum();

      assertThat(bytes).isBetween(200_000L, 400_000L);
    }
  }

  private static String base(Http http) {
    Matcher base = Pattern.compile("(/assets/[0-9a-f]{16}/)app.js").matcher(http.get("/").body());
    assertThat(base.find()).isTrue();
    return base.group(1);
  }

  @Test
  void its_templates_never_write_anything_unescaped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      List<Path> templates = files.filter(Files::isRegularFile).toList();

      assertThat(templates).hasSizeGreaterThan(8);
      for (Path template : templates) {
        assertThat(Files.readString(template, StandardCharsets.UTF_8))
            .as(template.toString())
            .doesNotContain("$unsafe")
            .doesNotContain("style=\"");
      }
    }
  }

  private static String page(WebFixture town, String path) {
    try (var server = town.serve();
        var http = new Http(server)) {
      HttpResponse<String> answer = http.get(path);
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }
}
