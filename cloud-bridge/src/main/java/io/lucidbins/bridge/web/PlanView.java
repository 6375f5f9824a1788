package io.lucidbins.bridge.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A published plan: which truck empties which bins in which order, and what is left.
 *
 * @param distanceMetres of all routes together
 * @param checked verdict of the independent checker, in words
 */
public record PlanView(
    String id,
    LocalDate day,
    Instant madeAt,
    long distanceMetres,
    String checked,
    List<RouteView> routes,
    List<UnservedView> unserved) {

  public PlanView {
    routes = List.copyOf(routes);
    unserved = List.copyOf(unserved);
  }

  /** How many emptyings the plan has. */
  public int stopCount() {
    return routes.stream().mapToInt(route -> route.stops().size()).sum();
  }

  /** Why the plan goes to a bin, by bin id, in words. */
  Map<String, String> reasons() {
    return routes.stream()
        .flatMap(route -> route.stops().stream())
        .collect(Collectors.toMap(StopView::binId, StopView::reason, (first, _) -> first));
  }

  /**
   * The day of one truck.
   *
   * @param loadLitres largest load of the day, beside what the truck can take
   */
  public record RouteView(
      String vehicleId,
      String vehicleName,
      Optional<Place> start,
      Optional<Place> end,
      Instant startsAt,
      Instant endsAt,
      long distanceMetres,
      int loadLitres,
      int capacityLitres,
      int loadGrams,
      int capacityGrams,
      List<StopView> stops) {

    public RouteView {
      stops = List.copyOf(stops);
    }
  }

  /**
   * One emptying.
   *
   * @param order from 1 within the route
   * @param litres expected amount taken, in litres as they lie in the bin
   * @param reason why the bin is emptied on that day, in words
   */
  public record StopView(
      int order,
      String binId,
      String binName,
      Optional<Place> position,
      Instant arrivesAt,
      int litres,
      int grams,
      String reason) {}

  /** A bin that is due and that the plan does not empty, with the reason in words. */
  public record UnservedView(String binId, String binName, String reason) {}
}
