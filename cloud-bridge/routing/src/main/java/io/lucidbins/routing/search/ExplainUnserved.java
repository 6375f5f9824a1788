package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Metres;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.WhyUnserved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Why a stop is in no tour: first what fails for it alone in every empty truck, then what fails in
 * the plan as it is.
 */
final class ExplainUnserved {
  private final ProblemArrays p;
  private final Tours tours;
  private final Tours empty;
  private final TipPlanner planner;

  ExplainUnserved(ProblemArrays p, Tours tours) {
    this.p = p;
    this.tours = tours;
    empty = new Tours(p);
    planner = tours.planner;
  }

  WhyUnserved why(int stop) {
    var field = p.stops.get(stop);
    if (trucks().noneMatch(t -> p.trucks.get(t).compartmentFor(field.stream()).isPresent())) {
      return new WhyUnserved.NoTruckForStream(field.stream());
    }
    if (trucks().noneMatch(t -> carries(stop, t) && unloads(stop, t))) {
      return new WhyUnserved.NoFacilityFor(field.stream());
    }
    if (trucks().noneMatch(t -> carries(stop, t) && holds(stop, t))) {
      return new WhyUnserved.TooLarge(field.litres(), field.grams());
    }
    if (trucks().noneMatch(t -> empty.fits(stop, t))) {
      return new WhyUnserved.CapacityFull(); // too large for the trucks that can be emptied
    }
    if (trucks().noneMatch(t -> empty.fits(stop, t) && reachable(stop, t))) {
      return new WhyUnserved.Unreachable();
    }
    if (trucks().noneMatch(t -> empty.fits(stop, t) && possibleAlone(stop, t))) {
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
        least = Math.min(least, secondsShort(stop, truck));
      }
    }
    return least;
  }

  private int secondsShort(int stop, int truck) {
    int least = tours.tipping[truck] ? secondsShortWithTips(stop, truck) : Seconds.MAX;
    if (least < Seconds.MAX) {
      return least;
    }
    for (int node = tours.start(truck); node != tours.end(truck); node = tours.next[node]) {
      boolean fits = !tours.tipping[truck] || tours.trips.fits(stop, node);
      if (fits && waysExist(tours, stop, node)) {
        least = Math.min(least, Math.max(1, tours.secondsShort(stop, node)));
      }
    }
    return least;
  }

  /** By how much the shift is too short at the place that adds least and is otherwise possible. */
  private int secondsShortWithTips(int stop, int truck) {
    record Place(int after, long leastS) {}
    var places = new ArrayList<Place>();
    for (int node = tours.start(truck); node != tours.end(truck); node = tours.next[node]) {
      if (!tours.isTip(node)) {
        places.add(new Place(node, planner.leastSecondsWith(stop, node)));
      }
    }
    places.sort(Comparator.comparingLong(Place::leastS));
    for (var place : places) {
      if (planner.planWith(stop, place.after(), Seconds.MAX, Long.MAX_VALUE)) {
        return Math.max(1, planner.endS - p.shiftToS[truck]);
      }
    }
    return Seconds.MAX;
  }

  private WhyUnserved notWorthIt(int stop, CheapestPlace place) {
    int truck = tours.tourOf[place.after()];
    if (tours.tipping[truck]) {
      return notWorthItWithTips(stop, place, truck);
    }
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

  private WhyUnserved notWorthItWithTips(int stop, CheapestPlace place, int truck) {
    planner.planWith(stop, place.after());
    var with = Drive.along(p, truck, planner.visits, planner.visitCount);
    int metres = with.metres().value();
    int seconds = with.driven().value() + serviceS(planner.visits, planner.visitCount);
    if (tours.size[truck] > 0) {
      int[] rows = tours.rowsOf(truck);
      var without = Drive.along(p, truck, rows, rows.length);
      metres -= without.metres().value();
      seconds -= without.driven().value() + serviceS(rows, rows.length);
    }
    return new WhyUnserved.NotWorthIt(
        new Metres(Math.max(0, metres)),
        new Seconds(Math.max(0, seconds)),
        new Cost(Math.max(0, place.cost())),
        new Cost(p.prize[stop]));
  }

  private int serviceS(int[] rows, int count) {
    return Arrays.stream(rows, 0, count).map(row -> p.serviceS[row]).sum();
  }

  private boolean carries(int stop, int truck) {
    return compartment(stop, truck).isPresent();
  }

  private OptionalInt compartment(int stop, int truck) {
    return p.trucks.get(truck).compartmentFor(p.stops.get(stop).stream());
  }

  private boolean unloads(int stop, int truck) {
    return p.disposal.unloads(p.kindOf[truck], compartment(stop, truck).getAsInt());
  }

  private boolean holds(int stop, int truck) {
    var vehicle = p.trucks.get(truck);
    var compartment = vehicle.compartments().get(compartment(stop, truck).getAsInt());
    return p.litres[stop] <= compartment.litres().value()
        && p.grams[stop] <= Math.min(compartment.grams().value(), vehicle.gross().value());
  }

  private boolean possibleAlone(int stop, int truck) {
    int start = empty.start(truck);
    return empty.tipping[truck] ? empty.planner.planWith(stop, start) : empty.possible(stop, start);
  }

  private boolean reachable(int stop, int truck) {
    var vehicle = p.trucks.get(truck);
    var times = p.problem.travelTimesOf(vehicle);
    var at = p.stops.get(stop).location();
    boolean mayKeep = !vehicle.endsEmpty() || (p.litres[stop] == 0 && p.grams[stop] == 0);
    return times.reachable(vehicle.start(), at)
        && ((mayKeep && times.reachable(at, vehicle.end())) || homeByTip(stop, truck));
  }

  private boolean homeByTip(int stop, int truck) {
    var vehicle = p.trucks.get(truck);
    var times = p.problem.travelTimesOf(vehicle);
    int compartment = 1 << compartment(stop, truck).getAsInt();
    return IntStream.range(0, p.facilities.size())
        .filter(f -> (p.disposal.takes(p.kindOf[truck], f) & compartment) != 0)
        .mapToObj(f -> p.facilities.get(f).location())
        .anyMatch(f ->
            times.reachable(p.stops.get(stop).location(), f) && times.reachable(f, vehicle.end()));
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
