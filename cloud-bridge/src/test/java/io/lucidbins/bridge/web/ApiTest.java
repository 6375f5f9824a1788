package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ApiTest {
  private final WebFixture town = WebFixture.town();
  private final WebServer server = town.serve();
  private final Http http = new Http(server);

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void lists_every_bin_with_units_in_the_names() {
    JsonNode bins = http.json("/api/v1/bins").get("bins");

    assertThat(bins).hasSize(24);
    JsonNode first = bins.get(0);
    assertThat(first.get("id").asString()).isEqualTo("bin-01");
    assertThat(first.get("levelPercent").asDouble()).isEqualTo(91.0);
    assertThat(first.get("weightGrams").asInt()).isEqualTo(81_900);
    assertThat(first.get("state").asString()).isEqualTo("full");
    assertThat(first.get("lastReadingAt").asString()).matches("2026-06-0\\dT[\\d:]+Z");
  }

  @Test
  void leaves_out_what_is_not_known() {
    JsonNode bin = http.json("/api/v1/bins/bin-24");

    assertThat(bin.get("state").asString()).isEqualTo("undeployed");
    assertThat(bin.propertyNames())
        .doesNotContain("levelPercent", "weightGrams", "position", "volumeLitres", "fullAt");
  }

  @Test
  void pages_through_all_bins_without_missing_or_repeating_one() {
    Set<String> seen = new HashSet<>();
    int pages = 0;
    Optional<String> path = Optional.of("/api/v1/bins?limit=7");
    while (path.isPresent()) {
      JsonNode page = http.json(path.get());
      page.get("bins").forEach(bin -> assertThat(seen.add(bin.get("id").asString())).isTrue());
      path =
          Optional.ofNullable(page.get("nextCursor"))
              .map(cursor -> "/api/v1/bins?limit=7&cursor=" + cursor.asString());
      pages++;
    }

    assertThat(seen).hasSize(24);
    assertThat(pages).isEqualTo(4);
  }

  @Test
  void names_the_next_page_in_a_link_and_not_on_the_last_one() {
    assertThat(http.get("/api/v1/bins?limit=23").headers().firstValue("Link").orElse(""))
        .matches("</api/v1/bins\\?limit=23&cursor=[\\w-]+>; rel=\"next\"");
    assertThat(http.get("/api/v1/bins?limit=24").headers().firstValue("Link")).isEmpty();
  }

  @Test
  void answers_readings_of_the_last_day_oldest_first() {
    JsonNode answer = http.json("/api/v1/bins/bin-01/readings?quantity=levelPercent");

    assertThat(answer.get("to").asString()).isEqualTo("2026-06-05T06:12:00Z");
    assertThat(answer.get("from").asString()).isEqualTo("2026-06-04T06:12:00Z");
    assertThat(answer.get("readings")).hasSize(96);
    assertThat(answer.get("readings").get(0).get("value").asDouble())
        .isEqualTo(town.readings.get(town.readings.size() - 96).value());
    assertThat(answer.has("nextFrom")).isFalse();
  }

  @Test
  void says_from_where_to_ask_on_when_readings_do_not_fit() {
    JsonNode first = http.json("/api/v1/bins/bin-01/readings?limit=95");
    JsonNode rest =
        http.json("/api/v1/bins/bin-01/readings?from=" + first.get("nextFrom").asString());

    assertThat(first.get("readings")).hasSize(95);
    assertThat(rest.get("readings")).hasSize(1);
  }

  @Test
  void answers_the_latest_plan_with_its_routes_and_what_is_left() {
    JsonNode plan = http.json("/api/v1/plans/latest");

    assertThat(plan.get("routes")).hasSize(3);
    JsonNode stop = plan.get("routes").get(0).get("stops").get(0);
    assertThat(stop.get("order").asInt()).isEqualTo(1);
    assertThat(stop.get("arrivesAt").asString()).isEqualTo("2026-06-05T06:36:00Z");
    assertThat(plan.get("unserved").get(0).get("reason").asString()).contains("no time left");
    assertThat(plan.has("stopCount")).isFalse();
  }

  @Test
  void writes_point_and_carbon_amounts_as_strings() {
    JsonNode award = http.json("/api/v1/points/feed?limit=1").get("awards").get(0);

    assertThat(award.get("milliPoints").isString()).isTrue();
    assertThat(award.get("milligramsCo2e").isString()).isTrue();
    assertThat(award.get("grams").isInt()).isTrue();
  }

  @Test
  void says_that_there_is_no_plan_yet() {
    town.plan = Optional.empty();

    problem(http.get("/api/v1/plans/latest"), 404, "NO_PLAN_YET");
  }

  @Test
  void says_that_a_bin_is_not_known() {
    problem(http.get("/api/v1/bins/bin-99"), 404, "BIN_UNKNOWN");
    problem(http.get("/api/v1/bins/bin-99/readings"), 404, "BIN_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/bins?limit=0 | limit",
        "/api/v1/bins?limit=1001 | limit",
        "/api/v1/bins?limit=ten | limit",
        "/api/v1/bins?cursor=%21%21 | cursor",
        "/api/v1/bins?limitt=5 | limitt",
        "/api/v1/bins/bin-01?x=1 | x",
        "/api/v1/bins/bin-01/readings?quantity=level | quantity",
        "/api/v1/bins/bin-01/readings?from=yesterday | from",
        "/api/v1/bins/bin-01/readings?from=2026-06-05T06:12:00Z | from",
        "/api/v1/bins/bin-01/readings?limit=10001 | limit",
        "/api/v1/points/feed?limit=-1 | limit",
        "/events?after=-1 | after",
        "/events?after=x | after",
        "/?sort=colour | sort",
      })
  void names_the_parameter_that_is_wrong(String path, String parameter) {
    JsonNode problem = problem(http.get(path), 400, "BAD_PARAMETER");

    assertThat(problem.get("errors").get(0).get("parameter").asString()).isEqualTo(parameter);
    assertThat(problem.get("detail").asString()).startsWith(parameter + ": ");
  }

  @Test
  void accepts_the_limits_themselves() {
    assertThat(http.get("/api/v1/bins?limit=1").statusCode()).isEqualTo(200);
    assertThat(http.get("/api/v1/bins?limit=1000").statusCode()).isEqualTo(200);
    assertThat(http.get("/api/v1/bins/bin-01/readings?limit=10000").statusCode()).isEqualTo(200);
  }

  @Test
  void answers_304_while_nothing_differs() {
    String etag = http.get("/api/v1/bins").headers().firstValue("ETag").orElseThrow();

    assertThat(http.get("/api/v1/bins", "If-None-Match", etag).statusCode()).isEqualTo(304);
    town.bins.remove(0);
    assertThat(http.get("/api/v1/bins", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void is_live_always_and_ready_only_when_every_part_works() {
    assertThat(http.json("/health/live").get("status").asString()).isEqualTo("live");
    assertThat(http.json("/health/ready").get("working").get(0).asString()).isEqualTo("database");
  }

  @Test
  void names_the_part_that_is_not_ready() {
    town.checks.add(WebFixture.check("broker", "not connected since 06:10"));
    try (var unready = town.serve();
        var client = new Http(unready)) {
      JsonNode problem = problem(client.get("/health/ready"), 503, "NOT_READY");

      assertThat(problem.get("errors").get(0).get("parameter").asString()).isEqualTo("broker");
      assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answers_a_fault_of_its_own_without_its_inside() {
    town.failure = new IllegalStateException("secret table bin_state is broken");

    HttpResponse<String> answer = http.get("/api/v1/bins");

    JsonNode problem = problem(answer, 500, "INTERNAL");
    assertThat(problem.get("traceId").asString()).hasSize(16);
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void answers_405_to_a_method_that_is_not_there(String method) {
    var request =
        HttpRequest.newBuilder(http.uri("/api/v1/bins"))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();

    problem(http.send(request), 405, "METHOD_NOT_ALLOWED");
  }

  @Test
  void answers_404_with_a_problem_for_a_program_and_a_page_for_a_browser() {
    problem(http.get("/nowhere"), 404, "NOT_FOUND");
    HttpResponse<String> page = http.get("/nowhere", "Accept", "text/html");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>There is nothing here</h1>");
  }

  @Test
  void explains_every_kind_of_problem_at_its_type() {
    for (ProblemKind kind : ProblemKind.values()) {
      HttpResponse<String> page = http.get("/problems/" + kind.slug());

      assertThat(page.statusCode()).as(kind.name()).isEqualTo(200);
      assertThat(page.body()).contains(kind.title());
    }
  }

  @Test
  void serves_many_requests_at_once() {
    assertThat(IntStream.range(0, 200).parallel().map(_ -> http.get("/").statusCode()))
        .containsOnly(200);
  }

  private static JsonNode problem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = Http.parse(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("type").asString()).startsWith("/problems/");
    return problem;
  }
}
