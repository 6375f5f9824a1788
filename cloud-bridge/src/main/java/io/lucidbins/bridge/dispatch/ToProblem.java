package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.routing.Compartment;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Translates needs and trucks into a routing problem. Amounts are medians, so trucks are filled to
 * 95 % of their limits: the margin covers the spread of the sum.
 */
final class ToProblem {
  static final int CAPACITY_PERCENT = 95;
  private static final String PROFILE = "truck";

  private final DispatchSettings settings;
  private final PlanningDay day;
  private final Map<Position, Location> locations = new LinkedHashMap<>();

  ToProblem(DispatchSettings settings, PlanningDay day) {
    this.settings = settings;
    this.day = day;
  }

  /** The problem of the day: all bins with a need, and every truck with time left. */
  Problem problem(List<Need> needs, List<Vehicle> vehicles, TravelTimeSource travel) {
    var trucks = vehicles.stream().filter(this::hasTimeLeft).map(this::vehicle).toList();
    var stops = new ArrayList<Stop>();
    for (var need : needs) {
      switch (need) {
        case Need.Due due -> stops.add(stop(due, due.amount(), new Mode.Must()));
        case Need.Worthwhile may -> stops.add(stop(may, may.amount(), new Mode.May(may.prize())));
        case Need.NotYet _, Need.Unplannable _ -> {
          // no stop
        }
      }
    }
    var places = List.copyOf(locations.keySet());
    return places.isEmpty()
        ? new Problem(List.of(), List.of(), Map.of())
        : new Problem(stops, trucks, Map.of(PROFILE, travel.between(places)));
  }

  private Stop stop(Need need, Need.Amount amount, Mode mode) {
    var bin = need.bin();
    return new Stop(
        bin.id().toString(),
        location(bin.position().orElseThrow()),
        bin.wasteStream().code(),
        new Litres(amount.litres()),
        new Grams(amount.grams()),
        new Seconds((int) settings.service().toSeconds()),
        List.of(),
        mode);
  }

  private boolean hasTimeLeft(Vehicle vehicle) {
    return startS(vehicle) < endS(vehicle);
  }

  private io.lucidbins.routing.Vehicle vehicle(Vehicle vehicle) {
    var depot = location(vehicle.start());
    var streams =
        vehicle.wasteStreams().stream().map(WasteStream::code).collect(Collectors.toSet());
    var grams = new Grams(plannable(vehicle.grams()));
    return new io.lucidbins.routing.Vehicle(
        vehicle.id(),
        depot,
        depot,
        TimeWindow.of(startS(vehicle), endS(vehicle)),
        List.of(new Compartment(streams, new Litres(plannable(vehicle.litres())), grams)),
        grams,
        settings.rates(),
        PROFILE);
  }

  private static int plannable(int limit) {
    return (int) ((long) limit * CAPACITY_PERCENT / 100);
  }

  /** A shift that has begun begins now. */
  private int startS(Vehicle vehicle) {
    return Math.max(elapsedS(vehicle.shiftStart()), elapsedS(day.now()));
  }

  private int endS(Vehicle vehicle) {
    return elapsedS(vehicle.shiftEnd());
  }

  private int elapsedS(LocalTime time) {
    return elapsedS(day.date().atTime(time).atZone(day.zone()).toInstant());
  }

  private int elapsedS(Instant time) {
    return (int) Math.max(0, Duration.between(day.midnight(), time).toSeconds());
  }

  private Location location(Position position) {
    var known = locations.get(position);
    if (known != null) {
      return known;
    }
    var location = new Location(locations.size());
    locations.put(position, location);
    return location;
  }
}
