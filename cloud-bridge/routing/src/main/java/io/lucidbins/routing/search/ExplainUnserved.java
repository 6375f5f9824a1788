package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Metres;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.WhyUnserved;
import java.util.stream.IntStream;

/**
 * Why a stop is in no tour: first what fails for it alone in every empty truck, then what fails in
 * the plan as it is.
 */
final class ExplainUnserved {
  private final ProblemArrays p;
  private final Tours tours;
  private final Tours empty;

  ExplainUnserved(ProblemArrays p, Tours tours) {
    this.p = p;
    this.tours = tours;
    empty = new Tours(p);
  }

  WhyUnserved why(int stop) {
    var field = p.stops.get(stop);
    if (trucks().noneMatch(t -> p.trucks.get(t).compartmentFor(field.stream()).isPresent())) {
      return new WhyUnserved.NoTruckForStream(field.stream());
    }
    if (trucks().noneMatch(t -> empty.fits(stop, t))) {
      return new WhyUnserved.TooLarge(field.litres(), field.grams());
    }
    if (trucks().noneMatch(t -> empty.fits(stop, t) && reachable(stop, t))) {
      return new WhyUnserved.Unreachable();
    }
    if (trucks().noneMatch(t -> empty.fits(stop, t) && empty.possible(stop, empty.start(t)))) {
      return new WhyUnserved.OutsideWindows();
    }
    return whyInThisPlan(stop);
  }

  private WhyUnserved whyInThisPlan(int stop) {
    if (trucks().noneMatch(t -> tours.fits(stop, t))) {
      return new WhyUnserved.CapacityFull();
    }
    var place = CheapestPlace.of(p, tours, stop);
    if (place.after() >= 0) {
      return notWorthIt(stop, place);
    }
    int shortS = leastSecondsShort(stop);
    // Trucks with room may all be too far away for their shift; those that are not are full.
    return shortS == Seconds.MAX
        ? new WhyUnserved.CapacityFull()
        : new WhyUnserved.ShiftsFull(new Seconds(shortS));
  }

  private int leastSecondsShort(int stop) {
    int least = Seconds.MAX;
    for (int truck = 0; truck < p.truckCount; truck++) {
      if (tours.fits(stop, truck)) {
        for (int node = tours.start(truck); node != tours.end(truck); node = tours.next[node]) {
          if (waysExist(tours, stop, node)) {
            least = Math.min(least, tours.secondsShort(stop, node));
          }
        }
      }
    }
    return least;
  }

  private WhyUnserved notWorthIt(int stop, CheapestPlace place) {
    int truck = tours.tourOf[place.after()];
    var vehicle = p.trucks.get(truck);
    var times = p.problem.travelTimesOf(vehicle);
    var from = p.placeOf(tours, place.after());
    var to = p.placeOf(tours, tours.next[place.after()]);
    var at = p.stops.get(stop).location();
    boolean alone = tours.size[truck] == 0;
    int metres =
        times.metres(from, at) + times.metres(at, to) - (alone ? 0 : times.metres(from, to));
    int seconds =
        times.seconds(from, at) + times.seconds(at, to) - (alone ? 0 : times.seconds(from, to));
    // A matrix that breaks the triangle inequality can make a detour shorter than the way.
    return new WhyUnserved.NotWorthIt(
        new Metres(Math.max(0, metres)),
        new Seconds(Math.max(0, seconds) + p.serviceS[stop]),
        new Cost(Math.max(0, place.cost())),
        new Cost(p.prize[stop]));
  }

  private boolean reachable(int stop, int truck) {
    var vehicle = p.trucks.get(truck);
    var times = p.problem.travelTimesOf(vehicle);
    var at = p.stops.get(stop).location();
    return times.reachable(vehicle.start(), at) && times.reachable(at, vehicle.end());
  }

  private static boolean waysExist(Tours in, int stop, int after) {
    var table = in.arcsOf[in.tourOf[after]];
    int base = stop * table.size;
    return table.costTo[base + in.row[after]] != ArcTable.BLOCKED
        && table.costFrom[base + in.row[in.next[after]]] != ArcTable.BLOCKED;
  }

  private IntStream trucks() {
    return IntStream.range(0, p.truckCount);
  }
}
