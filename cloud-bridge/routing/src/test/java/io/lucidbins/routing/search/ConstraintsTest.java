package io.lucidbins.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Compartment;
import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Metres;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.Town;
import io.lucidbins.routing.TravelTimes;
import io.lucidbins.routing.Unserved;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.WhyUnserved;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each constraint alone, below, at and above its limit. A stop is 100 litres, 10 kg and a minute;
 * places are 100 m and 10 s apart.
 */
class ConstraintsTest {
  private static final int ALL_DAY = 50_000;

  @Test
  void litres_fill_a_truck_to_the_last_and_not_beyond() {
    assertThat(served(pair().truck("t", 200, 99_000, ALL_DAY))).hasSize(2);
    assertThat(unserved(pair().truck("t", 199, 99_000, ALL_DAY)))
        .containsExactly(new WhyUnserved.CapacityFull());
  }

  @Test
  void grams_fill_a_truck_to_the_last_and_not_beyond() {
    assertThat(served(pair().truck("t", 999, 20_000, ALL_DAY))).hasSize(2);
    assertThat(unserved(pair().truck("t", 999, 19_999, ALL_DAY)))
        .containsExactly(new WhyUnserved.CapacityFull());
  }

  @Test
  void the_gross_weight_binds_although_each_compartment_has_room() {
    var paper = compartment("paper");
    var glass = compartment("glass");
    var both = new Town().must("a", 1).stop("b", 2, "glass", new Mode.Must());

    assertThat(served(both.truck("t", ALL_DAY, 20_000, paper, glass))).hasSize(2);

    var tooHeavy = new Town().must("a", 1).stop("b", 2, "glass", new Mode.Must());
    assertThat(unserved(tooHeavy.truck("t", ALL_DAY, 19_999, paper, glass)))
        .containsExactly(new WhyUnserved.CapacityFull());
  }

  @Test
  void a_stream_goes_only_into_its_compartment() {
    var town = new Town().stop("b", 2, "glass", new Mode.Must());

    assertThat(unserved(town.truck("t", ALL_DAY, 99_000, compartment("paper"))))
        .containsExactly(new WhyUnserved.NoTruckForStream("glass"));
  }

  @Test
  void what_no_empty_truck_holds_is_too_large() {
    assertThat(unserved(new Town().must("a", 1).truck("t", 99, 99_000, ALL_DAY)))
        .containsExactly(new WhyUnserved.TooLarge(new Litres(100), new Grams(10_000)));
  }

  @Test
  void a_shift_ends_with_the_return() {
    // Place 3 and back: 30 s + 60 s + 30 s.
    assertThat(served(new Town().must("a", 3).truck("t", 100, 10_000, 120))).hasSize(1);
    assertThat(unserved(new Town().must("a", 3).truck("t", 100, 10_000, 119)))
        .containsExactly(new WhyUnserved.OutsideWindows());
  }

  @Test
  void full_shifts_say_how_many_seconds_are_missing() {
    // Both at place 3: 30 + 60 + 60 + 30 = 180 s; the shift lacks 17.
    var town = new Town().must("a", 3).must("b", 3).truck("t", 999, 99_000, 163);

    assertThat(unserved(town)).containsExactly(new WhyUnserved.ShiftsFull(new Seconds(17)));
  }

  @Test
  void a_truck_waits_for_a_window_and_may_start_at_its_last_second() {
    var early = new Town().stop("a", 1, Town.PAPER, new Mode.Must(), TimeWindow.of(500, 600));
    var atTheEnd = new Town().stop("a", 1, Town.PAPER, new Mode.Must(), TimeWindow.of(0, 10));
    var tooLate = new Town().stop("a", 1, Town.PAPER, new Mode.Must(), TimeWindow.of(0, 9));

    var visit =
        (Visit.Collect)
            plan(early.truck("t", 999, 99_000, ALL_DAY)).routes().getFirst().visits().getFirst();
    assertThat(visit.arrival()).isEqualTo(new Seconds(10));
    assertThat(visit.start()).isEqualTo(new Seconds(500));
    assertThat(served(atTheEnd.truck("t", 999, 99_000, ALL_DAY))).hasSize(1);
    assertThat(unserved(tooLate.truck("t", 999, 99_000, ALL_DAY)))
        .containsExactly(new WhyUnserved.OutsideWindows());
  }

  @Test
  void of_several_windows_the_next_open_one_is_used() {
    var town =
        new Town()
            .stop("a", 2, Town.PAPER, new Mode.Must(), TimeWindow.of(0, 5), TimeWindow.of(90, 95))
            .truck("t", 999, 99_000, ALL_DAY);

    var visit = (Visit.Collect) plan(town).routes().getFirst().visits().getFirst();
    assertThat(visit.start()).isEqualTo(new Seconds(90));
  }

  @Test
  void a_prize_pays_for_a_detour_that_costs_less_and_not_for_one_that_costs_more() {
    // Place 4 and back is 800 m at 1 per metre.
    assertThat(served(new Town().may("a", 4, 801).truck("t", 999, 99_000, ALL_DAY))).hasSize(1);
    assertThat(unserved(new Town().may("a", 4, 799).truck("t", 999, 99_000, ALL_DAY)))
        .containsExactly(
            new WhyUnserved.NotWorthIt(
                new Metres(800), new Seconds(80 + 60), new Cost(800), new Cost(799)));
  }

  @Test
  void stops_that_only_pay_together_are_found() {
    var town = new Town();
    for (int i = 0; i < 5; i++) {
      town.may("m" + i, 9, 700); // place 9 and back is 1,800 m; it takes three prizes to pay for it
    }

    assertThat(served(town.truck("t", 999, 99_000, ALL_DAY))).hasSize(5);
  }

  @Test
  void a_must_goes_before_any_prize() {
    var town =
        new Town().may("rich", 1, 900_000_000).must("poor", 9).truck("t", 100, 99_000, ALL_DAY);

    assertThat(served(town)).containsExactly("poor");
  }

  @Test
  void a_forbidden_stop_is_never_served() {
    var town =
        new Town()
            .stop("hot", 1, Town.PAPER, new Mode.Forbidden("burning"))
            .truck("t", 999, 99_000, ALL_DAY);

    var plan = plan(town);
    assertThat(plan.routes()).isEmpty();
    assertThat(plan.unserved())
        .containsExactly(new Unserved("hot", new WhyUnserved.Forbidden("burning")));
    assertThat(plan.cost()).isEqualTo(Cost.ZERO);
  }

  @Test
  void a_place_without_a_way_back_is_unreachable() {
    int[] metres = new int[100];
    metres[30] = TravelTimes.UNREACHABLE; // from place 3 to the depot
    var town = new Town().must("a", 3).truck("t", 999, 99_000, ALL_DAY);
    var problem = town.problem(TravelTimes.of(10, metres, metres));

    assertThat(solve(problem).unserved())
        .containsExactly(new Unserved("a", new WhyUnserved.Unreachable()));
  }

  @Test
  void a_missed_must_costs_more_than_any_plan() {
    assertThat(plan(new Town().must("a", 1)).cost()).isEqualTo(Cost.MISSED_MUST);
  }

  private static Town pair() {
    return new Town().must("a", 1).must("b", 2);
  }

  private static Compartment compartment(String stream) {
    return new Compartment(Set.of(stream), new Litres(999), new Grams(99_000));
  }

  private static List<String> served(Town town) {
    return plan(town).routes().stream()
        .flatMap(route -> route.visits().stream())
        .map(visit -> ((Visit.Collect) visit).stop())
        .toList();
  }

  private static List<WhyUnserved> unserved(Town town) {
    return plan(town).unserved().stream().map(Unserved::why).toList();
  }

  private static Plan plan(Town town) {
    return solve(town.problem());
  }

  private static Plan solve(Problem problem) {
    var solution = Solve.solve(problem, 1, Budget.Iterations.of(300), Observer.NONE);
    assertThat(solution.verdict().violations()).isEmpty();
    return solution.plan();
  }
}
