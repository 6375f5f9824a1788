package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.Vehicle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is to empty bins with.
 *
 * @param vehicles those on duty
 * @param sites all, by id
 */
record Means(List<Vehicle> vehicles, Map<String, Site> sites) {
  static Means of(Fleet fleet) {
    return new Means(
        fleet.vehicles(),
        fleet.sites().stream().collect(Collectors.toMap(Site::id, Function.identity())));
  }

  /**
   * The same with some vehicles off.
   *
   * @throws BadOrder if there is no vehicle of that id
   */
  Means without(Set<String> off) {
    var known = vehicles.stream().map(Vehicle::id).collect(Collectors.toSet());
    off.stream()
        .sorted()
        .filter(id -> !known.contains(id))
        .findFirst()
        .ifPresent(id -> {
          throw new BadOrder("there is no vehicle " + id + "; known are " + ids());
        });
    return new Means(
        vehicles.stream().filter(vehicle -> !off.contains(vehicle.id())).toList(), sites);
  }

  /**
   * The same, if there is something to plan.
   *
   * @throws BadOrder if there is not
   */
  Means requireSome(List<Bin> bins) {
    if (bins.isEmpty()) {
      throw new BadOrder("there are no bins yet; import them, or wait until they report");
    }
    if (vehicles.isEmpty()) {
      throw new BadOrder("there are no vehicles yet; import them with the sites they start from");
    }
    return this;
  }

  private String ids() {
    return vehicles.isEmpty()
        ? "none"
        : vehicles.stream().map(Vehicle::id).collect(Collectors.joining(", "));
  }

  /** Where trucks are emptied, by id. */
  List<Site> disposals() {
    return sites.values().stream()
        .filter(site -> site.kind() == SiteKind.DISPOSAL)
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .toList();
  }

  Site site(String id) {
    var site = sites.get(id);
    if (site == null) {
      throw new IllegalStateException("site " + id + " is not described");
    }
    return site;
  }
}
