package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One version of the plan of a day. Immutable: whatever changes makes the next version.
 *
 * @param id day and version, such as {@code 2026-11-21.3}
 * @param version from 1 within the day
 * @param madeAt by the bridge's clock
 * @param origin what it was computed from
 * @param unserved bins that are due or worthwhile and in no route, and bins that cannot be planned
 */
public record PublishedPlan(
    String id,
    LocalDate day,
    int version,
    Instant madeAt,
    Origin origin,
    List<PlannedRoute> routes,
    List<LeftOut> unserved) {
  public PublishedPlan {
    routes = List.copyOf(routes);
    unserved = List.copyOf(unserved);
  }

  /**
   * With the problem, these give the same plan again, byte by byte.
   *
   * @param problemHash 64 hex digits over the problem's canonical form
   * @param iterations hot+cooling
   * @param verdict of the independent checker, in words
   */
  public record Origin(String problemHash, long seed, String iterations, String verdict) {}

  /**
   * The day of one truck.
   *
   * @param start where it leaves and where it returns
   * @param drivenSeconds of driving, without service
   * @param litres taken in all
   */
  public record PlannedRoute(
      String vehicle,
      String vehicleName,
      Position start,
      Instant startsAt,
      Instant endsAt,
      int metres,
      int drivenSeconds,
      int litres,
      int capacityLitres,
      int grams,
      int capacityGrams,
      List<PlannedStop> stops) {
    public PlannedRoute {
      stops = List.copyOf(stops);
    }
  }

  /**
   * One emptying.
   *
   * @param order from 1 within the route
   * @param litres expected in the bin
   * @param litresAfter in the truck when it leaves
   */
  public record PlannedStop(
      int order,
      String bin,
      String binName,
      Position position,
      Instant arrivesAt,
      int litres,
      int grams,
      int litresAfter,
      int gramsAfter,
      Reason reason) {}

  /** A bin without a stop, and why, in words. */
  public record LeftOut(String bin, String binName, LeftOutKind why, String sentence) {}

  /** The id of a version. */
  static String id(LocalDate day, int version) {
    return day + "." + version;
  }

  /** Metres of all routes. */
  public long metres() {
    return routes.stream().mapToLong(PlannedRoute::metres).sum();
  }

  /** From the first departure of each truck to its return, in seconds, summed. */
  public long workingSeconds() {
    return routes.stream()
        .mapToLong(r -> r.endsAt().getEpochSecond() - r.startsAt().getEpochSecond())
        .sum();
  }

  /** Litres taken by all routes. */
  public long litres() {
    return routes.stream().mapToLong(PlannedRoute::litres).sum();
  }

  /** Grams taken by all routes. */
  public long grams() {
    return routes.stream().mapToLong(PlannedRoute::grams).sum();
  }

  /** Whether a route goes to the bin. */
  public boolean serves(String bin) {
    return routes.stream().flatMap(r -> r.stops().stream()).anyMatch(s -> s.bin().equals(bin));
  }
}
