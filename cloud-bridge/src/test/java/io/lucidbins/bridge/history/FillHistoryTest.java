package io.lucidbins.bridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.history.FillHistory.NumberedEvent;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Certainty;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.LaterFields;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.Quality;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.UplinkCodec;
import io.lucidbins.device.WhyMissing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillHistoryTest {
  private static final BinId BIN = new BinId("b1");
  private static final StreamId STREAM = new StreamId(1);

  @TempDir Path folder;
  private Database database;
  private FillHistory history;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    history = new FillHistory(database, "main");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_range_takes_its_start_and_leaves_its_end() {
    append(1, 1, 5);

    assertThat(levels(2, 4)).containsExactly(2, 3);
    assertThat(levels(5, 5)).isEmpty();
    assertThat(levels(0, 100)).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void what_lies_before_the_seq_from_which_a_segment_counts_is_skipped() {
    append(1, 1, 3);
    append(4, 2, 6);

    assertThat(levels(0, 100)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void late_data_stands_at_its_own_time() {
    append(1, 1, 1, new long[] {50});
    append(2, 2, 3, new long[] {10, 60});

    // Levels are the seqs: by time it is 2 at 10 s, 1 at 50 s, 3 at 60 s.
    assertThat(levels(0, 100)).containsExactly(2, 1, 3);
    assertThat(levels(40, 55)).containsExactly(1);
  }

  @Test
  void other_bins_and_tenants_are_not_seen() {
    append(1, 1, 3);

    assertThat(history.readings(new BinId("b2"), Quantity.LEVEL_PERMILLE, Instant.MIN, Instant.MAX))
        .isEmpty();
    assertThat(
            new FillHistory(database, "other")
                .readings(BIN, Quantity.LEVEL_PERMILLE, Instant.MIN, Instant.MAX))
        .isEmpty();
    assertThat(history.readings(BIN, Quantity.TILT_DECI_DEGREES, Instant.MIN, Instant.MAX))
        .isEmpty();
  }

  @Test
  void a_quantity_that_failed_is_a_reading_without_a_value() {
    Map<Quantity, Measurement> values =
        Map.of(Quantity.LEVEL_PERMILLE, new Measurement.Missing(WhyMissing.NO_ECHO));
    store(1, List.of(new NumberedRecord(1, new Sample(stamp(7), values))));

    var readings = history.readings(BIN, Quantity.LEVEL_PERMILLE, at(0), at(100));

    assertThat(readings)
        .containsExactly(
            new Reading(at(7), new Measurement.Missing(WhyMissing.NO_ECHO), Certainty.SYNCED));
    assertThat(readings.getFirst().value()).isEmpty();
  }

  @Test
  void emptyings_are_found_among_other_events_by_the_bins_time() {
    event(1, 90, new EventDetail.Emptied(30_000, 200, 900, 20));
    event(2, 10, new EventDetail.LidOpened());
    event(3, 20, new EventDetail.Emptied(25_000, 100, 800, 10));

    assertThat(history.emptyings(BIN))
        .containsExactly(
            new Emptying(at(20), 25_000, 100, 800, 10), new Emptying(at(90), 30_000, 200, 900, 20));
    assertThat(history.emptyings(new BinId("b2"))).isEmpty();
  }

  @Test
  void what_was_stored_is_followed_in_the_order_of_storing() {
    append(1, 1, 2);
    long position = history.newestId();
    append(3, 2, 4);

    assertThat(history.storedAfter(position, 10))
        .singleElement()
        .satisfies(batch ->
            assertThat(batch.records().stream().map(NumberedRecord::seq)).containsExactly(3L, 4L));
    assertThat(history.storedAfter(0, 1)).hasSize(1);
    assertThat(history.storedAfter(history.newestId(), 10)).isEmpty();
  }

  @Test
  void a_segment_cannot_count_from_outside_of_its_batch() {
    var envelope = envelope(2, 4, new long[] {1, 2, 3});

    assertThatThrownBy(() -> new Segment(BIN, envelope, 1, 0, 1)).hasMessageContaining("from 1");
    assertThatThrownBy(() -> new Segment(BIN, envelope, 5, 0, 1)).hasMessageContaining("from 5");
    assertThat(new Segment(BIN, envelope, 4, 0, 0).countsFrom()).isEqualTo(4);
  }

  private List<Integer> levels(long fromSeconds, long toSeconds) {
    return history.readings(BIN, Quantity.LEVEL_PERMILLE, at(fromSeconds), at(toSeconds)).stream()
        .map(reading -> reading.value().orElseThrow())
        .toList();
  }

  /** Levels are the seqs, times are the seqs in seconds. */
  private void append(long countsFrom, long first, long last) {
    var seconds = new long[(int) (last - first + 1)];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = first + i;
    }
    append(countsFrom, first, last, seconds);
  }

  private void append(long countsFrom, long first, long last, long[] seconds) {
    append(countsFrom, envelope(first, last, seconds), 0, 1_000_000);
  }

  private void append(long countsFrom, BatchEnvelope envelope, long fromMs, long toMs) {
    database.write(tx -> {
      history.append(tx, new Segment(BIN, envelope, countsFrom, fromMs, toMs));
      return true;
    });
  }

  private void store(long seq, List<NumberedRecord> records) {
    var batch = new Batch(new Nonce(1), STREAM, 1, seq, seq, records, List.of());
    append(seq, UplinkCodec.envelope(batch), 0, 1_000_000);
  }

  private void event(long seq, long seconds, EventDetail detail) {
    var event = new Event(stamp(seconds), detail, LaterFields.NONE);
    database.write(tx -> {
      history.append(tx, BIN, 1, STREAM, new NumberedEvent(seq, event));
      return true;
    });
  }

  private static BatchEnvelope envelope(long first, long last, long[] seconds) {
    var records = new ArrayList<NumberedRecord>();
    for (long seq = first; seq <= last; seq++) {
      Map<Quantity, Measurement> values =
          Map.of(Quantity.LEVEL_PERMILLE, new Measurement.Value((int) seq, Quality.BEST));
      records.add(new NumberedRecord(seq, new Sample(stamp(seconds[(int) (seq - first)]), values)));
    }
    return UplinkCodec.envelope(
        new Batch(new Nonce(1), STREAM, 1, first, last, records, List.of()));
  }

  private static Stamp stamp(long seconds) {
    return new Stamp(1, seconds * 1_000, seconds * 1_000, Certainty.SYNCED);
  }

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }
}
