package io.lucidbins.bridge.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A depot or a place where trucks are emptied.
 *
 * @param accepts waste streams that may be tipped there: at least one at a disposal site, none at a
 *     depot
 * @param service from gate to gate, in whole seconds, at most {@link #LONGEST_SERVICE}; zero at a
 *     depot
 * @param open when tipping may start, ascending and apart, at most {@link ClockWindow#MAX_WINDOWS};
 *     none means at any time; none at a depot, where the trucks' shifts say it
 */
public record Site(
    String id,
    String name,
    SiteKind kind,
    Position position,
    Set<WasteStream> accepts,
    Duration service,
    List<ClockWindow> open) {
  /** Of a disposal site that says nothing else. */
  public static final Duration USUAL_SERVICE = Duration.ofMinutes(15);

  /** A longer service is refused. */
  public static final Duration LONGEST_SERVICE = Duration.ofHours(4);

  /**
   * @throws IllegalArgumentException if the id or name is empty or too long, a disposal site takes
   *     nothing, a depot takes something, or a time is out of range
   */
  public Site {
    Names.checkId("site", id);
    Names.check("site", id, name);
    accepts = Set.copyOf(accepts);
    ServiceTimes.check("service at site " + id, service, LONGEST_SERVICE);
    open = ClockWindow.ascending(open, "site " + id);
    switch (kind) {
      case DEPOT -> requireNoTipping(id, accepts, service, open);
      case DISPOSAL -> requireStreams(id, accepts);
    }
  }

  /** A depot. */
  public Site(String id, String name, SiteKind kind, Position position) {
    this(id, name, kind, position, Set.of(), Duration.ZERO, List.of());
  }

  private static void requireStreams(String id, Set<WasteStream> accepts) {
    if (accepts.isEmpty()) {
      throw new IllegalArgumentException(
          "disposal site " + id + " takes no waste stream; name at least one");
    }
  }

  private static void requireNoTipping(
      String id, Set<WasteStream> accepts, Duration service, List<ClockWindow> open) {
    if (!accepts.isEmpty() || !service.isZero() || !open.isEmpty()) {
      throw new IllegalArgumentException(
          "depot "
              + id
              + " has waste streams, a service time or opening hours; only a disposal site has"
              + " them: if trucks are emptied there too, describe it as a second site");
    }
  }
}
