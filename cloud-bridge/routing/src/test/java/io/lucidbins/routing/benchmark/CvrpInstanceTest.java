package io.lucidbins.routing.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.routing.Location;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.search.Budget;
import io.lucidbins.routing.search.Observer;
import io.lucidbins.routing.search.Solve;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CvrpInstanceTest {
  private static final String SMALL =
      """
      NAME:small
      TYPE :CVRP
      DIMENSION: 3
      EDGE_WEIGHT_TYPE : EUC_2D
      CAPACITY : 10
      NODE_COORD_SECTION
      1 0 0
      2 3 4
      3 1 1
      DEMAND_SECTION
      1 0
      2 4
      3 10
      DEPOT_SECTION
      1
      -1
      """;

  @Test
  void reads_headers_with_and_without_blanks_and_no_eof() {
    var instance = CvrpInstance.parse(SMALL);

    assertThat(instance.name()).isEqualTo("small");
    assertThat(instance.problem().stops()).hasSize(2);
    assertThat(instance.problem().stops().getLast().litres().value()).isEqualTo(10);
  }

  @Test
  void rounds_distances_to_the_nearest_integer() {
    var times = CvrpInstance.parse(SMALL).problem().travelTimes().values().iterator().next();

    assertThat(times.metres(new Location(0), new Location(1))).isEqualTo(5);
    // sqrt(2) = 1.41 is 1; sqrt(13) = 3.61 is 4.
    assertThat(times.metres(new Location(0), new Location(2))).isEqualTo(1);
    assertThat(times.metres(new Location(1), new Location(2))).isEqualTo(4);
  }

  @Test
  void reads_tabs_and_carriage_returns_and_ignores_what_follows_eof() {
    var instance = CvrpInstance.parse(XStyle.text(1, 50, 300) + "what ever");

    assertThat(instance.problem().stops()).hasSize(50);
    assertThat(instance.name()).isEqualTo("generated-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TYPE :CVRP | TYPE : VRPTW | line 2: TYPE is \"VRPTW\"; this program reads CVRP",
        "EUC_2D | CEIL_2D | line 4: EDGE_WEIGHT_TYPE is \"CEIL_2D\"",
        "DIMENSION: 3 | DIMENSION: 1 | line 3: DIMENSION is \"1\"; expected a whole number from 2",
        "DIMENSION: 3 | DIMENSION: 10002 | line 3: DIMENSION is \"10002\"",
        "DIMENSION: 3 | DIMENSION: 4 | NODE_COORD_SECTION has 3 rows; DIMENSION is 4",
        "CAPACITY : 10 | CAPACITY : 9 | line 13, DEMAND_SECTION: demand 10; expected 0 to 9",
        "CAPACITY : 10 | CAPACITY : 0 | line 5: CAPACITY is \"0\"",
        "CAPACITY : 10 | X : 10 | the header CAPACITY is missing",
        "2 3 4 | 2 3 4.5 | line 8, NODE_COORD_SECTION: \"4.5\" is not a whole number",
        "2 3 4 | 2 3 | line 8, NODE_COORD_SECTION: 2 numbers; expected 3",
        "2 3 4 | 2 3 1000001 | line 8, NODE_COORD_SECTION: 1000001 is beyond",
        "2 3 4 | 7 3 4 | line 8, NODE_COORD_SECTION: node 7 where 2 was expected",
        "2 4 | 2 -4 | line 12, DEMAND_SECTION: demand -4",
        "1 0 | 1 1 | DEMAND_SECTION: demand 1; expected 0 at the depot",
        "DEPOT_SECTION | DEPOTS_SECTION | line 14: section DEPOTS_SECTION is not read",
        "-1 | -2 | DEPOT_SECTION has to hold 1 and -1",
        "TYPE :CVRP | what ever | line 2: expected KEY : value or a section, found \"what ever\"",
        "TYPE :CVRP | NAME : twice | line 2: NAME again; it is on line 1"
      })
  void a_malformed_file_is_refused_with_line_and_section(String good, String bad, String message) {
    assertThatThrownBy(
            () -> CvrpInstance.parse(SMALL.replaceAll("(?m)^(.*)\\Q" + good + "\\E$", "$1" + bad)))
        .isInstanceOf(BadInstance.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_missing_section_is_named() {
    assertThatThrownBy(() -> CvrpInstance.parse(SMALL.substring(0, SMALL.indexOf("DEPOT_SECTION"))))
        .hasMessage("the section DEPOT_SECTION is missing");
  }

  @Test
  void any_damage_is_an_instance_or_a_refusal() {
    var random = new SplittableRandom(5);
    String good = XStyle.text(2, 20, 300);
    for (int i = 0; i < 3000; i++) {
      var text = new StringBuilder(good);
      for (int k = 1 + random.nextInt(4); k > 0; k--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(1, 300));
          case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
          default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 30)));
        }
      }
      parseOrRefuse(text.toString());
    }
  }

  private static void parseOrRefuse(String text) {
    try {
      assertThat(CvrpInstance.parse(text).problem().stops()).isNotEmpty();
    } catch (BadInstance refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Test
  void a_solution_file_is_read_and_its_cost_is_the_checkers() {
    var instance = CvrpInstance.parse(XStyle.text(3, 60, 400));
    var plan = Solve.solve(instance.problem(), 1, Budget.Iterations.of(2000), Observer.NONE).plan();
    var text = new StringBuilder();
    for (int i = 0; i < plan.routes().size(); i++) {
      text.append("Route #%d:%s%n".formatted(i + 1, stops(plan.routes().get(i))));
    }
    text.append("Cost %d%n".formatted(plan.cost().value()));

    var read = PublishedSolution.parse(text.toString());

    assertThat(read.cost()).hasValue(plan.routesCost().value());
    assertThat(read.routes()).hasSameSizeAs(plan.routes());
    assertThat(read.routes().stream().flatMap(r -> r.stream()).sorted().distinct()).hasSize(60);
  }

  @Test
  void a_solution_file_that_is_none_is_refused() {
    assertThatThrownBy(() -> PublishedSolution.parse("hello"))
        .hasMessageContaining("this is no solution file");
    assertThatThrownBy(() -> PublishedSolution.parse("Route #1: 1\nCost many"))
        .hasMessage("line 2: \"Cost many\"; expected Cost and a whole number");
    assertThat(PublishedSolution.parse("Cost 27591.00").cost()).hasValue(27591);
  }

  private static String stops(Route route) {
    var text = new StringBuilder();
    for (var visit : route.visits()) {
      switch (visit) {
        case Visit.Collect collect -> text.append(' ').append(collect.stop());
        case Visit.Tip tip -> throw new AssertionError(tip);
      }
    }
    return text.toString();
  }
}
