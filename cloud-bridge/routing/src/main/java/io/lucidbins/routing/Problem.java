package io.lucidbins.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What is to be planned: one depot day. Immutable; {@link ProblemHash} gives the identity that is
 * stored with every plan.
 *
 * @param facilities where the vehicles may tip; none is needed if no vehicle has to end empty
 * @param travelTimes by vehicle profile
 */
public record Problem(
    List<Stop> stops,
    List<Vehicle> vehicles,
    List<Facility> facilities,
    Map<String, TravelTimes> travelTimes) {
  /** More stops are refused: a depot day of a large city has some 2,000. */
  public static final int MAX_STOPS = 10_000;

  /** More vehicles are refused. */
  public static final int MAX_VEHICLES = 10_000;

  /** More facilities are refused. */
  public static final int MAX_FACILITIES = 100;

  public Problem {
    stops = List.copyOf(stops);
    vehicles = List.copyOf(vehicles);
    facilities = List.copyOf(facilities);
    travelTimes = Map.copyOf(travelTimes);
    refuseMoreThan(MAX_STOPS, stops.size(), "stops");
    refuseMoreThan(MAX_VEHICLES, vehicles.size(), "vehicles");
    refuseMoreThan(MAX_FACILITIES, facilities.size(), "facilities");
    var ids = new HashSet<String>();
    for (var vehicle : vehicles) {
      refuseTwice(ids.add(vehicle.id()), "vehicles", vehicle.id());
      var times = travelTimes.get(vehicle.profile());
      if (times == null) {
        throw new IllegalArgumentException(
            "vehicle %s drives by profile %s, which has no travel times"
                .formatted(vehicle.id(), vehicle.profile()));
      }
      refuseOutside(times, vehicle.start(), "start of vehicle " + vehicle.id());
      refuseOutside(times, vehicle.end(), "end of vehicle " + vehicle.id());
    }
    ids.clear();
    for (var stop : stops) {
      refuseTwice(ids.add(stop.id()), "stops", stop.id());
      for (var times : travelTimes.values()) {
        refuseOutside(times, stop.location(), "stop " + stop.id());
      }
    }
    ids.clear();
    for (var facility : facilities) {
      refuseTwice(ids.add(facility.id()), "facilities", facility.id());
      for (var times : travelTimes.values()) {
        refuseOutside(times, facility.location(), "facility " + facility.id());
      }
    }
  }

  /** A problem without facilities. */
  public Problem(List<Stop> stops, List<Vehicle> vehicles, Map<String, TravelTimes> travelTimes) {
    this(stops, vehicles, List.of(), travelTimes);
  }

  /** The travel times that the vehicle drives by. */
  public TravelTimes travelTimesOf(Vehicle vehicle) {
    var times = travelTimes.get(vehicle.profile());
    if (times == null) {
      throw new IllegalArgumentException("vehicle %s is not of this problem".formatted(vehicle));
    }
    return times;
  }

  private static void refuseMoreThan(int limit, int count, String what) {
    if (count > limit) {
      throw new IllegalArgumentException("%d %s; at most %d".formatted(count, what, limit));
    }
  }

  private static void refuseTwice(boolean isNew, String what, String id) {
    if (!isNew) {
      throw new IllegalArgumentException("two %s have the id %s".formatted(what, id));
    }
  }

  private static void refuseOutside(TravelTimes times, Location location, String what) {
    if (location.index() >= times.size()) {
      throw new IllegalArgumentException(
          "%s is at place %d, but the matrix has %d places"
              .formatted(what, location.index(), times.size()));
    }
  }
}
