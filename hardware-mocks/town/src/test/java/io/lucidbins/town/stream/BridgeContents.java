package io.lucidbins.town.stream;

import io.lucidbins.device.Batch;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.Bytes;
import io.lucidbins.device.Decoded;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.UplinkCodec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bridge holds: its store, read with plain SQL and the codec, and nothing of ingest. A
 * record that counts in two segments appears twice.
 */
final class BridgeContents implements AutoCloseable {
  private final Connection connection;

  BridgeContents(Path store) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + store);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
    }
  }

  /** Every record that counts, in order of start, stream and seq. */
  List<Held> records(String bin) throws SQLException {
    List<Held> records = new ArrayList<>();
    try (var query =
        connection.prepareStatement(
            """
            SELECT stream, start, first, last, counts_from, body FROM segment
            WHERE bin = ? ORDER BY id
            """)) {
      query.setString(1, bin);
      ResultSet row = query.executeQuery();
      while (row.next()) {
        long countsFrom = row.getLong("counts_from");
        Batch batch = batch(row);
        batch.records().stream()
            .filter(numbered -> numbered.seq() >= countsFrom)
            .map(numbered ->
                Held.of(batch.stream(), batch.start(), numbered.seq(), numbered.record()))
            .forEach(records::add);
      }
    }
    return records.stream().sorted().toList();
  }

  private static Batch batch(ResultSet row) throws SQLException {
    var envelope =
        new BatchEnvelope(
            new Nonce(0),
            stream(row),
            row.getInt("start"),
            row.getLong("first"),
            row.getLong("last"),
            Bytes.of(row.getBytes("body")));
    return switch (UplinkCodec.decodeBody(envelope)) {
      case Decoded.Ok<Batch>(Batch batch) -> batch;
      case Decoded.Refused<Batch>(String reason) -> throw new AssertionError(reason);
    };
  }

  private static StreamId stream(ResultSet row) throws SQLException {
    return new StreamId(Long.parseUnsignedLong(row.getString("stream"), 16));
  }

  /** How many rows a table has for the bin. */
  long count(String table, String bin) throws SQLException {
    try (var query =
        connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE bin = ?")) {
      query.setString(1, bin);
      ResultSet row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  /** The sum of all watermarks of the bin: how many records are explained. */
  long explained(String bin) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT coalesce(sum(watermark), 0) FROM stream WHERE bin = ?")) {
      query.setString(1, bin);
      ResultSet row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
