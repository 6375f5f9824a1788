package io.lucidbins.routing.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Cases;
import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Metres;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.Town;
import io.lucidbins.routing.TravelTimes;
import io.lucidbins.routing.Unserved;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.WhyUnserved;
import io.lucidbins.routing.search.Budget;
import io.lucidbins.routing.search.Observer;
import io.lucidbins.routing.search.Solve;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The plans here are written by hand or mutated; places are 100 m and 10 s apart. */
class PlanCheckerTest {
  /** Depot, place 1 (10 s, a minute), place 2 (10 s, a minute), depot (20 s). */
  private static final List<Visit> GOOD =
      List.of(collect("a", 10, 10, 100, 10_000), collect("b", 80, 80, 200, 20_000));

  private static Town town() {
    return new Town().must("a", 1).must("b", 2);
  }

  @Test
  void accepts_a_right_plan_and_recomputes_its_cost() {
    var verdict = check(GOOD);

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.cost()).isEqualTo(400);
  }

  @Test
  void catches_each_lie_about_times_loads_distance_and_cost() {
    assertThat(violations(route(GOOD, 0, 161, 400, 40, 400), 400))
        .containsExactly(new Violation.TimeMismatch("t", "end", 161, 160));
    assertThat(violations(route(GOOD, 1, 160, 400, 40, 400), 400))
        .containsExactly(new Violation.TimeMismatch("t", "departure", 1, 0));
    assertThat(violations(route(GOOD, 0, 160, 400, 41, 400), 400))
        .containsExactly(new Violation.TimeMismatch("t", "driving", 41, 40));
    assertThat(violations(route(GOOD, 0, 160, 399, 40, 400), 400))
        .containsExactly(new Violation.DistanceMismatch("t", 399, 400));
    assertThat(violations(route(GOOD, 0, 160, 400, 40, 401), 400))
        .containsExactly(new Violation.CostMismatch("t", 401, 400));
    assertThat(violations(route(GOOD, 0, 160, 400, 40, 400), 399))
        .containsExactly(new Violation.CostMismatch("plan", 399, 400));
    assertThat(
            violations(
                route(
                    List.of(GOOD.get(0), collect("b", 81, 79, 201, 20_001)), 0, 160, 400, 40, 400),
                400))
        .containsExactly(
            new Violation.TimeMismatch("t", "arrival at b", 81, 80),
            new Violation.TimeMismatch("t", "start at b", 79, 80),
            new Violation.LoadMismatch("t", "b", "litres", 201, 200),
            new Violation.LoadMismatch("t", "b", "grams", 20_001, 20_000));
  }

  @Test
  void catches_overload_lateness_and_a_shift_that_is_too_long() {
    var good = route(GOOD, 0, 160, 400, 40, 400);

    assertThat(check(town().truck("t", 199, 99_000, 9_999).problem(), plan(400, good)))
        .containsExactly(new Violation.OverloadedLitres("t", 0, 200, 199));
    assertThat(check(town().truck("t", 999, 19_999, 9_999).problem(), plan(400, good)))
        .containsExactly(
            new Violation.OverloadedGrams("t", 0, 20_000, 19_999),
            new Violation.OverloadedGross("t", 20_000, 19_999));
    assertThat(check(town().truck("t", 999, 99_000, 159).problem(), plan(400, good)))
        .containsExactly(new Violation.ShiftExceeded("t", 160, 159));
    var late =
        new Town()
            .must("a", 1)
            .stop("b", 2, Town.PAPER, new Mode.Must(), TimeWindow.of(0, 79))
            .truck("t", 999, 99_000, 9_999);
    assertThat(check(late.problem(), plan(400, good)))
        .containsExactly(new Violation.LateAt("b", "t", 80));
  }

  @Test
  void catches_stops_that_are_forgotten_doubled_unknown_forbidden_or_in_the_wrong_truck() {
    var onlyA = route(List.of(GOOD.getFirst()), 0, 80, 200, 20, 200);
    long missed = Cost.MISSED_MUST.value();
    var full = new WhyUnserved.CapacityFull();

    assertThat(check(problem(), plan(200 + missed, onlyA)))
        .containsExactly(new Violation.Forgotten("b"));
    assertThat(
            check(
                problem(),
                new Plan(
                    List.of(onlyA),
                    List.of(new Unserved("b", full), new Unserved("b", full)),
                    new Cost(200 + missed))))
        .containsExactly(new Violation.ListedTwice("b"));
    assertThat(
            check(
                problem(),
                new Plan(
                    List.of(onlyA),
                    List.of(new Unserved("b", full), new Unserved("a", full)),
                    new Cost(200 + missed))))
        .containsExactly(new Violation.ListedTwice("a"));
    assertThat(
            check(
                problem(),
                new Plan(
                    List.of(onlyA),
                    List.of(new Unserved("b", full), new Unserved("x", full)),
                    new Cost(200 + missed))))
        .containsExactly(new Violation.UnknownStop("x"));
    var twice = List.of(GOOD.get(0), collect("a", 70, 70, 200, 20_000));
    assertThat(check(problem(), plan(200 + missed, route(twice, 0, 140, 200, 20, 200))))
        .containsExactly(new Violation.ServedTwice("a"), new Violation.Forgotten("b"));
    var hot =
        new Town().stop("a", 1, Town.PAPER, new Mode.Forbidden("hot")).truck("t", 999, 99_000, 999);
    assertThat(check(hot.problem(), plan(200, onlyA)))
        .containsExactly(new Violation.ForbiddenServed("a", "t"));
    var glass = new Town().stop("a", 1, "glass", new Mode.Must()).truck("t", 999, 99_000, 999);
    assertThat(check(glass.problem(), plan(200, onlyA)))
        .containsExactly(new Violation.WrongStream("a", "t", "glass"));
  }

  @Test
  void catches_vehicles_that_are_unknown_doubled_or_idle() {
    var other = new Route("x", GOOD, s(0), s(160), new Metres(400), s(40), new Cost(400));
    assertThat(check(problem(), plan(0, other))).containsExactly(new Violation.UnknownVehicle("x"));

    var a = route(List.of(GOOD.getFirst()), 0, 80, 200, 20, 200);
    var b = route(List.of(collect("b", 20, 20, 100, 10_000)), 0, 100, 400, 40, 400);
    assertThat(check(problem(), plan(600, a, b)))
        .containsExactly(new Violation.VehicleUsedTwice("t"));

    var idle = new Route("u", List.of(), s(0), s(0), Metres.ZERO, s(0), Cost.ZERO);
    var two = town().truck("t", 999, 99_000, 9_999).truck("u", 999, 99_000, 9_999);
    assertThat(check(two.problem(), plan(400, route(GOOD, 0, 160, 400, 40, 400), idle)))
        .containsExactly(new Violation.EmptyRoute("u"));
  }

  @Test
  void catches_a_way_that_does_not_exist() {
    int[] metres = new int[100];
    metres[12] = TravelTimes.UNREACHABLE;
    var problem = town().truck("t", 999, 99_000, 9_999).problem(TravelTimes.of(10, metres, metres));

    assertThat(check(problem, plan(400, route(GOOD, 0, 160, 400, 40, 400))))
        .contains(new Violation.NoWay("t", 1, 2));
  }

  @Test
  void catches_reasons_that_cannot_be_true() {
    assertThat(reason(new WhyUnserved.Forbidden("no"))).hasSize(1);
    assertThat(reason(new WhyUnserved.NoTruckForStream("paper"))).hasSize(1);
    assertThat(reason(new WhyUnserved.TooLarge(new Litres(1), new Grams(1)))).hasSize(1);
    assertThat(reason(new WhyUnserved.NotWorthIt(Metres.ZERO, s(0), new Cost(2), new Cost(1))))
        .hasSize(1);
    assertThat(reason(new WhyUnserved.CapacityFull())).isEmpty();
  }

  @Test
  void every_mutation_of_a_valid_plan_is_caught() {
    for (long seed = 1; seed <= 40; seed++) {
      var problem = Cases.rich(seed, 30, 4);
      var plan = Solve.solve(problem, seed, Budget.Iterations.of(300), Observer.NONE).plan();
      assertThat(PlanChecker.check(problem, plan).feasible()).as("seed %d", seed).isTrue();
      if (plan.routes().stream().anyMatch(route -> route.visits().size() > 1)) {
        for (var mutant : mutants(plan, new SplittableRandom(seed))) {
          assertThat(PlanChecker.check(problem, mutant).feasible())
              .as("%d %s", seed, mutant)
              .isFalse();
        }
      }
    }
  }

  /** A visit swapped with its neighbour, dropped, doubled, delayed; a route given to nobody. */
  private static List<Plan> mutants(Plan plan, SplittableRandom random) {
    var routes = plan.routes().stream().filter(route -> route.visits().size() > 1).toList();
    var route = routes.get(random.nextInt(routes.size()));
    int at = random.nextInt(route.visits().size() - 1);
    var swapped = new ArrayList<>(route.visits());
    swapped.set(at, route.visits().get(at + 1));
    swapped.set(at + 1, route.visits().get(at));
    var dropped = new ArrayList<>(route.visits());
    dropped.remove(at);
    var doubled = new ArrayList<>(route.visits());
    doubled.add(route.visits().get(at));
    var delayed = new ArrayList<>(route.visits());
    var visit = (Visit.Collect) route.visits().get(at);
    delayed.set(
        at,
        new Visit.Collect(
            visit.stop(),
            visit.arrival(),
            visit.start().plus(s(1)),
            visit.litresAfter(),
            visit.gramsAfter()));
    var mutants = new ArrayList<Plan>();
    for (var visits : List.of(swapped, dropped, doubled, delayed)) {
      mutants.add(with(plan, route, visits));
    }
    mutants.add(
        new Plan(
            plan.routes().stream().filter(r -> !r.equals(route)).toList(),
            plan.unserved(),
            plan.cost()));
    return mutants;
  }

  private static Plan with(Plan plan, Route old, List<Visit> visits) {
    var changed =
        new Route(
            old.vehicle(),
            visits,
            old.departure(),
            old.end(),
            old.metres(),
            old.driven(),
            old.cost());
    return new Plan(
        plan.routes().stream().map(r -> r.equals(old) ? changed : r).toList(),
        plan.unserved(),
        plan.cost());
  }

  private static List<Violation> reason(WhyUnserved why) {
    var a = route(List.of(GOOD.getFirst()), 0, 80, 200, 20, 200);
    return check(
        problem(),
        new Plan(
            List.of(a), List.of(new Unserved("b", why)), new Cost(200 + Cost.MISSED_MUST.value())));
  }

  private static Problem problem() {
    return town().truck("t", 999, 99_000, 9_999).problem();
  }

  private static Verdict check(List<Visit> visits) {
    return PlanChecker.check(problem(), plan(400, route(visits, 0, 160, 400, 40, 400)));
  }

  private static List<Violation> violations(Route route, long cost) {
    return check(problem(), plan(cost, route));
  }

  private static List<Violation> check(Problem problem, Plan plan) {
    return PlanChecker.check(problem, plan).violations();
  }

  private static Plan plan(long cost, Route... routes) {
    return new Plan(List.of(routes), List.of(), new Cost(cost));
  }

  private static Route route(
      List<Visit> visits, int departure, int end, int metres, int driven, long cost) {
    return new Route(
        "t", visits, s(departure), s(end), new Metres(metres), s(driven), new Cost(cost));
  }

  private static Visit collect(String stop, int arrival, int start, int litres, int grams) {
    return new Visit.Collect(stop, s(arrival), s(start), new Litres(litres), new Grams(grams));
  }

  private static Seconds s(int value) {
    return new Seconds(value);
  }
}
