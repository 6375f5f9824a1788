package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.dispatch.Roads;
import io.lucidbins.bridge.exchange.ImportResult.Accepted;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.FleetDifference;
import io.lucidbins.bridge.fleet.FleetDifference.Counts;
import java.util.function.Consumer;

/** Stores an import: all of it in one transaction, or nothing. */
public final class StoreImport {
  private final Database database;
  private final Fleet fleet;
  private final Roads roads;
  private final Consumer<Transaction> tell;

  /** Tells nobody. */
  public StoreImport(Database database, Fleet fleet, Roads roads) {
    this(database, fleet, roads, _ -> {});
  }

  /**
   * @param tell tells in the same transaction that any bin may have changed
   */
  public StoreImport(Database database, Fleet fleet, Roads roads, Consumer<Transaction> tell) {
    this.database = database;
    this.fleet = fleet;
    this.roads = roads;
    this.tell = tell;
  }

  /** What storing it would change, compared with what is stored now. */
  public ImportDifference difference(Accepted accepted) {
    return new ImportDifference(fleet.difference(accepted.change()), matrixDifference(accepted));
  }

  private MatrixDifference matrixDifference(Accepted accepted) {
    if (accepted.matrix().isEmpty()) {
      return MatrixDifference.NONE;
    }
    return roads
        .matrix()
        .map(stored ->
            stored.equals(accepted.matrix().get())
                ? MatrixDifference.UNCHANGED
                : MatrixDifference.REPLACED)
        .orElse(MatrixDifference.ADDED);
  }

  /** What storing it in an empty store would change. */
  public static ImportDifference differenceFromNothing(Accepted accepted) {
    var change = accepted.change();
    return new ImportDifference(
        new FleetDifference(
            new Counts(change.bins().size(), 0, 0),
            new Counts(change.sites().size(), 0, 0),
            new Counts(change.vehicles().size(), 0, 0)),
        accepted.matrix().isPresent() ? MatrixDifference.ADDED : MatrixDifference.NONE);
  }

  /** Stores it; when this returns, it is durable. Storing the same again changes nothing. */
  public void store(Accepted accepted) {
    database.write(tx -> {
      fleet.put(tx, accepted.change());
      accepted.matrix().ifPresent(matrix -> roads.put(tx, matrix));
      tell.accept(tx);
      return true;
    });
  }
}
