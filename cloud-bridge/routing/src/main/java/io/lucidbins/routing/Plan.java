package io.lucidbins.routing;

import java.util.List;

/**
 * The answer to a problem. It claims its times, loads and cost; {@code routing.check.PlanChecker}
 * says whether the claims hold.
 *
 * @param routes of the trucks that leave, in the order of the problem's vehicles
 * @param unserved every stop that is in no route, in the order of the problem's stops
 * @param cost the objective: all routes, the prizes of skipped stops, and {@link Cost#MISSED_MUST}
 *     for each must that is missing
 */
public record Plan(List<Route> routes, List<Unserved> unserved, Cost cost) {
  public Plan {
    routes = List.copyOf(routes);
    unserved = List.copyOf(unserved);
  }

  /** What the trucks cost, without prizes and missed musts. */
  public Cost routesCost() {
    return routes.stream().map(Route::cost).reduce(Cost.ZERO, Cost::plus);
  }
}
