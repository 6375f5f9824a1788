package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.Vehicle;
import java.util.List;

/** What is stored already, and so may be named by the files without being in them. */
public record Known(List<Bin> bins, List<Site> sites, List<Vehicle> vehicles) {
  /** An empty store. */
  public static final Known NOTHING = new Known(List.of(), List.of(), List.of());

  public Known {
    bins = List.copyOf(bins);
    sites = List.copyOf(sites);
    vehicles = List.copyOf(vehicles);
  }

  /** What the store holds now. */
  public static Known of(Fleet fleet) {
    return new Known(fleet.bins(), fleet.sites(), fleet.vehicles());
  }
}
