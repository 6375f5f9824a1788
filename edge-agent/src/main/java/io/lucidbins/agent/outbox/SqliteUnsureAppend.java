package io.lucidbins.agent.outbox;

import io.lucidbins.device.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * An append that was reported as failed. A commit that fails while it syncs may be in the file all
 * the same; since whoever appended tries again, it is taken back before anything else is done.
 *
 * @param ordinal of the stream
 * @param newest seq of the stream before the append, 0 if the append began it
 */
record SqliteUnsureAppend(int ordinal, StreamId stream, long newest) {
  /** Inside the transaction of the caller; does nothing if the append is not in the file. */
  void takeBack(Connection connection) throws SQLException {
    new SqliteRecords(connection).deleteAfter(ordinal, newest);
    execute(
        connection,
        "UPDATE stream SET newest = ? WHERE ordinal = ? AND id = ?",
        newest,
        ordinal,
        stream.value());
    execute(connection, "DELETE FROM stream WHERE newest = 0 AND ordinal = ?", ordinal);
  }

  private static void execute(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        change.setLong(i + 1, values[i]);
      }
      change.executeUpdate();
    }
  }
}
