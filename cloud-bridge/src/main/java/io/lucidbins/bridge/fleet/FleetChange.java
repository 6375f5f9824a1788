package io.lucidbins.bridge.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people say about a fleet in one go. What is not named in it stays as it is.
 *
 * @param bins no id twice
 * @param sites no id twice, and none that a bin of the change has: both are places of one map
 * @param vehicles no id twice
 */
public record FleetChange(List<Bin> bins, List<Site> sites, List<Vehicle> vehicles) {
  /**
   * @throws IllegalArgumentException if an id comes twice
   */
  public FleetChange {
    bins = List.copyOf(bins);
    sites = List.copyOf(sites);
    vehicles = List.copyOf(vehicles);
    refuseTwice(
        "place",
        Stream.concat(bins.stream().map(bin -> bin.id().toString()), sites.stream().map(Site::id)));
    refuseTwice("vehicle", vehicles.stream().map(Vehicle::id));
  }

  private static void refuseTwice(String what, Stream<String> ids) {
    var seen = new HashSet<String>();
    ids.forEach(id -> {
      if (!seen.add(id)) {
        throw new IllegalArgumentException("two of the change have the " + what + " id " + id);
      }
    });
  }
}
