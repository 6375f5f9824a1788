package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import java.util.Optional;

/** The measured roads of one tenant: one matrix, or none. */
public final class Roads {
  private final Database database;
  private final SqlRoads sql;

  /**
   * @param tenant first part of every key
   */
  public Roads(Database database, String tenant) {
    this.database = database;
    this.sql = new SqlRoads(tenant);
  }

  /** The matrix, if anybody gave one. */
  public Optional<RoadMatrix> matrix() {
    return database.read(sql::matrix);
  }

  /** Takes the matrix in place of the one before. */
  public void put(RoadMatrix matrix) {
    database.write(tx -> {
      put(tx, matrix);
      return true;
    });
  }

  /** The same as a part of the caller's transaction. */
  public void put(Transaction tx, RoadMatrix matrix) {
    sql.put(tx, matrix);
  }
}
