package io.lucidbins.agent.outbox;

import io.lucidbins.device.OutboxId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** The one row that says which outbox this is, and the number of its next start. */
final class SqliteIdentity {
  /** Version of the tables. */
  static final int FORMAT = 1;

  private final Connection connection;
  private final OutboxId id;
  private int nextStart;

  private SqliteIdentity(Connection connection, OutboxId id, int nextStart) {
    this.connection = connection;
    this.id = id;
    this.nextStart = nextStart;
  }

  /** Reads it; draws an id for a new file. */
  static SqliteIdentity load(Connection connection, RandomGenerator random) throws SQLException {
    String sql = "SELECT id, format, next_start FROM outbox";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      if (rows.next()) {
        requireFormat(rows.getInt(2));
        return new SqliteIdentity(connection, new OutboxId(rows.getLong(1)), rows.getInt(3));
      }
    }
    return create(connection, OutboxId.random(random));
  }

  private static void requireFormat(int format) {
    if (format != FORMAT) {
      throw new OutboxUnavailable(
          "the outbox has format %d, this agent reads %d: install the version that wrote it"
              .formatted(format, FORMAT));
    }
  }

  private static SqliteIdentity create(Connection connection, OutboxId id) throws SQLException {
    String sql = "INSERT INTO outbox (id, format, next_start) VALUES (?, ?, 1)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, id.value());
      insert.setInt(2, FORMAT);
      insert.executeUpdate();
    }
    return new SqliteIdentity(connection, id, 1);
  }

  OutboxId id() {
    return id;
  }

  int nextStart() {
    return nextStart;
  }

  /** The number of the stream that begins now. */
  int takeStart() throws SQLException {
    int start = nextStart;
    skipStarts(start);
    return start;
  }

  /** Numbers the next stream above the given one. */
  void skipStarts(int above) throws SQLException {
    nextStart = Math.max(nextStart, Math.addExact(above, 1));
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE outbox SET next_start = ?")) {
      update.setInt(1, nextStart);
      update.executeUpdate();
    }
  }
}
