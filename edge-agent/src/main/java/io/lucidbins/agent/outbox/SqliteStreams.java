package io.lucidbins.agent.outbox;

import io.lucidbins.device.Limits;
import io.lucidbins.device.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The streams of the outbox, in memory and in their table. A moved cursor is written with the next
 * commit.
 */
final class SqliteStreams {
  private final Connection connection;
  private final TreeMap<Integer, StreamRow> rows = new TreeMap<>();
  private final Map<StreamId, Integer> ordinals = new HashMap<>();
  private final Set<Integer> moved = new TreeSet<>();
  private int stubs;

  private SqliteStreams(Connection connection) {
    this.connection = connection;
  }

  static SqliteStreams load(Connection connection, SqliteRecords records) throws SQLException {
    var streams = new SqliteStreams(connection);
    String sql =
        """
        SELECT ordinal, id, start, boot, newest, cursor, last_ms FROM stream ORDER BY ordinal
        """;
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        int ordinal = rows.getInt(1);
        long newest = rows.getLong(5);
        streams.put(
            new StreamRow(
                ordinal,
                new StreamId(rows.getLong(2)),
                rows.getInt(3),
                rows.getInt(4),
                records.oldest(ordinal).orElse(newest + 1),
                newest,
                rows.getLong(6),
                rows.getLong(7)));
      }
    }
    return streams;
  }

  Collection<StreamRow> all() {
    return rows.values();
  }

  Optional<StreamRow> find(StreamId id) {
    return Optional.ofNullable(ordinals.get(id)).map(rows::get);
  }

  int nextOrdinal() {
    return rows.isEmpty() ? 1 : rows.lastKey() + 1;
  }

  /** Changes what is in memory only. */
  void put(StreamRow row) {
    StreamRow before = rows.put(row.ordinal(), row);
    ordinals.put(row.id(), row.ordinal());
    stubs += (row.isStub() ? 1 : 0) - (before != null && before.isStub() ? 1 : 0);
  }

  void moveCursor(StreamRow row, long seq) {
    put(row.withCursor(seq));
    moved.add(row.ordinal());
  }

  /** Writes a row, inside the transaction of the caller. */
  void save(StreamRow row) throws SQLException {
    String sql =
        """
        INSERT OR REPLACE INTO stream (ordinal, id, start, boot, newest, cursor, last_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """;
    try (PreparedStatement save = connection.prepareStatement(sql)) {
      save.setInt(1, row.ordinal());
      save.setLong(2, row.id().value());
      save.setInt(3, row.start());
      save.setInt(4, row.boot());
      save.setLong(5, row.newest());
      save.setLong(6, row.cursor());
      save.setLong(7, row.lastMs());
      save.executeUpdate();
    }
    put(row);
    moved.remove(row.ordinal());
  }

  boolean hasMovedCursors() {
    return !moved.isEmpty();
  }

  void saveMovedCursors() throws SQLException {
    for (int ordinal : Set.copyOf(moved)) {
      StreamRow row = rows.get(ordinal);
      if (row != null) {
        save(row);
      }
    }
    moved.clear();
  }

  /** Forgets the oldest stubs beyond the limit of the protocol. */
  void limitStubs() throws SQLException {
    for (StreamRow row : List.copyOf(rows.values())) {
      if (stubs <= Limits.MAX_STUBS) {
        return;
      }
      if (row.isStub()) {
        forget(row);
      }
    }
  }

  private void forget(StreamRow row) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM stream WHERE ordinal = ?")) {
      delete.setInt(1, row.ordinal());
      delete.executeUpdate();
    }
    rows.remove(row.ordinal());
    ordinals.remove(row.id());
    moved.remove(row.ordinal());
    stubs--;
  }
}
