package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.PlannedPlace;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.dispatch.PlannedStop;
import io.lucidbins.bridge.dispatch.PlannedTip;
import io.lucidbins.bridge.fleet.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One place on the way of a truck, whatever it does there: the row of which every format is made.
 *
 * @param order from 1 among the stops of the route; 0 if it is none
 * @param id of the bin or site
 * @param moved taken in at a stop, unloaded at a tip
 * @param after in the truck when it leaves
 * @param reason why it stops there, in words; empty if it is no stop
 */
record Halt(
    Kind kind,
    int order,
    String id,
    String name,
    Position position,
    Optional<Instant> arrivesAt,
    Optional<Instant> leavesAt,
    Load moved,
    Load after,
    String reason) {

  /** What the truck does there. */
  enum Kind {
    START,
    STOP,
    TIP,
    END;

    /** As the formats call it. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a truck holds or moves. */
  record Load(int litres, int grams) {
    static final Load NONE = new Load(0, 0);

    Load minus(Load other) {
      return new Load(litres - other.litres, grams - other.grams);
    }
  }

  /** All of a route, from its start to its end, in the order of the day. */
  static List<Halt> of(PlannedRoute route) {
    List<Halt> halts = new ArrayList<>();
    halts.add(start(route.start(), route.startsAt()));
    for (var visit : route.visits()) {
      Load before = halts.getLast().after();
      halts.add(
          switch (visit) {
            case PlannedStop stop -> stop(stop);
            case PlannedTip tip -> tip(tip, before);
          });
    }
    halts.add(end(route.end(), route.endsAt(), halts.getLast().after()));
    return List.copyOf(halts);
  }

  /**
   * The trips of a route: each begins where the one before ended and ends at a tip, the last one at
   * the end of the route. The way home after the last tip belongs to the last trip.
   */
  static List<List<Halt>> trips(List<Halt> halts) {
    List<List<Halt>> trips = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < halts.size(); i++) {
      boolean stopsLater = halts.stream().skip(i + 1L).anyMatch(h -> h.kind() == Kind.STOP);
      if (i == halts.size() - 1 || (halts.get(i).kind() == Kind.TIP && stopsLater)) {
        trips.add(halts.subList(from, i + 1));
        from = i;
      }
    }
    return trips;
  }

  private static Halt start(PlannedPlace at, Instant leaves) {
    return new Halt(
        Kind.START,
        0,
        at.site(),
        at.name(),
        at.position(),
        Optional.empty(),
        Optional.of(leaves),
        Load.NONE,
        Load.NONE,
        "");
  }

  private static Halt stop(PlannedStop stop) {
    return new Halt(
        Kind.STOP,
        stop.order(),
        stop.bin(),
        stop.binName(),
        stop.position(),
        Optional.of(stop.arrivesAt()),
        Optional.of(stop.leavesAt()),
        new Load(stop.litres(), stop.grams()),
        new Load(stop.litresAfter(), stop.gramsAfter()),
        stop.reason().sentence());
  }

  private static Halt tip(PlannedTip tip, Load before) {
    Load unloaded = new Load(tip.litres(), tip.grams());
    return new Halt(
        Kind.TIP,
        0,
        tip.site(),
        tip.siteName(),
        tip.position(),
        Optional.of(tip.arrivesAt()),
        Optional.of(tip.leavesAt()),
        unloaded,
        before.minus(unloaded),
        "");
  }

  private static Halt end(PlannedPlace at, Instant arrives, Load after) {
    return new Halt(
        Kind.END,
        0,
        at.site(),
        at.name(),
        at.position(),
        Optional.of(arrives),
        Optional.empty(),
        Load.NONE,
        after,
        "");
  }
}
