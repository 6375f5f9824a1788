package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.Vehicle;
import java.util.Arrays;
import java.util.List;

/** The true optimum of a small problem: every subset for every truck, in every order. */
final class BruteForce {
  private static final long IMPOSSIBLE = Long.MAX_VALUE;

  private final Problem problem;
  private final List<Stop> stops;

  private BruteForce(Problem problem) {
    this.problem = problem;
    stops = problem.stops().stream().filter(s -> !(s.mode() instanceof Mode.Forbidden)).toList();
  }

  static long optimum(Problem problem) {
    return new BruteForce(problem).optimum();
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
      walk(vehicle, alone, 0, vehicle.start(), vehicle.shift().from().value(), 0);
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

  /** Extends a tour by every further stop, and notes what it costs to go home from here. */
  private void walk(Vehicle truck, long[] alone, int served, Location at, long now, long spent) {
    var times = problem.travelTimesOf(truck);
    if (served != 0 && times.reachable(at, truck.end())) {
      long home = now + times.seconds(at, truck.end());
      if (home <= truck.shift().to().value()) {
        long cost = truck.rates().fixed().value() + spent + leg(truck, at, truck.end());
        alone[served] = Math.min(alone[served], cost);
      }
    }
    for (int i = 0; i < stops.size(); i++) {
      var stop = stops.get(i);
      int then = served | 1 << i;
      if (then == served || !times.reachable(at, stop.location()) || !fits(truck, then)) {
        continue;
      }
      long start = start(stop, now + times.seconds(at, stop.location()));
      if (start >= 0) {
        long service = truck.rates().perSecond().value() * stop.service().value();
        long cost = spent + leg(truck, at, stop.location()) + service;
        walk(truck, alone, then, stop.location(), start + stop.service().value(), cost);
      }
    }
  }

  private long leg(Vehicle truck, Location from, Location to) {
    var times = problem.travelTimesOf(truck);
    return truck.rates().perMetre().value() * times.metres(from, to)
        + truck.rates().perSecond().value() * times.seconds(from, to);
  }

  private static long start(Stop stop, long arrival) {
    for (TimeWindow window : stop.windows()) {
      if (arrival <= window.to().value()) {
        return Math.max(arrival, window.from().value());
      }
    }
    return stop.windows().isEmpty() ? arrival : -1;
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
