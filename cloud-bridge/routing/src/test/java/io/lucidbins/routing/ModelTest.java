package io.lucidbins.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelTest {
  @Test
  void units_refuse_negative_values_and_sums_that_wrap() {
    assertThatThrownBy(() -> new Grams(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Litres(Integer.MAX_VALUE).plus(new Litres(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Cost(Long.MAX_VALUE).times(2))
        .isInstanceOf(ArithmeticException.class);
    assertThat(new Seconds(Seconds.MAX).value()).isEqualTo(100_000_000);
    assertThatThrownBy(() -> new Seconds(Seconds.MAX + 1)).hasMessageContaining("100000001");
  }

  @Test
  void windows_are_ordered_and_apart() {
    assertThatThrownBy(() -> TimeWindow.of(2, 1)).hasMessageContaining("2 to 1");
    assertThatThrownBy(() -> stop("a", TimeWindow.of(0, 5), TimeWindow.of(5, 9)))
        .hasMessageContaining("windows of stop a");
  }

  @Test
  void a_problem_names_what_does_not_fit_together() {
    var times = TravelTimes.of(1, new int[1], new int[1]);
    var far = stop("far");

    assertThatThrownBy(() -> new Problem(List.of(far, far), List.of(), Map.of()))
        .hasMessage("two stops have the id far");
    assertThatThrownBy(() -> new Problem(List.of(far), List.of(), Map.of("truck", times)))
        .hasMessage("stop far is at place 1, but the matrix has 1 places");
    assertThatThrownBy(() ->
            new Problem(
                List.of(),
                new Town().truck("t", 1, 1, 1).problem().vehicles(),
                Map.of("bus", times)))
        .hasMessage("vehicle t drives by profile truck, which has no travel times");
  }

  @Test
  void a_matrix_refuses_what_is_half_unreachable_or_negative() {
    int[] none = {0, TravelTimes.UNREACHABLE, 0, 0};

    assertThatThrownBy(() -> TravelTimes.of(2, none, new int[4]))
        .hasMessage("from place 0 to 1: 2147483647 m, 0 s");
    assertThatThrownBy(() -> TravelTimes.of(2, new int[4], new int[] {0, 0, -1, 0}))
        .hasMessage("from place 1 to 0: 0 m, -1 s");
    assertThatThrownBy(() -> TravelTimes.of(2, new int[3], new int[4]))
        .hasMessageContaining("2 places need 4 values");
  }

  @Test
  void two_compartments_for_one_stream_are_refused() {
    var paper = new Compartment(Set.of("paper"), new Litres(1), new Grams(1));

    assertThatThrownBy(() -> new Town().truck("t", 1, 1, paper, paper))
        .hasMessage("vehicle t has two compartments for stream paper");
  }

  @Test
  void a_facility_names_what_is_wrong_with_it() {
    assertThatThrownBy(() -> new Town().facility(" ", 1, Set.of("paper")))
        .hasMessage("a facility needs an id");
    assertThatThrownBy(() -> new Town().facility("f", 1, Set.of()))
        .hasMessage("facility f takes no stream");
    var noon = TimeWindow.of(0, 5);
    assertThatThrownBy(
            () -> new Town().facility("f", 1, Set.of("paper"), noon, TimeWindow.of(5, 9)))
        .hasMessageContaining("windows of facility f");
    assertThatThrownBy(() ->
            new Town()
                .facility("f", 1, Set.of("paper"))
                .facility("f", 2, Set.of("paper"))
                .problem())
        .hasMessage("two facilities have the id f");
    assertThatThrownBy(() -> new Town().facility("f", 10, Set.of("paper")).problem())
        .hasMessage("facility f is at place 10, but the matrix has 10 places");
  }

  @Test
  void so_many_facilities_are_taken_and_no_more() {
    for (int count : List.of(Problem.MAX_FACILITIES - 1, Problem.MAX_FACILITIES)) {
      assertThat(facilities(count).problem().facilities()).hasSize(count);
    }
    assertThatThrownBy(() -> facilities(Problem.MAX_FACILITIES + 1).problem())
        .hasMessage("101 facilities; at most 100");
  }

  private static Town facilities(int count) {
    var town = new Town();
    for (int i = 0; i < count; i++) {
      town.facility("f" + i, i % 10, Set.of("paper"));
    }
    return town;
  }

  @Test
  void the_hash_sees_everything_about_disposal() {
    var paper = Set.of("paper");
    var problems =
        List.of(
            new Town().truck("t", 1, 1, 1),
            new Town().emptyTruck("t", 1, 1, 1),
            new Town().truck("t", 1, 1, 1).facility("f", 1, paper),
            new Town().truck("t", 1, 1, 1).facility("g", 1, paper),
            new Town().truck("t", 1, 1, 1).facility("f", 2, paper),
            new Town().truck("t", 1, 1, 1).facility("f", 1, Set.of("glass")),
            new Town().truck("t", 1, 1, 1).facility("f", 1, Set.of("glass", "paper")),
            new Town().truck("t", 1, 1, 1).facility("f", 1, paper, TimeWindow.of(0, 5)),
            new Town().truck("t", 1, 1, 1).facility("f", 1, paper, TimeWindow.of(0, 6)));

    assertThat(problems.stream().map(town -> ProblemHash.of(town.problem())).distinct())
        .hasSameSizeAs(problems);
  }

  @Test
  void the_hash_is_stable_and_sees_every_change() {
    var hash = ProblemHash.of(Cases.rich(1, 10, 2));

    assertThat(ProblemHash.of(Cases.rich(1, 10, 2))).isEqualTo(hash);
    assertThat(ProblemHash.of(Cases.rich(2, 10, 2))).isNotEqualTo(hash);
    assertThat(ProblemHash.of(new Town().must("ab", 1).problem()))
        .isNotEqualTo(ProblemHash.of(new Town().may("ab", 1, 1).problem()));
    assertThat(ProblemHash.of(new Town().must("a", 1).must("b", 1).problem()))
        .isNotEqualTo(ProblemHash.of(new Town().must("b", 1).must("a", 1).problem()));
  }

  private static Stop stop(String id, TimeWindow... windows) {
    return new Town()
        .stop(id, 1, Town.PAPER, new Mode.Must(), windows)
        .problem()
        .stops()
        .getFirst();
  }
}
