package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class OpenApiTest {
  private static final Predicate<String> OF_THE_PAGE =
      path ->
          path.equals("/")
              || path.equals("/map.json")
              || path.startsWith("/bins/")
              || path.startsWith("/fragments/")
              || path.startsWith("/assets/")
              || path.startsWith("/problems/");

  private final OpenApiSchema description = new OpenApiSchema(OpenApi.read());
  private final WebFixture town = WebFixture.town();
  private final WebServer server = town.serve();
  private final Http http = new Http(server);

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void describes_every_route_and_no_other() {
    Set<String> routes =
        server.paths().stream().filter(OF_THE_PAGE.negate()).collect(Collectors.toSet());

    assertThat(new TreeSet<>(description.document().get("paths").propertyNames()))
        .isEqualTo(new TreeSet<>(routes));
  }

  @Test
  void is_served_as_it_is_written() {
    assertThat(http.get("/openapi.yaml").body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(OpenApi.read());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/bins, Bins",
    "/api/v1/bins?limit=5, Bins",
    "/api/v1/bins/bin-01, Bin",
    "/api/v1/bins/bin-24, Bin",
    "/api/v1/bins/bin-01/readings, Readings",
    "/api/v1/bins/bin-01/readings?limit=3, Readings",
    "/api/v1/bins/bin-23, Bin",
    "/api/v1/bins/bin-01/forecast, Forecast",
    "/api/v1/plans/latest, Plan",
    "/api/v1/points/feed, Awards",
    "/health/live, Health",
    "/health/ready, Health",
  })
  void describes_what_is_answered(String path, String schema) {
    assertThat(description.faults(http.json(path), schema)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/bins?limit=0",
    "/api/v1/bins/bin-99",
    "/api/v1/bins/bin-99/forecast",
    "/api/v1/bins/bin-24/forecast",
    "/api/v1/nothing",
    "/events?after=x",
  })
  void describes_problems(String path) {
    JsonNode problem = Http.parse(http.get(path).body());

    assertThat(description.faults(problem, "Problem")).isEmpty();
  }

  @Test
  void names_every_kind_of_problem_every_quantity_and_every_state() {
    assertThat(enumOf("Problem/properties/code"))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemKind.values()).map(ProblemKind::name).toList());
    assertThat(enumOf("Quantity"))
        .containsExactlyElementsOf(
            Arrays.stream(ReadingQuantity.values()).map(ReadingQuantity::code).toList());
    assertThat(enumOf("Bin/properties/state"))
        .containsExactlyElementsOf(Arrays.stream(Band.values()).map(Band::code).toList());
  }

  private List<String> enumOf(String pointer) {
    return description
        .document()
        .at("/components/schemas/" + pointer + "/enum")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void its_judge_finds_what_is_missing_unknown_or_of_another_type() {
    JsonNode bin =
        Http.parse(
            """
            {"id": 7, "name": "x", "wasteStream": "paper", "online": true, "state": "fine",
             "stale": false, "levelPercent": -1, "extra": 1, "lastHeardAt": "yesterday",
             "position": {"latitude": 91}}
            """);

    assertThat(description.faults(bin, "Bin"))
        .hasSize(7)
        .anyMatch(fault -> fault.startsWith("/id: is not of type string"))
        .anyMatch(fault -> fault.startsWith("/state: is none of the values"))
        .anyMatch(fault -> fault.startsWith("/levelPercent: is too small"))
        .anyMatch(fault -> fault.startsWith("/extra: is not described"))
        .anyMatch(fault -> fault.startsWith("/lastHeardAt: does not match"))
        .anyMatch(fault -> fault.startsWith("/position: lacks longitude"))
        .anyMatch(fault -> fault.startsWith("/position/latitude: is too large"));
  }
}
