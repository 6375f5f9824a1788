package io.lucidbins.routing;

import java.util.List;

/**
 * One truck's day in a plan.
 *
 * @param vehicle its id
 * @param visits in the order in which they are made, at least one
 * @param departure from the start depot
 * @param end back at the end depot
 * @param driven seconds of driving
 * @param cost fixed cost, metres, and seconds of driving and service
 */
public record Route(
    String vehicle,
    List<Visit> visits,
    Seconds departure,
    Seconds end,
    Metres metres,
    Seconds driven,
    Cost cost) {
  public Route {
    visits = List.copyOf(visits);
  }
}
