package io.lucidbins.agent.outbox;

import io.lucidbins.device.LossReason;
import io.lucidbins.device.Tombstone;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Puts tombstones in the place of rows, inside the transaction of the caller. Neighbours become
 * one, but never across the cursor; what was thinned counts as evicted once it touches what is
 * evicted.
 */
final class SqliteLosses {
  private final SqliteRecords records;

  SqliteLosses(SqliteRecords records) {
    this.records = records;
  }

  /** Replaces all rows that begin in first..last of the tombstone. */
  void lose(StreamRow stream, Tombstone lost) throws SQLException {
    Tombstone whole = withNext(stream, withPrevious(stream, lost));
    records.delete(stream.ordinal(), whole.first(), whole.last());
    byte[] body = TombstoneBytes.encode(whole);
    Row row = Row.sealed(stream.id().value(), whole.first(), RowKind.TOMBSTONE, 0, body);
    records.insert(stream.ordinal(), List.of(row));
  }

  private Tombstone withPrevious(StreamRow stream, Tombstone lost) throws SQLException {
    return tombstone(stream, records.upTo(stream.ordinal(), lost.first() - 1, 1))
        .filter(previous -> previous.first() > stream.cursor())
        .flatMap(previous -> alike(previous, lost).merge(lost))
        .orElse(lost);
  }

  private Tombstone withNext(StreamRow stream, Tombstone lost) throws SQLException {
    if (lost.first() <= stream.cursor()) {
      return lost;
    }
    return tombstone(stream, records.from(stream.ordinal(), lost.last() + 1, 1))
        .flatMap(next -> lost.merge(alike(next, lost)))
        .orElse(lost);
  }

  private static Optional<Tombstone> tombstone(StreamRow stream, List<Row> rows) {
    return rows.stream()
        .filter(row -> row.kind() == RowKind.TOMBSTONE.number())
        .filter(row -> row.isSound(stream.id().value()))
        .map(row -> TombstoneBytes.decode(row.seq(), row.body()))
        .findFirst();
  }

  private static Tombstone alike(Tombstone neighbour, Tombstone lost) {
    boolean absorbs =
        lost.reason() == LossReason.EVICTED && neighbour.reason() == LossReason.THINNED;
    return absorbs
        ? new Tombstone(neighbour.first(), neighbour.last(), neighbour.kinds(), lost.reason())
        : neighbour;
  }
}
