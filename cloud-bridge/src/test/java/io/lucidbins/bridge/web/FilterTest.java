package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the address of the page shows: filters, search, order, pages. */
final class FilterTest {
  private static final Pattern ROW = Pattern.compile("<tr [^>]*data-bin=\"([^\"]+)\"");

  private final WebFixture town = WebFixture.town();
  private final WebServer server = town.serve();
  private final Http http = new Http(server);

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void shows_only_the_states_that_are_asked_for() {
    assertThat(shown("/?state=full")).containsExactlyInAnyOrder("bin-01", "bin-02", "bin-03");
    assertThat(shown("/?state=full&state=undeployed"))
        .containsExactlyInAnyOrder("bin-01", "bin-02", "bin-03", "bin-24");
  }

  @Test
  void narrows_by_stream_age_connection_and_plan_together() {
    assertThat(shown("/?stale=true")).containsExactlyInAnyOrder("bin-12", "bin-20");
    assertThat(shown("/?stale=true&online=false")).containsExactly("bin-20");
    assertThat(shown("/?online=false")).containsExactly("bin-20");
    assertThat(shown("/?stale=true&stream=paper")).isEmpty();
    assertThat(shown("/?planned=true")).hasSize(16);
    assertThat(shown("/?planned=true&state=full")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "school, bin-03",
    "SCHOOL music, bin-03",
    "music of, bin-03",
    "bin-07, bin-07",
    "  chapel  , bin-20",
  })
  void finds_bins_by_words_of_name_or_id(String words, String bin) {
    assertThat(shown("/?q=" + words.replace(" ", "%20"))).containsExactly(bin);
  }

  @Test
  void finds_every_bin_with_an_empty_search() {
    assertThat(shown("/?q=")).hasSize(24);
  }

  @Test
  void lists_the_urgent_bins_of_a_day_as_its_figure_counts_them() {
    String page = page("/");
    for (Urgency day : Urgency.values()) {
      Matcher figure =
          Pattern.compile("id=\"figure-" + day.code() + "\"[^>]*><span class=\"big\">(\\d+)<")
              .matcher(page);
      assertThat(figure.find()).as(day.code()).isTrue();
      assertThat(shown("/?urgent=" + day.code())).hasSize(Integer.parseInt(figure.group(1)));
    }
    assertThat(shown("/?urgent=today")).contains("bin-01", "bin-23").doesNotContain("bin-24");
  }

  @Test
  void every_figure_that_counts_bins_links_to_the_bins_it_counts() {
    String page = page("/");
    Matcher figure =
        Pattern.compile("data-narrow href=\"(/\\?[^\"]+)\"><span class=\"big\">(\\d+)</span>")
            .matcher(page);
    int found = 0;
    while (figure.find()) {
      assertThat(shown(figure.group(1))).hasSize(Integer.parseInt(figure.group(2)));
      found++;
    }
    assertThat(found).isEqualTo(5);
  }

  @Test
  void every_pill_counts_what_it_would_show_beside_the_other_conditions() {
    for (String path : List.of("/", "/?stream=paper", "/?stale=true", "/?q=street&state=ok")) {
      Matcher pill =
          Pattern.compile("id=\"pill-(\\w+)\" data-narrow href=\"([^\"]+)\"[^>]*>.*?<b>(\\d+)</b>")
              .matcher(page(path).replace("\n", ""));
      int found = 0;
      while (pill.find()) {
        String alone = alone(path, pill.group(1));
        assertThat(shown(alone)).as(path + " " + alone).hasSize(Integer.parseInt(pill.group(3)));
        found++;
      }
      assertThat(found).as(path).isPositive();
    }
  }

  /** The address in which only this state, or only old readings, are asked for. */
  private static String alone(String path, String pill) {
    String others = path.replaceAll("(state|stale)=\\w+&?", "").replaceAll("[?&]$", "");
    String own = pill.equals("stale") ? path.replaceAll("stale=\\w+&?", "") : others;
    String base = pill.equals("stale") ? own.replaceAll("[?&]$", "") : withStale(path, others);
    return base
        + (base.contains("?") ? "&" : "?")
        + (pill.equals("stale") ? "stale=true" : "state=" + pill);
  }

  private static String withStale(String path, String others) {
    return path.contains("stale=true")
        ? others + (others.contains("?") ? "&" : "?") + "stale=true"
        : others;
  }

  @Test
  void a_pill_at_nothing_stays_but_leads_nowhere() {
    String page = page("/?stream=unknown").replace("\n", "");

    assertThat(page)
        .containsPattern("<a class=\"chip\" id=\"pill-full\" role=\"link\" aria-disabled=\"true\">")
        .containsPattern("id=\"pill-full\"[^/]*?>.*?<b>0</b>")
        .containsPattern("id=\"pill-undeployed\" data-narrow href=\"[^\"]+\"");
  }

  @Test
  void a_chosen_pill_is_marked_and_leads_back() {
    assertThat(page("/?state=full&stream=paper&sort=name"))
        .contains("id=\"pill-full\" data-narrow href=\"/?stream=paper&amp;sort=name\"")
        .containsPattern("id=\"pill-full\"[^>]*aria-current=\"true\"")
        .contains("<input type=\"hidden\" form=\"search\" name=\"stream\" value=\"paper\">");
  }

  @Test
  void says_when_nothing_matches_and_offers_to_clear_the_narrowest_condition() {
    // One bin alone has the words, two are stale, six are paper.
    String page = page("/?stale=true&stream=paper&q=market%20square");

    assertThat(page)
        .contains("0 of 24 match")
        .contains("id=\"widen\" data-narrow href=\"/?stream=paper&amp;stale=true\"")
        .contains("Clear “market square”");
  }

  @Test
  void the_map_shows_the_same_bins_as_the_list() {
    var marks = http.json("/map.json?state=full").get("bins");

    assertThat(marks).hasSize(3);
    assertThat(http.json("/map.json?state=full").get("sites")).hasSize(2);
    assertThat(page("/?state=full")).contains("data-map=\"/map.json?state=full\"");
  }

  @ParameterizedTest
  @CsvSource({"1500, true", "1501, false"})
  void the_map_draws_each_bin_up_to_a_limit_and_clusters_above(int bins, boolean each) {
    var all = WebFixture.city(bins).bins;

    MapView map = MapView.of(all, List.of(), Optional.empty(), Optional.empty());

    assertThat(map.clusters().isEmpty()).isEqualTo(each);
    int gathered = map.clusters().stream().mapToInt(MapView.Cluster::count).sum();
    assertThat(map.bins().size() + gathered).isEqualTo(bins);
    for (MapView.Cluster cluster : map.clusters()) {
      assertThat(cluster.states().values().stream().mapToInt(n -> n).sum())
          .isEqualTo(cluster.count());
    }
  }

  @Test
  void the_map_draws_only_what_is_in_sight_when_bins_are_many() {
    var all = WebFixture.city(20_000).bins;
    var window = new MapWindow(19.9, 50.05, 19.95, 50.08, 14);

    MapView map = MapView.of(all, List.of(), Optional.empty(), Optional.of(window));

    long inside = all.stream().filter(bin -> window.holds(bin.position().orElseThrow())).count();
    int gathered = map.clusters().stream().mapToInt(MapView.Cluster::count).sum();
    assertThat((long) map.bins().size() + gathered).isEqualTo(inside).isLessThan(20_000);
    assertThat(map.bins().size() + map.clusters().size()).isLessThan(1_500);
    assertThat(map.extent().orElseThrow().west()).isLessThan(19.9);
  }

  @Test
  void a_window_counts_pixels_as_web_mercator_does() {
    // At zoom 3 the world is 2,048 px wide; the equator and Greenwich cross in its middle.
    var window = new MapWindow(-180, -85, 180, 85, 3);

    assertThat(window.x(new Place(0, 0))).isEqualTo(1024);
    assertThat(window.y(new Place(0, 0))).isCloseTo(1024, within(1e-6));
    assertThat(window.x(new Place(0, 90))).isEqualTo(1536);
    // 66.51326 degrees north are three quarters of the way up (OpenStreetMap wiki, slippy map).
    assertThat(window.y(new Place(66.51326, 0))).isCloseTo(512, within(0.001));
  }

  @Test
  void keeps_the_whole_state_in_its_links() {
    String page = page("/?state=full&q=a&sort=level&bin=bin-01");

    assertThat(page)
        .contains("data-address=\"/?state=full&amp;q=a&amp;sort=level&amp;bin=bin-01\"")
        .contains("hx-get=\"/fragments/bins?state=full&amp;q=a&amp;sort=level&amp;bin=bin-01\"")
        .contains("href=\"/?state=full&amp;q=a&amp;sort=level\"");
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "101, 2", "200, 2", "201, 3"})
  void lists_a_hundred_bins_a_page(int bins, int pages) {
    town.bins.clear();
    for (int i = 0; i < bins; i++) {
      town.bins.add(WebFixture.named(String.format(Locale.ROOT, "bin-%03d", i), "Bin " + i));
    }

    var all = new ArrayList<String>();
    for (int page = 1; page <= pages; page++) {
      List<String> rows = shown("/?page=" + page);
      assertThat(rows).hasSize(page < pages ? 100 : bins - 100 * (pages - 1));
      all.addAll(rows);
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(bins);
    assertThat(page("/?page=" + pages)).doesNotContain("id=\"page-next\"");
    assertThat(shown("/?page=" + (pages + 7))).isEqualTo(shown("/?page=" + pages));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?state=fine",
        "/?stale=yes",
        "/?online=1",
        "/?urgent=soon",
        "/?planned=",
        "/?sort=colour",
        "/?page=0",
        "/?page=100001",
        "/?page=one",
        "/?colour=red",
        "/map.json?state=fine",
        "/fragments/bins?zoom=3",
        "/map.json?box=1,2,3",
        "/map.json?box=1,2,0,4&zoom=3",
        "/map.json?box=1,2,3,x&zoom=3",
        "/map.json?box=-181,2,3,4&zoom=3",
        "/map.json?box=1,2,3,4&zoom=23",
        "/bins/bin-01/drawer?colour=red",
        "/bins/bin-01/levels.json?from=1",
      })
  void refuses_what_it_does_not_know(String path) {
    HttpResponse<String> answer = http.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.parse(answer.body()).get("code").asString()).isEqualTo("BAD_PARAMETER");
  }

  @ParameterizedTest
  @CsvSource({"99, 200", "100, 200", "101, 400"})
  void takes_a_search_of_a_hundred_characters(int length, int status) {
    assertThat(http.get("/?q=" + "a".repeat(length)).statusCode()).isEqualTo(status);
  }

  @Test
  void tells_the_day_by_the_midnight_of_its_zone() {
    var zone = java.time.ZoneId.of("Asia/Tokyo");
    // 06:12 UTC is 15:12 in Tokyo: 9 h ahead is past midnight there and not in London.
    BinView bin = town.bins.get(3);
    BinView tonight = fullAt(bin, WebFixture.NOW.plusSeconds(9 * 3600));

    assertThat(Urgency.of(tonight, WebFixture.NOW, zone)).hasValue(Urgency.TOMORROW);
    assertThat(Urgency.of(tonight, WebFixture.NOW, java.time.ZoneOffset.UTC))
        .hasValue(Urgency.TODAY);
    assertThat(Urgency.of(fullAt(bin, WebFixture.NOW.minusSeconds(90_000)), WebFixture.NOW, zone))
        .hasValue(Urgency.TODAY);
  }

  private static BinView fullAt(BinView bin, java.time.Instant at) {
    return new BinView(
        bin.id(),
        bin.name(),
        bin.position(),
        bin.wasteStream(),
        bin.volumeLitres(),
        bin.online(),
        Band.OK,
        bin.stale(),
        bin.levelPercent(),
        bin.weightGrams(),
        bin.temperatureCelsius(),
        bin.batteryMillivolts(),
        bin.signalDbm(),
        bin.softwareVersion(),
        bin.schedule(),
        Optional.<LocalDate>empty(),
        bin.lastReadingAt(),
        bin.lastHeardAt(),
        Optional.of(at),
        bin.why());
  }

  private List<String> shown(String path) {
    Matcher row = ROW.matcher(page(path.replace("&amp;", "&")));
    var ids = new ArrayList<String>();
    while (row.find()) {
      ids.add(row.group(1));
    }
    return ids;
  }

  private String page(String path) {
    HttpResponse<String> answer = http.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }
}
