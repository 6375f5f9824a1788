package io.lucidbins.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.device.Certainty;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.Tombstone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes when the least budget of 8 MiB is used up. */
class SqliteRoomTest {
  private static final int MINUTE_MS = 60_000;
  private static final OutboxSettings LEAST = new OutboxSettings(OutboxSettings.LEAST_BYTES);

  @TempDir Path directory;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private int minute;

  @Test
  void acknowledged_records_go_first_and_oldest_first() throws IOException {
    try (SqliteOutbox outbox = SqliteOutbox.open(directory, LEAST, random)) {
      StreamId stream = fill(outbox, 100_000);
      long newest = outbox.streams().getFirst().newest();
      outbox.moveCursor(stream, newest);
      fill(outbox, 20_000);

      KeptStream kept = outbox.streams().getFirst();
      Slice oldest = outbox.read(stream, kept.oldest(), 500);

      assertThat(kept.oldest()).isGreaterThan(1).isLessThan(newest);
      assertThat(kept.newest()).isEqualTo(newest + 20_000);
      assertThat(outbox.read(stream, newest + 1, 500).records()).hasSize(500);
      assertThat(oldest.first()).isEqualTo(kept.oldest());
      assertThat(bytes()).isLessThanOrEqualTo(LEAST.budgetBytes());
    }
  }

  @Test
  void eviction_ends_at_the_cursor_also_within_a_step() {
    try (SqliteOutbox outbox = SqliteOutbox.open(directory, LEAST, random)) {
      StreamId stream = fill(outbox, 1_000);
      // One tombstone that lies on both sides of the cursor, and so must stay whole.
      outbox.giveUp(stream, 250, LossReason.TOO_LARGE);
      outbox.giveUp(stream, 251, LossReason.TOO_LARGE);
      outbox.moveCursor(stream, 250);
      fillWithDeposits(outbox, 60_000);

      KeptStream kept = outbox.streams().getFirst();

      assertThat(kept.cursor()).isEqualTo(250);
      assertThat(kept.oldest()).isEqualTo(250);
      assertThat(covered(outbox, stream, 250)).isEqualTo(61_000);
    }
  }

  @Test
  void a_stream_without_rows_leaves_its_stub() {
    StreamId first;
    try (SqliteOutbox outbox = SqliteOutbox.open(directory, LEAST, random)) {
      first = fill(outbox, 1_000);
      outbox.moveCursor(first, 1_000);
    }
    try (SqliteOutbox outbox = SqliteOutbox.open(directory, LEAST, random)) {
      fill(outbox, 100_000);

      KeptStream stub = outbox.streams().getFirst();

      assertThat(stub).isEqualTo(new KeptStream(first, 1, 1_001, 1_000, 1_000));
      assertThat(stub.isStub()).isTrue();
    }
  }

  @Test
  void unacknowledged_samples_are_thinned_in_place_and_deposits_stay() throws IOException {
    try (SqliteOutbox outbox = SqliteOutbox.open(directory, LEAST, random)) {
      StreamId stream = fill(outbox, 80_000);

      Slice oldest = outbox.read(stream, 1, 500);

      // One sample a minute, every 100th record a deposit: of each 15 min one sample is left.
      assertThat(oldest.first()).isEqualTo(1);
      assertThat(oldest.tombstones())
          .isNotEmpty()
          .allSatisfy(lost -> assertThat(lost.reason()).isEqualTo(LossReason.THINNED))
          .allSatisfy(lost -> assertThat(lost.count(RecordKind.SAMPLE)).isEqualTo(lost.size()));
      assertThat(oldest.records())
          .filteredOn(each -> each.seq() > 15)
          .extracting(NumberedRecord::seq)
          .allMatch(seq -> seq % 15 == 0 || seq % 100 == 0 || seq % 15 == 1);
      assertThat(covered(outbox, stream)).isEqualTo(80_000);
      assertThat(bytes()).isLessThanOrEqualTo(LEAST.budgetBytes());
    }
  }

  @Test
  void every_seq_stays_explained_when_far_more_comes_than_fits() throws IOException {
    try (SqliteOutbox outbox = SqliteOutbox.open(directory, LEAST, random)) {
      StreamId stream = fillWithDeposits(outbox, 60_000);

      long deposits = deposits(outbox, stream);

      assertThat(covered(outbox, stream)).isEqualTo(60_000);
      assertThat(deposits).isPositive().isLessThan(60_000);
      assertThat(outbox.read(stream, 59_999, 2).records()).hasSize(2);
      assertThat(bytes()).isLessThanOrEqualTo(LEAST.budgetBytes());
    }
  }

  private StreamId fill(SqliteOutbox outbox, int count) {
    return append(outbox, count, false);
  }

  private StreamId fillWithDeposits(SqliteOutbox outbox, int count) {
    return append(outbox, count, true);
  }

  private StreamId append(SqliteOutbox outbox, int count, boolean deposits) {
    int boot = outbox.boot().number();
    StreamPosition last = null;
    var batch = new ArrayList<DeviceRecord>();
    for (int i = 0; i < count; i++) {
      minute++;
      batch.add(
          deposits || minute % 100 == 0
              ? Records.deposit(minute)
              : Records.sampleAt(
                  boot, (long) minute * MINUTE_MS, (long) minute * MINUTE_MS, Certainty.SYNCED));
      if (batch.size() == Outbox.MAX_APPEND_RECORDS) {
        last = outbox.append(batch);
        batch.clear();
      }
    }
    return Objects.requireNonNull(last).stream();
  }

  private static long covered(Outbox outbox, StreamId stream) {
    return covered(outbox, stream, 1);
  }

  /** Up to which seq each one from the first on is a record or lies in a tombstone, once. */
  private static long covered(Outbox outbox, StreamId stream, long first) {
    long next = first;
    Slice slice = outbox.read(stream, next, 500);
    while (!slice.isEmpty()) {
      long lost = slice.tombstones().stream().mapToLong(Tombstone::size).sum();
      assertThat(slice.first()).isEqualTo(next);
      assertThat(slice.records().size() + lost).isEqualTo(slice.last() - slice.first() + 1);
      next = slice.last() + 1;
      slice = outbox.read(stream, next, 500);
    }
    return next - 1;
  }

  private static long deposits(Outbox outbox, StreamId stream) {
    long found = 0;
    long next = 1;
    Slice slice = outbox.read(stream, next, 500);
    while (!slice.isEmpty()) {
      found += slice.records().size();
      slice = outbox.read(stream, slice.last() + 1, 500);
    }
    return found;
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (String name : List.of("outbox.db", "outbox.db-wal")) {
      Path file = directory.resolve(name);
      bytes += Files.exists(file) ? Files.size(file) : 0;
    }
    return bytes;
  }
}
