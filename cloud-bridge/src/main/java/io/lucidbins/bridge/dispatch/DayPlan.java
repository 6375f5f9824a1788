package io.lucidbins.bridge.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One version of the plan of a day, a draft until it is published. Its content never changes:
 * whatever is planned anew makes the next version.
 *
 * @param id day and version, such as {@code 2026-11-21.3}
 * @param version from 1 within the day
 * @param madeAt by the bridge's clock
 * @param publishedAt when it was put in force last; another version may be in force since
 * @param origin what it was computed from
 * @param unserved bins that are due or worthwhile and in no route, and bins that cannot be planned
 */
public record DayPlan(
    String id,
    LocalDate day,
    int version,
    Instant madeAt,
    Optional<Instant> publishedAt,
    Origin origin,
    List<PlannedRoute> routes,
    List<LeftOut> unserved) {
  public DayPlan {
    routes = List.copyOf(routes);
    unserved = List.copyOf(unserved);
  }

  /**
   * With the problem, these give the same plan again, byte by byte.
   *
   * @param problemHash 64 hex digits over the problem's canonical form
   * @param iterations hot+cooling
   * @param verdict of the independent checker, in words
   * @param travel how the travel times were known, in words
   */
  public record Origin(
      String problemHash, long seed, String iterations, String verdict, String travel) {}

  /** A bin without a stop, and why, in words. */
  public record LeftOut(String bin, String binName, LeftOutKind why, String sentence) {}

  /** The id of a version. */
  static String id(LocalDate day, int version) {
    return day + "." + version;
  }

  /** Whether it was never published. */
  public boolean isDraft() {
    return publishedAt.isEmpty();
  }

  DayPlan published(Instant at) {
    return new DayPlan(id, day, version, madeAt, Optional.of(at), origin, routes, unserved);
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

  /** Seconds of driving of all routes. */
  public long drivenSeconds() {
    return routes.stream().mapToLong(PlannedRoute::drivenSeconds).sum();
  }

  /** Seconds of service of all routes, at bins and disposal sites. */
  public long servedSeconds() {
    return routes.stream().mapToLong(PlannedRoute::servedSeconds).sum();
  }

  /** Litres taken by all routes. */
  public long litres() {
    return routes.stream().mapToLong(PlannedRoute::litres).sum();
  }

  /** Grams taken by all routes. */
  public long grams() {
    return routes.stream().mapToLong(PlannedRoute::grams).sum();
  }

  /** How many bins are emptied. */
  public int stops() {
    return routes.stream().mapToInt(route -> route.stops().size()).sum();
  }

  /** How often trucks are emptied. */
  public int tips() {
    return routes.stream().mapToInt(route -> route.tips().size()).sum();
  }

  /** Whether a route goes to the bin. */
  public boolean serves(String bin) {
    return routes.stream().flatMap(r -> r.stops().stream()).anyMatch(s -> s.bin().equals(bin));
  }
}
