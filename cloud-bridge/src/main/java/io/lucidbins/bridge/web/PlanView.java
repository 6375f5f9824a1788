package io.lucidbins.bridge.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plan of a day: which truck empties which bins in which order, and what is left.
 *
 * @param version from 1 within the day
 * @param publishedAt when it was put in force; empty for a draft
 * @param distanceMetres of all routes together
 * @param checked verdict of the independent checker, in words
 * @param travel how the travel times were known, in words
 */
public record PlanView(
    String id,
    LocalDate day,
    int version,
    Instant madeAt,
    Optional<Instant> publishedAt,
    long distanceMetres,
    String checked,
    String travel,
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
   * @param startName the site it leaves
   * @param endName the site where it returns
   * @param drivingSeconds on the road
   * @param serviceSeconds at bins and tip sites
   * @param loadLitres load at the fullest moment of the day, beside what the truck can take
   */
  public record RouteView(
      String vehicleId,
      String vehicleName,
      String startName,
      Optional<Place> start,
      String endName,
      Optional<Place> end,
      Instant startsAt,
      Instant endsAt,
      long distanceMetres,
      int drivingSeconds,
      int serviceSeconds,
      int loadLitres,
      int capacityLitres,
      int loadGrams,
      int capacityGrams,
      List<StopView> stops,
      List<TipView> tips) {

    public RouteView {
      stops = List.copyOf(stops);
      tips = List.copyOf(tips);
    }

    /** Stops and tips in the order in which they are made. */
    @JsonIgnore
    public List<VisitView> visits() {
      return Stream.<VisitView>concat(stops.stream(), tips.stream())
          .sorted(Comparator.comparing(VisitView::arrivesAt).thenComparing(VisitView::leavesAt))
          .toList();
    }

    /** How far through the day a time is, from 0 to 1. */
    public double share(Instant at) {
      double whole = Duration.between(startsAt, endsAt).toSeconds();
      double part = Duration.between(startsAt, at).toSeconds();
      return whole <= 0 ? 0 : Math.clamp(part / whole, 0, 1);
    }
  }

  /** One thing a truck does on its way. */
  public sealed interface VisitView permits StopView, TipView {
    /** When the truck gets there. */
    Instant arrivesAt();

    /** When it goes on. */
    Instant leavesAt();

    /** Where it is. */
    Optional<Place> position();
  }

  /**
   * One emptying.
   *
   * @param order from 1 within the route
   * @param litres expected amount taken, in litres as they lie in the bin
   * @param litresAfter load of the truck when it goes on
   * @param reason why the bin is emptied on that day, in words
   */
  public record StopView(
      int order,
      String binId,
      String binName,
      Optional<Place> position,
      Instant arrivesAt,
      Instant leavesAt,
      int litres,
      int grams,
      int litresAfter,
      int gramsAfter,
      String reason)
      implements VisitView {}

  /**
   * The truck is emptied.
   *
   * @param litres unloaded
   */
  public record TipView(
      String siteId,
      String siteName,
      Optional<Place> position,
      Instant arrivesAt,
      Instant leavesAt,
      int litres,
      int grams)
      implements VisitView {}

  /** A bin that is due and that the plan does not empty, with the reason in words. */
  public record UnservedView(String binId, String binName, String reason) {}
}
