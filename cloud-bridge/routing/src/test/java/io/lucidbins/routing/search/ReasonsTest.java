package io.lucidbins.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.routing.Cases;
import io.lucidbins.routing.Compartment;
import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.Unserved;
import io.lucidbins.routing.Vehicle;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.WhyUnserved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every reason for an unserved stop, against all that could have been done with it. */
class ReasonsTest {
  private static final int CASES = 1000;

  @Test
  void every_reason_is_true() {
    Map<String, Integer> seen = new HashMap<>();
    for (long seed = 1; seed <= CASES; seed++) {
      var problem =
          Cases.disposal(seed, 3 + (int) (seed % 9), 1 + (int) (seed % 3), 1 + (int) (seed % 3));
      var plan = Solve.solve(problem, seed, Budget.Iterations.of(100), Observer.NONE).plan();
      for (var unserved : plan.unserved()) {
        seen.merge(unserved.why().getClass().getSimpleName(), 1, Integer::sum);
        assertThat(isTrue(problem, plan, unserved)).as("seed %d %s", seed, unserved).isTrue();
      }
    }
    assertThat(seen)
        .containsKeys(
            "NoFacilityFor", "OutsideWindows", "ShiftsFull", "CapacityFull", "NotWorthIt");
  }

  private static boolean isTrue(Problem problem, Plan plan, Unserved unserved) {
    var stop = stop(problem, unserved.stop());
    return switch (unserved.why()) {
      case WhyUnserved.Forbidden _ -> stop.mode() instanceof Mode.Forbidden;
      case WhyUnserved.NoTruckForStream _,
          WhyUnserved.NoFacilityFor _,
          WhyUnserved.TooLarge _,
          WhyUnserved.Unreachable _,
          WhyUnserved.OutsideWindows _ ->
          !possibleAlone(problem, stop);
      case WhyUnserved.CapacityFull _ ->
          cheapestInsertion(problem, plan, stop) == Long.MAX_VALUE
              && cheapestInsertion(withEndlessShifts(problem), plan, stop) == Long.MAX_VALUE
              && (possibleAlone(problem, stop) || !isCarriedAndUnloaded(problem, stop));
      case WhyUnserved.ShiftsFull _ ->
          cheapestInsertion(problem, plan, stop) == Long.MAX_VALUE && possibleAlone(problem, stop);
      case WhyUnserved.NotWorthIt why -> {
        long cheapest = cheapestInsertion(problem, plan, stop);
        yield why.cost().value() == Math.max(0, cheapest)
            && stop.mode().equals(new Mode.May(why.prize()))
            && cheapest >= why.prize().value();
      }
    };
  }

  private static boolean possibleAlone(Problem problem, Stop stop) {
    return problem.vehicles().stream().anyMatch(truck -> along(problem, truck, stop) >= 0);
  }

  /** Whether a truck that is large enough gets rid of it. */
  private static boolean isCarriedAndUnloaded(Problem problem, Stop stop) {
    return problem.vehicles().stream()
        .anyMatch(truck -> {
          var c = truck.compartmentFor(stop.stream());
          return c.isPresent()
              && holds(truck, truck.compartments().get(c.getAsInt()), stop)
              && (!truck.endsEmpty()
                  || problem.facilities().stream()
                      .anyMatch(f -> f.takes(truck.compartments().get(c.getAsInt()))));
        });
  }

  private static boolean holds(Vehicle truck, Compartment compartment, Stop stop) {
    return stop.litres().value() <= compartment.litres().value()
        && stop.grams().value() <= compartment.grams().value()
        && stop.grams().value() <= truck.gross().value();
  }

  private static Problem withEndlessShifts(Problem problem) {
    var trucks =
        problem.vehicles().stream()
            .map(v ->
                new Vehicle(
                    v.id(),
                    v.start(),
                    v.end(),
                    TimeWindow.of(v.shift().from().value(), Seconds.MAX),
                    v.compartments(),
                    v.gross(),
                    v.rates(),
                    v.profile(),
                    v.endsEmpty()))
            .toList();
    return new Problem(problem.stops(), trucks, problem.facilities(), problem.travelTimes());
  }

  /** -1 if it is not possible. */
  private static long along(Problem problem, Vehicle truck, Stop stop) {
    long cost = BruteForce.alongOrder(problem, truck, List.of(stop));
    return cost == Long.MAX_VALUE ? -1 : cost;
  }

  private static long cheapestInsertion(Problem problem, Plan plan, Stop stop) {
    long cheapest = Long.MAX_VALUE;
    for (var truck : problem.vehicles()) {
      var route = plan.routes().stream().filter(r -> r.vehicle().equals(truck.id())).findFirst();
      var order = new ArrayList<Stop>();
      route.stream()
          .flatMap(r -> r.visits().stream())
          .filter(Visit.Collect.class::isInstance)
          .forEach(v -> order.add(stop(problem, ((Visit.Collect) v).stop())));
      long before = route.map(r -> r.cost()).orElse(Cost.ZERO).value();
      for (int at = 0; at <= order.size(); at++) {
        order.add(at, stop);
        long with = BruteForce.alongOrder(problem, truck, order);
        cheapest = with == Long.MAX_VALUE ? cheapest : Math.min(cheapest, with - before);
        order.remove(at);
      }
    }
    return cheapest;
  }

  private static Stop stop(Problem problem, String id) {
    return problem.stops().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }
}
