package io.lucidbins.bridge.ingest;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.Tombstone;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/** The tables {@code stream}, {@code loss} and {@code quarantine}. */
final class SqlStreams {
  private final String tenant;

  SqlStreams(String tenant) {
    this.tenant = tenant;
  }

  /**
   * A stream as it is known.
   *
   * @param start its start number as first heard; it never changes
   */
  record Known(int start, long watermark) {}

  /** The stream's row, made with watermark 0 if it was unknown. */
  Known find(Transaction tx, BinId bin, StreamId stream, int start) {
    try {
      PreparedStatement select =
          tx.prepared(
              "SELECT start, watermark FROM stream WHERE tenant = ? AND bin = ? AND stream = ?");
      bindKey(select, 1, bin, stream);
      try (var row = select.executeQuery()) {
        if (row.next()) {
          return new Known(row.getInt(1), row.getLong(2));
        }
      }
      insert(tx, bin, stream, start);
      return new Known(start, 0);
    } catch (SQLException e) {
      throw failed("stream " + stream + " of bin " + bin + " cannot be read", e);
    }
  }

  private void insert(Transaction tx, BinId bin, StreamId stream, int start) throws SQLException {
    PreparedStatement insert =
        tx.prepared(
            """
            INSERT INTO stream (tenant, bin, stream, start, watermark) VALUES (?, ?, ?, ?, 0)
            """);
    bindKey(insert, 1, bin, stream);
    insert.setInt(4, start);
    insert.executeUpdate();
  }

  /**
   * Moves the watermark.
   *
   * @throws LostRace if it is no longer where it was read
   */
  void move(Transaction tx, BinId bin, StreamId stream, long from, long to) {
    try {
      PreparedStatement update =
          tx.prepared(
              """
              UPDATE stream SET watermark = ?
              WHERE tenant = ? AND bin = ? AND stream = ? AND watermark = ?
              """);
      update.setLong(1, to);
      bindKey(update, 2, bin, stream);
      update.setLong(5, from);
      if (update.executeUpdate() != 1) {
        throw new LostRace(bin, stream);
      }
    } catch (SQLException e) {
      throw failed("the watermark of stream " + stream + " of bin " + bin + " was not moved", e);
    }
  }

  /** Explains the seqs of a tombstone as lost. */
  void addLoss(Transaction tx, BinId bin, StreamId stream, Tombstone lost, Instant now) {
    try {
      PreparedStatement insert =
          tx.prepared(
              """
              INSERT INTO loss (tenant, bin, stream, first, last, reason,
                samples, deposits, events, unknown, noted_ms)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """);
      bindKey(insert, 1, bin, stream);
      insert.setLong(4, lost.first());
      insert.setLong(5, lost.last());
      insert.setString(6, lost.reason().name());
      insert.setLong(7, lost.count(RecordKind.SAMPLE));
      insert.setLong(8, lost.count(RecordKind.DEPOSIT));
      insert.setLong(9, lost.count(RecordKind.EVENT));
      insert.setLong(10, lost.count(RecordKind.UNKNOWN));
      insert.setLong(11, now.toEpochMilli());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed("a loss of stream " + stream + " of bin " + bin + " was not noted", e);
    }
  }

  /** Keeps the bytes of a batch that was well transported but is invalid. */
  void quarantine(Transaction tx, BinId bin, BatchEnvelope batch, String reason, Instant now) {
    try {
      PreparedStatement insert =
          tx.prepared(
              """
              INSERT INTO quarantine (
                tenant, bin, stream, first, last, start, reason, body, noted_ms)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """);
      bindKey(insert, 1, bin, batch.stream());
      insert.setLong(4, batch.first());
      insert.setLong(5, batch.last());
      insert.setInt(6, batch.start());
      insert.setString(7, reason);
      insert.setBytes(8, batch.body().toArray());
      insert.setLong(9, now.toEpochMilli());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed("an invalid batch of bin " + bin + " was not put aside", e);
    }
  }

  /** The highest start number of the bin's streams that are not in the set; 0 if there is none. */
  int highestStartBut(Transaction tx, BinId bin, Set<StreamId> listed) {
    try {
      PreparedStatement select =
          tx.prepared(
              "SELECT stream, start FROM stream WHERE tenant = ? AND bin = ? ORDER BY start DESC");
      select.setString(1, tenant);
      select.setString(2, bin.toString());
      try (var row = select.executeQuery()) {
        while (row.next()) {
          if (!listed.contains(StreamId.parse(row.getString(1)))) {
            return row.getInt(2);
          }
        }
        return 0;
      }
    } catch (SQLException e) {
      throw failed("the streams of bin " + bin + " cannot be read", e);
    }
  }

  private void bindKey(PreparedStatement statement, int at, BinId bin, StreamId stream)
      throws SQLException {
    statement.setString(at, tenant);
    statement.setString(at + 1, bin.toString());
    statement.setString(at + 2, stream.toString());
  }

  private static StoreException failed(String what, SQLException cause) {
    return new StoreException(what + ": " + cause.getMessage(), cause);
  }
}
