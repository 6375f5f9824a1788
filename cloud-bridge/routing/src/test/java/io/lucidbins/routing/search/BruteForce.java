package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.Vehicle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The true optimum of a small problem: every subset for every truck, in every order, with every tip
 * that unloads something.
 */
final class BruteForce {
  private static final long IMPOSSIBLE = Long.MAX_VALUE;

  private final Problem problem;
  private final List<Stop> stops;

  private final boolean inOrder;

  private BruteForce(Problem problem, boolean inOrder) {
    this.problem = problem;
    this.inOrder = inOrder;
    stops = problem.stops().stream().filter(s -> !(s.mode() instanceof Mode.Forbidden)).toList();
  }

  static long optimum(Problem problem) {
    return new BruteForce(problem, false).optimum();
  }

  /**
   * The cheapest way of one truck to serve the stops in this order, with every tip that unloads
   * something; the largest number if there is none.
   */
  static long alongOrder(Problem problem, Vehicle truck, List<Stop> order) {
    var these = new Problem(order, List.of(truck), problem.facilities(), problem.travelTimes());
    var here = new Here(truck.start(), truck.shift().from().value(), 0);
    long[] alone = new long[1 << order.size()];
    Arrays.fill(alone, IMPOSSIBLE);
    new BruteForce(these, true).walk(truck, alone, 0, 0, here);
    return alone[alone.length - 1];
  }

  private long optimum() {
    int subsets = 1 << stops.size();
    long[] best = new long[subsets]; // cheapest way to serve exactly these, by the trucks so far
    Arrays.fill(best, IMPOSSIBLE);
    best[0] = 0;
    for (var vehicle : problem.vehicles()) {
      long[] alone = new long[subsets];
      Arrays.fill(alone, IMPOSSIBLE);
      alone[0] = 0;
      if (!stops.isEmpty()) {
        var here = new Here(vehicle.start(), vehicle.shift().from().value(), 0);
        walk(vehicle, alone, 0, 0, here);
      }
      best = combine(best, alone);
    }
    long optimum = IMPOSSIBLE;
    for (int served = 0; served < subsets; served++) {
      if (best[served] != IMPOSSIBLE) {
        optimum = Math.min(optimum, best[served] + skipped(served));
      }
    }
    return optimum;
  }

  private static long[] combine(long[] before, long[] alone) {
    long[] after = before.clone();
    for (int served = 0; served < before.length; served++) {
      for (int part = served; part > 0; part = (part - 1) & served) {
        if (alone[part] != IMPOSSIBLE && before[served ^ part] != IMPOSSIBLE) {
          after[served] = Math.min(after[served], alone[part] + before[served ^ part]);
        }
      }
    }
    return after;
  }

  private long skipped(int served) {
    long price = 0;
    for (int i = 0; i < stops.size(); i++) {
      if ((served & 1 << i) == 0) {
        price +=
            switch (stops.get(i).mode()) {
              case Mode.Must() -> Cost.MISSED_MUST.value();
              case Mode.May(Cost prize) -> prize.value();
              case Mode.Forbidden _ -> 0;
            };
      }
    }
    return price;
  }

  /** Where a truck is, since when, and what it cost. */
  private record Here(Location at, long now, long spent) {}

  /**
   * Notes what it costs to go home from here, and extends the tour by every further stop and tip.
   *
   * @param served the stops that were served, as bits
   * @param aboard those of them that are not unloaded yet
   */
  private void walk(Vehicle truck, long[] alone, int served, int aboard, Here here) {
    var times = problem.travelTimesOf(truck);
    boolean mayEnd = !truck.endsEmpty() || aboard == 0;
    if (served != 0 && mayEnd && times.reachable(here.at, truck.end())) {
      long home = here.now + times.seconds(here.at, truck.end());
      if (home <= truck.shift().to().value()) {
        long cost = truck.rates().fixed().value() + here.spent + leg(truck, here.at, truck.end());
        alone[served] = Math.min(alone[served], cost);
      }
    }
    for (int i = 0; i < stops.size(); i++) {
      var stop = stops.get(i);
      int more = 1 << i;
      boolean next = inOrder ? served == more - 1 : (served & more) == 0;
      if (next && fits(truck, aboard | more)) {
        var there = go(truck, here, stop.location(), stop.windows(), stop.service().value());
        if (there != null) {
          walk(truck, alone, served | more, aboard | more, there);
        }
      }
    }
    for (var facility : problem.facilities()) {
      int left = aboard & ~unloaded(truck, facility);
      if (left != aboard) {
        var there =
            go(truck, here, facility.location(), facility.open(), facility.service().value());
        if (there != null) {
          walk(truck, alone, served, left, there);
        }
      }
    }
  }

  private @Nullable Here go(
      Vehicle truck, Here here, Location to, List<TimeWindow> windows, long service) {
    var times = problem.travelTimesOf(truck);
    if (!times.reachable(here.at, to)) {
      return null;
    }
    long start = start(windows, here.now + times.seconds(here.at, to));
    long cost = leg(truck, here.at, to) + truck.rates().perSecond().value() * service;
    return start < 0 || start > truck.shift().to().value()
        ? null
        : new Here(to, start + service, here.spent + cost);
  }

  /** The stops whose compartment of the truck the facility empties. */
  private int unloaded(Vehicle truck, Facility facility) {
    int unloaded = 0;
    for (int i = 0; i < stops.size(); i++) {
      var compartment = truck.compartmentFor(stops.get(i).stream());
      if (compartment.isPresent()
          && facility.takes(truck.compartments().get(compartment.getAsInt()))) {
        unloaded |= 1 << i;
      }
    }
    return unloaded;
  }

  private long leg(Vehicle truck, Location from, Location to) {
    var times = problem.travelTimesOf(truck);
    return truck.rates().perMetre().value() * times.metres(from, to)
        + truck.rates().perSecond().value() * times.seconds(from, to);
  }

  private static long start(List<TimeWindow> windows, long arrival) {
    for (TimeWindow window : windows) {
      if (arrival <= window.to().value()) {
        return Math.max(arrival, window.from().value());
      }
    }
    return windows.isEmpty() ? arrival : -1;
  }

  private boolean fits(Vehicle truck, int served) {
    long gross = 0;
    for (var compartment : truck.compartments()) {
      long litres = 0;
      long grams = 0;
      for (int i = 0; i < stops.size(); i++) {
        if ((served & 1 << i) != 0 && compartment.streams().contains(stops.get(i).stream())) {
          litres += stops.get(i).litres().value();
          grams += stops.get(i).grams().value();
        }
      }
      if (litres > compartment.litres().value() || grams > compartment.grams().value()) {
        return false;
      }
      gross += grams;
    }
    boolean carried = true;
    for (int i = 0; i < stops.size(); i++) {
      carried &= (served & 1 << i) == 0 || truck.compartmentFor(stops.get(i).stream()).isPresent();
    }
    return carried && gross <= truck.gross().value();
  }
}
