package io.lucidbins.agent.outbox;

import io.lucidbins.device.Tombstone;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Makes room when the outbox is over its budget, inside the transaction of the caller: first
 * acknowledged records go, oldest first, then unacknowledged samples are thinned and dropped,
 * deposits and alarms last.
 */
final class SqliteRoom {
  private static final int ROWS_AT_ONCE = 500;

  /** How much one commit may do, so that an outbox far over its budget does not hold up the bin. */
  private static final int ROUNDS_A_COMMIT = 64;

  private static final int LOOKS_A_COMMIT = 64;

  private final SqliteFile file;
  private final SqliteRecords records;
  private final SqliteStreams streams;
  private final SqliteLosses losses;
  private final long budgetBytes;
  private Place place = Place.start(Thinning.Step.ONE_SAMPLE_IN_15_MIN);
  private int looks;
  private Thinning thinning = new Thinning(place.step);

  /** How far the thinning has come: in this stream, all before this seq is done. */
  private record Place(Thinning.Step step, int ordinal, long seq, boolean changed) {
    private static Place start(Thinning.Step step) {
      return new Place(step, 0, 0, false);
    }

    private Place at(int newOrdinal, long newSeq) {
      return new Place(step, newOrdinal, newSeq, changed);
    }

    private Place withChange() {
      return new Place(step, ordinal, seq, true);
    }
  }

  SqliteRoom(SqliteFile file, SqliteRecords records, SqliteStreams streams, long budgetBytes) {
    this.file = file;
    this.records = records;
    this.streams = streams;
    this.losses = new SqliteLosses(records);
    this.budgetBytes = budgetBytes;
  }

  void make() throws SQLException {
    looks = 0;
    for (int round = 0; round < ROUNDS_A_COMMIT && isOver(); round++) {
      if (!evictAcknowledged() && !giveUpSome()) {
        return;
      }
    }
  }

  private boolean isOver() throws SQLException {
    return file.usedBytes() + SqliteFile.LOG_BYTES > budgetBytes;
  }

  private boolean evictAcknowledged() throws SQLException {
    for (StreamRow stream : List.copyOf(streams.all())) {
      if (stream.oldest() <= stream.cursor() && evict(stream)) {
        return true;
      }
    }
    return false;
  }

  private boolean evict(StreamRow stream) throws SQLException {
    List<Row> rows = records.from(stream.ordinal(), 0, ROWS_AT_ONCE);
    Optional<Row> last =
        rows.stream()
            .filter(row -> row.last(stream.id().value()) <= stream.cursor())
            .reduce((_, later) -> later);
    if (last.isEmpty()) {
      return false;
    }
    records.delete(stream.ordinal(), 0, last.get().seq());
    long oldest = records.oldest(stream.ordinal()).orElse(stream.newest() + 1);
    streams.save(stream.withOldest(oldest));
    streams.limitStubs();
    return true;
  }

  /**
   * Goes on where the last call stopped, until something was given up; false if there is nothing
   * left, or this commit has looked long enough.
   */
  private boolean giveUpSome() throws SQLException {
    while (looks++ < LOOKS_A_COMMIT) {
      Optional<StreamRow> stream = nextStream();
      if (stream.isEmpty()) {
        if (!nextStep()) {
          return false;
        }
      } else if (giveUpSome(stream.get())) {
        place = place.withChange();
        return true;
      }
    }
    return false;
  }

  private Optional<StreamRow> nextStream() {
    return streams.all().stream()
        .filter(row -> row.ordinal() > place.ordinal || isUnfinished(row))
        .filter(row -> row.newest() > row.cursor() && !row.isStub())
        .findFirst();
  }

  private boolean isUnfinished(StreamRow row) {
    return row.ordinal() == place.ordinal && place.seq <= row.newest();
  }

  /**
   * What came meanwhile is thinned before more is dropped: a step that gave up something is
   * followed by the first.
   */
  private boolean nextStep() {
    var next = place.changed ? Optional.of(Thinning.Step.ONE_SAMPLE_IN_15_MIN) : place.step.next();
    goTo(Place.start(next.orElse(Thinning.Step.ONE_SAMPLE_IN_15_MIN)));
    return next.isPresent();
  }

  private void goTo(Place next) {
    if (next.step != place.step || next.ordinal != place.ordinal) {
      thinning = new Thinning(next.step);
    }
    place = next;
  }

  private boolean giveUpSome(StreamRow stream) throws SQLException {
    boolean again = stream.ordinal() == place.ordinal;
    long from = Math.max(stream.cursor() + 1, again ? place.seq : 0);
    goTo(place.at(stream.ordinal(), from));
    List<Row> rows = records.from(stream.ordinal(), from, ROWS_AT_ONCE);
    List<Tombstone> lost = thinning.next(rows);
    for (Tombstone each : lost) {
      losses.lose(stream, each);
    }
    long next = rows.size() < ROWS_AT_ONCE ? stream.newest() + 1 : rows.getLast().seq() + 1;
    place = place.at(stream.ordinal(), next);
    return !lost.isEmpty();
  }
}
