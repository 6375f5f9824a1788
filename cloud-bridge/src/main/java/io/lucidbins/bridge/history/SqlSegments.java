package io.lucidbins.bridge.history;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Bytes;
import io.lucidbins.device.Decoded;
import io.lucidbins.device.Limits;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.UplinkCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table {@code segment}. */
final class SqlSegments {
  private static final String SELECT =
      """
      SELECT id, bin, stream, counts_from, start, first, last, body FROM segment
      WHERE tenant = :tenant
      """;

  private final String tenant;

  SqlSegments(String tenant) {
    this.tenant = tenant;
  }

  void append(Transaction tx, Segment segment) {
    BatchEnvelope envelope = segment.envelope();
    try {
      PreparedStatement insert =
          tx.prepared(
              """
              INSERT INTO segment (
                tenant, bin, stream, counts_from, start, first, last, from_ms, to_ms, body)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """);
      insert.setString(1, tenant);
      insert.setString(2, segment.bin().toString());
      insert.setString(3, envelope.stream().toString());
      insert.setLong(4, segment.countsFrom());
      insert.setInt(5, envelope.start());
      insert.setLong(6, envelope.first());
      insert.setLong(7, envelope.last());
      insert.setLong(8, segment.fromMs());
      insert.setLong(9, segment.toMs());
      insert.setBytes(10, envelope.body().toArray());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException(
          "batch "
              + envelope.first()
              + "-"
              + envelope.last()
              + " of stream "
              + envelope.stream()
              + " of bin "
              + segment.bin()
              + " was not stored; the bin keeps it and resends",
          e);
    }
  }

  List<StoredBatch> within(Transaction tx, BinId bin, Instant from, Instant to) {
    return tx.handle()
        .createQuery(
            SELECT
                + """
                AND bin = :bin AND to_ms >= :from AND from_ms < :to
                ORDER BY start, stream, counts_from
                """)
        .bind("tenant", tenant)
        .bind("bin", bin.toString())
        .bind("from", millis(from))
        .bind("to", millis(to))
        .map(ROW)
        .list();
  }

  /** Whatever a caller means by "always", no record lies beyond the limits of the protocol. */
  private static long millis(Instant at) {
    var earliest = Instant.ofEpochMilli(Limits.MIN_WALL_MS);
    var latest = Instant.ofEpochMilli(Limits.MAX_WALL_MS + 1);
    return (at.isBefore(earliest) ? earliest : at.isAfter(latest) ? latest : at).toEpochMilli();
  }

  List<StoredBatch> after(Transaction tx, long id, int most) {
    return tx.handle()
        .createQuery(SELECT + "AND id > :id ORDER BY id LIMIT :most")
        .bind("tenant", tenant)
        .bind("id", id)
        .bind("most", most)
        .map(ROW)
        .list();
  }

  long newestId(Transaction tx) {
    return tx.handle()
        .createQuery("SELECT coalesce(max(id), 0) FROM segment")
        .mapTo(Long.class)
        .one();
  }

  private static final RowMapper<StoredBatch> ROW = (row, _) -> stored(row);

  private static StoredBatch stored(ResultSet row) throws SQLException {
    var envelope =
        new BatchEnvelope(
            // The nonce belonged to the connection; a stored batch has none.
            new Nonce(0),
            StreamId.parse(row.getString("stream")),
            row.getInt("start"),
            row.getLong("first"),
            row.getLong("last"),
            Bytes.of(row.getBytes("body")));
    long countsFrom = row.getLong("counts_from");
    var records =
        switch (UplinkCodec.decodeBody(envelope)) {
          case Decoded.Ok<Batch>(var batch) ->
              batch.records().stream().filter(record -> record.seq() >= countsFrom).toList();
          case Decoded.Refused<Batch>(String reason) ->
              throw new StoreException(
                  "segment "
                      + row.getLong("id")
                      + " was valid when stored and is not now: "
                      + reason);
        };
    return new StoredBatch(
        row.getLong("id"),
        new BinId(row.getString("bin")),
        envelope.start(),
        envelope.stream(),
        records);
  }
}
