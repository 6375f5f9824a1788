package io.lucidbins.agent.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The table of records. A stream is named by its ordinal. */
final class SqliteRecords {
  /** Seqs of a stream take this many bits of a position. */
  private static final int SEQ_BITS = 40;

  private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;

  private final Connection connection;

  SqliteRecords(Connection connection) {
    this.connection = connection;
  }

  static long position(int ordinal, long seq) {
    if (seq < 0 || seq > SEQ_MASK) {
      throw new IllegalArgumentException("seq " + seq + " is not in 0.." + SEQ_MASK);
    }
    return (long) ordinal << SEQ_BITS | seq;
  }

  void insert(int ordinal, List<Row> rows) throws SQLException {
    String sql =
        """
        INSERT INTO record (position, kind, monotonic_ms, crc, body) VALUES (?, ?, ?, ?, ?)
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        insert.setLong(1, position(ordinal, row.seq()));
        insert.setInt(2, row.kind());
        insert.setLong(3, row.monotonicMs());
        insert.setInt(4, row.crc());
        insert.setBytes(5, row.body());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The rows from a seq on, in order. */
  List<Row> from(int ordinal, long seq, int most) throws SQLException {
    String sql =
        """
        SELECT position, kind, monotonic_ms, crc, body FROM record
        WHERE position >= ? AND position <= ? ORDER BY position LIMIT ?
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, position(ordinal, seq));
      select.setLong(2, position(ordinal, SEQ_MASK));
      select.setInt(3, most);
      return rows(select);
    }
  }

  /** The rows up to a seq, backwards. */
  List<Row> upTo(int ordinal, long seq, int most) throws SQLException {
    String sql =
        """
        SELECT position, kind, monotonic_ms, crc, body FROM record
        WHERE position >= ? AND position <= ? ORDER BY position DESC LIMIT ?
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, position(ordinal, 0));
      select.setLong(2, position(ordinal, seq));
      select.setInt(3, most);
      return rows(select);
    }
  }

  private static List<Row> rows(PreparedStatement select) throws SQLException {
    var found = new ArrayList<Row>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Row(
                rows.getLong(1) & SEQ_MASK,
                rows.getInt(2),
                rows.getLong(3),
                rows.getInt(4),
                body(rows.getBytes(5))));
      }
    }
    return found;
  }

  /** A cell that lost its bytes fails its checksum later; it must not end the reading. */
  private static byte[] body(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  /** The first seq of the oldest row. */
  OptionalLong oldest(int ordinal) throws SQLException {
    List<Row> rows = from(ordinal, 0, 1);
    return rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rows.getFirst().seq());
  }

  /** Deletes the rows that begin after a seq. */
  void deleteAfter(int ordinal, long seq) throws SQLException {
    delete(ordinal, seq + 1, SEQ_MASK);
  }

  /** Deletes the rows that begin at the seqs from first to last. */
  void delete(int ordinal, long first, long last) throws SQLException {
    String sql = "DELETE FROM record WHERE position >= ? AND position <= ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setLong(1, position(ordinal, first));
      delete.setLong(2, position(ordinal, last));
      delete.executeUpdate();
    }
  }
}
