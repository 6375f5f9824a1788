package io.lucidbins.bridge.fleet;

import io.lucidbins.bridge.database.Transaction;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes many rows by one statement. */
final class SqlBatches {
  /** Rows that are handed over at once: enough to make the call cheap, too few to need memory. */
  private static final int ROWS = 1_000;

  private SqlBatches() {}

  static <T> void execute(
      Transaction tx, String sql, List<T> rows, BiConsumer<PreparedBatch, T> bind) {
    if (rows.isEmpty()) {
      return;
    }
    try (var batch = tx.handle().prepareBatch(sql)) {
      for (T row : rows) {
        bind.accept(batch, row);
        batch.add();
        if (batch.size() == ROWS) {
          batch.execute();
        }
      }
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }
}
