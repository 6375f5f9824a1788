package io.lucidbins.bridge.web;

import io.lucidbins.bridge.exchange.ImportDifference;
import io.lucidbins.bridge.exchange.ImportFiles;
import io.lucidbins.bridge.exchange.ImportFleet;
import io.lucidbins.bridge.exchange.ImportProgress;
import io.lucidbins.bridge.exchange.ImportResult;
import io.lucidbins.bridge.exchange.Known;
import io.lucidbins.bridge.exchange.StoreImport;
import io.lucidbins.bridge.fleet.Fleet;

/** Imports into the fleet of a running bridge. */
public final class FleetDesk implements ImportDesk {
  private final Fleet fleet;
  private final StoreImport store;

  /**
   * @param store tells whoever looks, too
   */
  public FleetDesk(Fleet fleet, StoreImport store) {
    this.fleet = fleet;
    this.store = store;
  }

  @Override
  public ImportResult read(ImportFiles files) {
    return ImportFleet.read(files, Known.of(fleet), ImportProgress.NONE);
  }

  @Override
  public ImportDifference difference(ImportResult.Accepted accepted) {
    return store.difference(accepted);
  }

  @Override
  public void store(ImportResult.Accepted accepted) {
    store.store(accepted);
  }
}
