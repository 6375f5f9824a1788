package io.lucidbins.routing.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Cases;
import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Metres;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.Town;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.search.Budget;
import io.lucidbins.routing.search.Observer;
import io.lucidbins.routing.search.Solve;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the checker says of tips. Plans are written by hand; places are 100 m and 10 s apart. */
class TipsCheckedTest {
  private static final Set<String> PAPER = Set.of(Town.PAPER);

  /** Place 1, place 2, the facility at place 3 (half a minute), home. */
  private static final List<Visit> ONE_TRIP =
      List.of(
          collect("a", 10, 100, 10_000), collect("b", 80, 200, 20_000), tip("f", 150, 150, 0, 0));

  private static final Route GOOD = route(ONE_TRIP, 210, 600, 60);

  /** Place 1, the facility, place 2, the facility, home. */
  private static final Route TWO_TRIPS =
      route(
          List.of(
              collect("a", 10, 100, 10_000),
              tip("f", 90, 90, 0, 0),
              collect("b", 130, 100, 10_000),
              tip("f", 200, 200, 0, 0)),
          260,
          800,
          80);

  @Test
  void accepts_right_tips() {
    assertThat(check(town().emptyTruck("t", 200, 20_000, 210), GOOD)).isEmpty();
    assertThat(check(town().emptyTruck("t", 199, 20_000, 260), TWO_TRIPS)).isEmpty();
  }

  @Test
  void catches_a_tip_that_is_dropped() {
    var dropped = route(ONE_TRIP.subList(0, 2), 160, 400, 40);

    assertThat(check(roomy(), dropped))
        .containsExactly(new Violation.EndsLoaded("t", 0, 200, 20_000));
    assertThat(check(town().truck("t", 999, 99_000, 999), dropped)).isEmpty();
  }

  @Test
  void catches_a_closed_facility_and_a_shift_that_the_tip_makes_too_long() {
    for (int last : new int[] {149, 150, 151}) {
      var town = new Town().must("a", 1).must("b", 2);
      town.facility("f", 3, PAPER, TimeWindow.of(0, last)).emptyTruck("t", 999, 99_000, 999);
      assertThat(check(town, GOOD))
          .isEqualTo(last < 150 ? List.of(new Violation.ClosedFacility("f", "t", 150)) : List.of());
    }
    assertThat(check(town().emptyTruck("t", 999, 99_000, 209), GOOD))
        .containsExactly(new Violation.ShiftExceeded("t", 210, 209));
  }

  @Test
  void catches_a_truck_that_does_not_wait_until_the_facility_opens() {
    var town = new Town().must("a", 1).must("b", 2);
    town.facility("f", 3, PAPER, TimeWindow.of(151, 400)).emptyTruck("t", 999, 99_000, 999);

    assertThat(check(town, GOOD))
        .containsExactly(
            new Violation.TimeMismatch("t", "start at f", 150, 151),
            new Violation.TimeMismatch("t", "end", 210, 211));
  }

  @Test
  void catches_pointless_tips() {
    var twice = new ArrayList<>(ONE_TRIP);
    twice.add(tip("f", 180, 180, 0, 0));
    assertThat(check(roomy(), route(twice, 240, 600, 60)))
        .containsExactly(new Violation.PointlessTip("f", "t"));

    var first = List.of(tip("f", 30, 30, 0, 0), collect("a", 80, 100, 10_000));
    var town = new Town().must("a", 1).facility("f", 3, PAPER).truck("t", 999, 99_000, 999);
    assertThat(check(town, route(first, 150, 600, 60)))
        .containsExactly(new Violation.PointlessTip("f", "t"));
  }

  @Test
  void catches_an_overload_between_two_tips() {
    assertThat(check(town().emptyTruck("t", 199, 99_000, 999), GOOD))
        .containsExactly(new Violation.OverloadedLitres("t", 0, 200, 199));
    assertThat(check(town().emptyTruck("t", 999, 19_999, 999), GOOD))
        .containsExactly(
            new Violation.OverloadedGrams("t", 0, 20_000, 19_999),
            new Violation.OverloadedGross("t", 20_000, 19_999));
    assertThat(check(town().emptyTruck("t", 99, 99_000, 999), TWO_TRIPS))
        .containsExactly(
            new Violation.OverloadedLitres("t", 0, 100, 99),
            new Violation.OverloadedLitres("t", 0, 100, 99));
  }

  @Test
  void catches_an_unknown_facility() {
    var visits = new ArrayList<>(ONE_TRIP);
    visits.set(2, tip("x", 150, 150, 0, 0));

    assertThat(check(roomy(), route(visits, 210, 600, 60)))
        .contains(
            new Violation.UnknownFacility("x"), new Violation.EndsLoaded("t", 0, 200, 20_000));
  }

  @Test
  void catches_a_facility_that_does_not_take_all_that_may_lie_in_the_compartment() {
    var town = new Town().must("a", 1).must("b", 2);
    town.facility("f", 3, Set.of("glass")).emptyTruck("t", 999, 99_000, 999);

    assertThat(check(town, GOOD))
        .containsExactly(
            new Violation.PointlessTip("f", "t"),
            new Violation.LoadMismatch("t", "f", "litres", 0, 200),
            new Violation.LoadMismatch("t", "f", "grams", 0, 20_000),
            new Violation.EndsLoaded("t", 0, 200, 20_000));
  }

  @Test
  void catches_each_lie_about_a_tip() {
    assertThat(check(roomy(), withTip(tip("f", 151, 150, 0, 0))))
        .containsExactly(new Violation.TimeMismatch("t", "arrival at f", 151, 150));
    assertThat(check(roomy(), withTip(tip("f", 150, 149, 0, 0))))
        .containsExactly(new Violation.TimeMismatch("t", "start at f", 149, 150));
    assertThat(check(roomy(), withTip(tip("f", 150, 150, 1, 0))))
        .containsExactly(new Violation.LoadMismatch("t", "f", "litres", 1, 0));
    assertThat(check(roomy(), withTip(tip("f", 150, 150, 0, 1))))
        .containsExactly(new Violation.LoadMismatch("t", "f", "grams", 1, 0));
  }

  @Test
  void every_mutation_of_the_tips_of_a_valid_plan_is_caught() {
    int mutants = 0;
    for (long seed = 1; seed <= 60; seed++) {
      var problem = Cases.richDisposal(seed, 20, 3, 2);
      var plan = Solve.solve(problem, seed, Budget.Iterations.of(100), Observer.NONE).plan();
      assertThat(PlanChecker.check(problem, plan).feasible()).as("seed %d", seed).isTrue();
      for (var route : plan.routes()) {
        for (int at = 0; at < route.visits().size(); at++) {
          if (route.visits().get(at) instanceof Visit.Tip tip) {
            mutants += refuses(problem, plan, route, at, tip);
          }
        }
      }
    }
    assertThat(mutants).isGreaterThan(300);
  }

  /** The tip dropped, doubled, at a facility that does not exist, earlier, and less thorough. */
  private static int refuses(Problem problem, Plan plan, Route route, int at, Visit.Tip tip) {
    var dropped = new ArrayList<>(route.visits());
    dropped.remove(at);
    var doubled = new ArrayList<>(route.visits());
    doubled.add(at, tip);
    var mutants = new ArrayList<>(List.of(dropped, doubled));
    for (var lie :
        List.of(
            new Visit.Tip("x", tip.arrival(), tip.start(), tip.litresAfter(), tip.gramsAfter()),
            new Visit.Tip(
                tip.facility(),
                tip.arrival(),
                tip.start().plus(s(1)),
                tip.litresAfter(),
                tip.gramsAfter()),
            new Visit.Tip(
                tip.facility(),
                tip.arrival(),
                tip.start(),
                tip.litresAfter().plus(new Litres(1)),
                tip.gramsAfter()))) {
      var lied = new ArrayList<>(route.visits());
      lied.set(at, lie);
      mutants.add(lied);
    }
    for (var visits : mutants) {
      var changed =
          new Route(
              route.vehicle(),
              visits,
              route.departure(),
              route.end(),
              route.metres(),
              route.driven(),
              route.cost());
      var routes = plan.routes().stream().map(r -> r.equals(route) ? changed : r).toList();
      var verdict = PlanChecker.check(problem, new Plan(routes, plan.unserved(), plan.cost()));
      assertThat(verdict.feasible()).as("%s", visits).isFalse();
    }
    return mutants.size();
  }

  private static Town town() {
    return new Town().must("a", 1).must("b", 2).facility("f", 3, PAPER);
  }

  private static Town roomy() {
    return town().emptyTruck("t", 999, 99_000, 999);
  }

  private static List<Violation> check(Town town, Route route) {
    var plan = new Plan(List.of(route), List.of(), route.cost());
    return PlanChecker.check(town.problem(), plan).violations();
  }

  private static Route withTip(Visit tip) {
    var visits = new ArrayList<>(ONE_TRIP);
    visits.set(2, tip);
    return route(visits, 210, 600, 60);
  }

  private static Route route(List<Visit> visits, int end, int metres, int driven) {
    return new Route("t", visits, s(0), s(end), new Metres(metres), s(driven), new Cost(metres));
  }

  private static Visit collect(String stop, int start, int litres, int grams) {
    return new Visit.Collect(stop, s(start), s(start), new Litres(litres), new Grams(grams));
  }

  private static Visit tip(String facility, int arrival, int start, int litres, int grams) {
    return new Visit.Tip(facility, s(arrival), s(start), new Litres(litres), new Grams(grams));
  }

  private static Seconds s(int value) {
    return new Seconds(value);
  }
}
