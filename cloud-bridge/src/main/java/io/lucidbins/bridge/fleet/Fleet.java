package io.lucidbins.bridge.fleet;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.fleet.FleetDifference.Counts;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Sample;
import io.lucidbins.device.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bins, trucks and sites of one tenant, and how each bin is now. */
public final class Fleet {
  private final Database database;
  private final SqlBins bins;
  private final SqlSites sites;
  private final SqlVehicles vehicles;
  private final SqlBinStates states;

  public Fleet(Database database, TenantId tenant) {
    this.database = database;
    this.bins = new SqlBins(tenant);
    this.sites = new SqlSites(tenant);
    this.vehicles = new SqlVehicles(tenant);
    this.states = new SqlBinStates(tenant);
  }

  /** Adds the bin or replaces its description; its state stays. */
  public void put(Bin bin) {
    put(new FleetChange(List.of(bin), List.of(), List.of()));
  }

  /**
   * Adds or replaces the truck.
   *
   * @throws IllegalArgumentException if it starts or ends at a site that nobody has described
   */
  public void put(Vehicle vehicle) {
    put(new FleetChange(List.of(), List.of(), List.of(vehicle)));
  }

  /** Adds or replaces the site. */
  public void put(Site site) {
    put(new FleetChange(List.of(), List.of(site), List.of()));
  }

  /**
   * Adds or replaces everything in the change, or nothing of it.
   *
   * @throws IllegalArgumentException if a truck starts or ends at a site that nobody has described,
   *     here or before
   */
  public void put(FleetChange change) {
    database.write(tx -> {
      put(tx, change);
      return true;
    });
  }

  /** The same as a part of the caller's transaction. */
  public void put(Transaction tx, FleetChange change) {
    bins.put(tx, change.bins());
    sites.put(tx, change.sites());
    requireSites(tx, change.vehicles());
    vehicles.put(tx, change.vehicles());
  }

  private void requireSites(Transaction tx, List<Vehicle> change) {
    if (change.isEmpty()) {
      return;
    }
    var known = sites.all(tx).stream().map(Site::id).collect(Collectors.toSet());
    for (var vehicle : change) {
      for (var site : List.of(vehicle.startSite(), vehicle.endSite())) {
        if (!known.contains(site)) {
          throw new IllegalArgumentException(
              "vehicle "
                  + vehicle.id()
                  + " starts or ends at site "
                  + site
                  + ", which nobody has described; describe the site first");
        }
      }
    }
  }

  /** What the change would change in what is stored. What it does not name counts nowhere. */
  public FleetDifference difference(FleetChange change) {
    return database.read(tx ->
        new FleetDifference(
            Counts.of(change.bins(), bins.all(tx), Bin::id),
            Counts.of(change.sites(), sites.all(tx), Site::id),
            Counts.of(change.vehicles(), vehicles.all(tx), Vehicle::id)));
  }

  /** All bins, by id. */
  public List<Bin> bins() {
    return database.read(bins::all);
  }

  /** The bin, if anybody described it or it ever reported. */
  public Optional<Bin> bin(BinId id) {
    return database.read(tx -> bins.one(tx, id));
  }

  /** The states of all bins that ever reported, by bin id. */
  public List<BinState> states() {
    return database.read(states::all);
  }

  /** The state of a bin that ever reported. */
  public Optional<BinState> state(BinId id) {
    return database.read(tx -> states.one(tx, id));
  }

  /** All trucks, by id. */
  public List<Vehicle> vehicles() {
    return database.read(vehicles::all);
  }

  /** All sites, by id. */
  public List<Site> sites() {
    return database.read(sites::all);
  }

  /** Something arrived from the bin just now; a bin that was unknown appears. */
  public void heard(Transaction tx, BinId bin, Instant now) {
    bins.putIfAbsent(tx, Bin.undescribed(bin));
    states.heard(tx, bin, now);
  }

  /** The bin exists, though nothing was heard from it just now; one that was unknown appears. */
  public void known(Transaction tx, BinId bin, Instant now) {
    bins.putIfAbsent(tx, Bin.undescribed(bin));
    states.known(tx, bin, now);
  }

  /** Takes the sample as the bin's newest if its position is above the one that is known. */
  public void sampled(Transaction tx, BinId bin, SamplePosition position, Sample sample) {
    states.sampled(tx, bin, position, sample);
  }

  /** Takes what a state message says: online or not, software, the newest sample. */
  public void reported(Transaction tx, BinId bin, State state) {
    states.reported(tx, bin, state);
    state
        .newest()
        .ifPresent(newest ->
            sampled(
                tx,
                bin,
                new SamplePosition(newest.start(), newest.stream(), newest.seq()),
                newest.sample()));
  }
}
