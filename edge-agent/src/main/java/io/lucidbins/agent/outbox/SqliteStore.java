package io.lucidbins.agent.outbox;

import io.lucidbins.device.Decoded;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.NewestSample;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.RecordCodec;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.Sample;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.Tombstone;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One opening of the outbox file, used by one thread. After any {@code SQLException} it is to be
 * closed and opened anew: what is in memory may be ahead of the file then.
 */
final class SqliteStore implements AutoCloseable {
  /** How far back the newest sample is looked for at start. */
  private static final int NEWEST_WITHIN_ROWS = 1_000;

  private static final Comparator<StreamRow> IN_ORDER =
      Comparator.comparingInt(StreamRow::start).thenComparing(StreamRow::id);

  private final RandomGenerator random;
  private final SqliteFile file;
  private final SqliteIdentity identity;
  private final SqliteRecords records;
  private final SqliteStreams streams;
  private final SqliteBoots boots;
  private final SqliteLosses losses;
  private final SqliteRoom room;
  private final BootTimes times;
  private final Boot boot;
  private int current;
  private Optional<NewestSample> newestSample;
  private Optional<SqliteUnsureAppend> unsure = Optional.empty();

  private SqliteStore(
      SqliteFile file, OutboxSettings settings, RandomGenerator random, Before before)
      throws SQLException {
    this.file = file;
    this.random = random;
    if (before.unsure.isPresent()) {
      before.unsure.get().takeBack(file.connection());
    }
    this.identity = SqliteIdentity.load(file.connection(), random);
    this.records = new SqliteRecords(file.connection());
    this.streams = SqliteStreams.load(file.connection(), records);
    this.boots = new SqliteBoots(file.connection());
    this.losses = new SqliteLosses(records);
    this.room = new SqliteRoom(file, records, streams, settings.budgetBytes());
    this.boot = before.boot.isPresent() ? before.boot.get() : boots.begin();
    this.times = boots.times(streams.all());
    this.newestSample = lookForNewestSample();
    file.connection().commit();
  }

  /**
   * What the opening before left behind.
   *
   * @param boot the boot of this start, if the file was open in it before
   * @param unsure what it could not append, if it ended by that
   */
  record Before(Optional<Boot> boot, Optional<SqliteUnsureAppend> unsure) {}

  /** Opens the file. */
  static SqliteStore open(Path path, OutboxSettings settings, RandomGenerator random, Before before)
      throws SQLException {
    SqliteFile file = SqliteFile.open(path);
    try {
      return new SqliteStore(file, settings, random, before);
    } catch (SQLException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  OutboxId id() {
    return identity.id();
  }

  Boot boot() {
    return boot;
  }

  /** What could not be appended; empty unless the last call was an append and failed. */
  Optional<SqliteUnsureAppend> unsure() {
    return unsure;
  }

  StreamPosition append(List<? extends DeviceRecord> added, List<byte[]> bodies)
      throws SQLException {
    room.make();
    StreamRow stream = streams.all().stream().filter(this::isCurrent).findFirst().orElse(null);
    if (stream == null) {
      stream = begin();
    }
    unsure = Optional.of(new SqliteUnsureAppend(stream.ordinal(), stream.id(), stream.newest()));
    List<Row> rows = rows(stream, added, bodies);
    records.insert(stream.ordinal(), rows);
    long lastMs = rows.stream().mapToLong(Row::monotonicMs).max().orElse(0);
    StreamRow grown = stream.grown(rows.getLast().seq(), lastMs);
    streams.save(grown);
    streams.saveMovedCursors();
    learnTimes(added);
    file.connection().commit();
    unsure = Optional.empty();
    current = grown.ordinal();
    rememberNewestSample(grown, added);
    return new StreamPosition(grown.id(), grown.start(), grown.newest());
  }

  private boolean isCurrent(StreamRow stream) {
    return stream.ordinal() == current;
  }

  private StreamRow begin() throws SQLException {
    int start = identity.takeStart();
    return new StreamRow(
        streams.nextOrdinal(), StreamId.random(random), start, boot.number(), 1, 0, 0, 0);
  }

  private static List<Row> rows(
      StreamRow stream, List<? extends DeviceRecord> added, List<byte[]> bodies) {
    var rows = new ArrayList<Row>(added.size());
    for (int i = 0; i < added.size(); i++) {
      DeviceRecord each = added.get(i);
      rows.add(
          Row.sealed(
              stream.id().value(),
              stream.newest() + 1 + i,
              RowKind.of(each.kind()),
              each.stamp().monotonicMs(),
              bodies.get(i)));
    }
    return rows;
  }

  private void learnTimes(List<? extends DeviceRecord> added) throws SQLException {
    for (DeviceRecord each : added) {
      if (times.learn(each.stamp())) {
        boots.save(each.stamp().boot(), times.offsetMs(each.stamp().boot()));
      }
    }
  }

  private void rememberNewestSample(StreamRow stream, List<? extends DeviceRecord> added) {
    for (int i = added.size() - 1; i >= 0; i--) {
      if (added.get(i) instanceof Sample sample) {
        long seq = stream.newest() - (added.size() - 1 - i);
        newestSample = Optional.of(new NewestSample(stream.start(), stream.id(), seq, sample));
        return;
      }
    }
  }

  private Optional<NewestSample> lookForNewestSample() throws SQLException {
    int left = NEWEST_WITHIN_ROWS;
    for (StreamRow stream : streams.all().stream().sorted(IN_ORDER.reversed()).toList()) {
      for (Row row : records.upTo(stream.ordinal(), stream.newest(), left)) {
        left--;
        if (record(stream, row).orElse(null) instanceof Sample sample) {
          return Optional.of(new NewestSample(stream.start(), stream.id(), row.seq(), sample));
        }
      }
    }
    return Optional.empty();
  }

  List<KeptStream> streams() {
    return streams.all().stream().sorted(IN_ORDER).map(StreamRow::kept).toList();
  }

  int currentStart() {
    return streams.all().stream()
        .filter(this::isCurrent)
        .mapToInt(StreamRow::start)
        .findFirst()
        .orElse(identity.nextStart());
  }

  void moveCursor(StreamId id, long seq) {
    streams.find(id).ifPresent(stream -> streams.moveCursor(stream, seq));
  }

  void giveUp(StreamId id, long seq, LossReason reason) throws SQLException {
    Optional<StreamRow> stream = streams.find(id);
    if (stream.isEmpty()) {
      return;
    }
    for (Row row : records.from(stream.get().ordinal(), seq, 1)) {
      if (row.seq() == seq && row.kind() != RowKind.TOMBSTONE.number()) {
        losses.lose(stream.get(), Tombstone.of(seq, kind(row), reason));
        file.connection().commit();
        newestSample = lookForNewestSample();
      }
    }
  }

  void startAbove(int foreignStart) throws SQLException {
    if (currentStart() <= foreignStart) {
      identity.skipStarts(foreignStart);
      file.connection().commit();
      current = 0;
    }
  }

  Optional<NewestSample> newestSample() {
    return newestSample.map(newest ->
        new NewestSample(
            newest.start(),
            newest.stream(),
            newest.seq(),
            newest.sample().withStamp(times.at(newest.sample().stamp()))));
  }

  Slice read(StreamId id, long fromSeq, int maxRows) throws SQLException {
    Optional<StreamRow> found = streams.find(id);
    if (found.isEmpty() || fromSeq > found.get().newest() || found.get().isStub()) {
      return Slice.empty(Math.max(1, fromSeq));
    }
    StreamRow stream = found.get();
    long first = Math.max(fromSeq, stream.oldest());
    List<Row> rows = records.from(stream.ordinal(), beginOf(stream, first), maxRows);
    var slice = new SliceReader(stream, first);
    for (Row row : rows) {
      slice.take(row);
    }
    if (rows.size() < maxRows) {
      slice.missingUpTo(stream.newest());
    }
    for (Tombstone damaged : slice.damaged) {
      losses.lose(stream, damaged);
    }
    file.connection().commit();
    return slice.slice();
  }

  /** Where the row begins that covers a seq: a tombstone may begin before. */
  private long beginOf(StreamRow stream, long seq) throws SQLException {
    return records.upTo(stream.ordinal(), seq, 1).stream()
        .filter(row -> row.last(stream.id().value()) >= seq)
        .mapToLong(Row::seq)
        .findFirst()
        .orElse(seq);
  }

  private static RecordKind kind(Row row) {
    return RowKind.ofNumber(row.kind()).orElse(RowKind.UNKNOWN).recordKind();
  }

  /** The record of a row; empty if the row is a tombstone or damaged. */
  private static Optional<DeviceRecord> record(StreamRow stream, Row row) {
    if (row.kind() == RowKind.TOMBSTONE.number() || !row.isSound(stream.id().value())) {
      return Optional.empty();
    }
    return switch (RecordCodec.decode(row.body())) {
      case Decoded.Ok<DeviceRecord>(DeviceRecord record) -> Optional.of(record);
      case Decoded.Refused<DeviceRecord> _ -> Optional.empty();
    };
  }

  /** Writes the cursors that no commit has taken along. */
  void saveMovedCursors() throws SQLException {
    if (streams.hasMovedCursors()) {
      streams.saveMovedCursors();
      file.connection().commit();
    }
  }

  @Override
  public void close() throws SQLException {
    file.close();
  }

  /**
   * Puts rows together to a slice without a gap: what is missing or fails its checksum is damaged.
   */
  private final class SliceReader {
    private final StreamRow stream;
    private final long first;
    private final List<NumberedRecord> numbered = new ArrayList<>();
    private final List<Tombstone> tombstones = new ArrayList<>();
    private final List<Tombstone> damaged = new ArrayList<>();
    private long next;

    private SliceReader(StreamRow stream, long first) {
      this.stream = stream;
      this.first = first;
      this.next = first;
    }

    private void take(Row row) {
      missingUpTo(row.seq() - 1);
      if (row.kind() == RowKind.TOMBSTONE.number() && row.isSound(stream.id().value())) {
        Tombstone tombstone = TombstoneBytes.decode(row.seq(), row.body());
        tombstones.add(tombstone.slice(next, tombstone.last()));
        next = tombstone.last() + 1;
        return;
      }
      Optional<DeviceRecord> record = record(stream, row);
      if (record.isPresent()) {
        DeviceRecord known = record.get().withStamp(times.at(record.get().stamp()));
        numbered.add(new NumberedRecord(row.seq(), known));
        next = row.seq() + 1;
      } else {
        lost(Tombstone.of(row.seq(), kind(row), LossReason.DAMAGED));
      }
    }

    private void missingUpTo(long last) {
      if (last >= next) {
        lost(Tombstone.of(next, last, RecordKind.UNKNOWN, LossReason.DAMAGED));
      }
    }

    private void lost(Tombstone tombstone) {
      damaged.add(tombstone);
      tombstones.add(tombstone);
      next = tombstone.last() + 1;
    }

    private Slice slice() {
      return new Slice(first, next - 1, numbered, tombstones);
    }
  }
}
