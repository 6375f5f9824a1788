package io.lucidbins.bridge.fleet;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Sample;
import io.lucidbins.device.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bins, trucks and sites of one tenant, and how each bin is now. */
public final class Fleet {
  private final Database database;
  private final SqlFleet sql;
  private final SqlBinStates states;

  public Fleet(Database database, TenantId tenant) {
    this.database = database;
    this.sql = new SqlFleet(tenant);
    this.states = new SqlBinStates(tenant);
  }

  /** Adds the bin or replaces its description; its state stays. */
  public void put(Bin bin) {
    database.write(tx -> sql.put(tx, bin));
  }

  /** Adds or replaces the truck. */
  public void put(Vehicle vehicle) {
    database.write(tx -> sql.put(tx, vehicle));
  }

  /** Adds or replaces the site. */
  public void put(Site site) {
    database.write(tx -> sql.put(tx, site));
  }

  /** All bins, by id. */
  public List<Bin> bins() {
    return database.read(sql::bins);
  }

  /** The bin, if anybody described it or it ever reported. */
  public Optional<Bin> bin(BinId id) {
    return database.read(tx -> sql.bin(tx, id));
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
    return database.read(sql::vehicles);
  }

  /** All sites, by id. */
  public List<Site> sites() {
    return database.read(sql::sites);
  }

  /** Something arrived from the bin just now; a bin that was unknown appears. */
  public void heard(Transaction tx, BinId bin, Instant now) {
    sql.putIfAbsent(tx, Bin.undescribed(bin));
    states.heard(tx, bin, now);
  }

  /** The bin exists, though nothing was heard from it just now; one that was unknown appears. */
  public void known(Transaction tx, BinId bin, Instant now) {
    sql.putIfAbsent(tx, Bin.undescribed(bin));
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
