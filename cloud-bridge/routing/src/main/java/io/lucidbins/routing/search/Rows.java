package io.lucidbins.routing.search;

import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.Vehicle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which place each row of an {@link ArcTable} stands for: first the stops, then the facilities,
 * then each depot once.
 */
final class Rows {
  private final List<Location> locations = new ArrayList<>();
  private final Map<Location, Integer> depots = new LinkedHashMap<>();

  private Rows() {}

  static Rows of(List<Stop> stops, List<Facility> facilities, List<Vehicle> trucks) {
    var rows = new Rows();
    stops.forEach(stop -> rows.locations.add(stop.location()));
    facilities.forEach(facility -> rows.locations.add(facility.location()));
    for (var truck : trucks) {
      rows.addDepot(truck.start());
      rows.addDepot(truck.end());
    }
    return rows;
  }

  private void addDepot(Location location) {
    if (depots.putIfAbsent(location, locations.size()) == null) {
      locations.add(location);
    }
  }

  int count() {
    return locations.size();
  }

  Location location(int row) {
    return locations.get(row);
  }

  /** The row of a depot. */
  int of(Location depot) {
    var row = depots.get(depot);
    if (row == null) {
      throw new IllegalArgumentException(depot + " is no depot");
    }
    return row;
  }
}
