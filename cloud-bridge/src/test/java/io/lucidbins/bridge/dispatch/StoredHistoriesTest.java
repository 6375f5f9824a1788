package io.lucidbins.bridge.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.bridge.forecast.BinHistory;
import io.lucidbins.bridge.forecast.Level;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.history.FillHistory.NumberedEvent;
import io.lucidbins.bridge.history.Segment;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Certainty;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredHistoriesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Bin BIN =
      new Bin(new BinId("b1"), "B1", Optional.empty(), new WasteStream("paper"), 1100, 1200);
  private static final Quality GOOD = new Quality(90);

  @TempDir Path folder;
  private Database database;
  private FillHistory history;
  private Fleet fleet;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    history = new FillHistory(database, "main");
    fleet = new Fleet(database, TenantId.MAIN);
    hear();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void gives_believable_levels_in_order_and_leaves_out_the_rest() {
    store(
        sample(0, new Measurement.Value(500, GOOD)),
        sample(60, new Measurement.Missing(WhyMissing.NO_ECHO)),
        sample(120, new Measurement.Value(900, new Quality(25))), // grade 1
        sample(180, new Measurement.Value(510, new Quality(26))), // grade 2
        sample(240, new Measurement.Value(Level.MAX_PERMILLE + 1, GOOD)));

    assertThat(read(NOON, NOON.plusSeconds(1000)).levels())
        .containsExactly(new Level(NOON, 500), new Level(NOON.plusSeconds(180), 510));
    assertThat(read(NOON.plusSeconds(1), NOON.plusSeconds(180)).levels()).isEmpty();
  }

  @Test
  void gives_emptyings_of_the_time_asked_for_and_what_the_bin_is() {
    var emptied = new Event(stamp(600), new EventDetail.Emptied(40_000, 0, 1000, 20));
    database.write(tx -> {
      history.append(tx, BIN.id(), 1, new StreamId(7), new NumberedEvent(1, emptied));
      return 0;
    });

    var found = read(NOON, NOON.plusSeconds(601));

    assertThat(found.emptyings()).containsExactly(NOON.plusSeconds(600));
    assertThat(found.bin()).isEqualTo("b1");
    assertThat(found.wasteStream()).isEqualTo("paper");
    assertThat(found.volumeLitres()).isEqualTo(1100);
    assertThat(read(NOON, NOON.plusSeconds(600)).emptyings()).isEmpty();
  }

  @Test
  void a_bin_that_never_reported_has_an_empty_history_of_what_it_is() {
    var silent = new Bin(new BinId("b2"), "B2", Optional.empty(), new WasteStream("glass"), 500, 0);

    assertThat(new StoredHistories(history, fleet).of(List.of(silent, BIN), NOON, NOON))
        .containsExactly(
            new BinHistory("b2", "glass", 500, List.of(), List.of()),
            new BinHistory("b1", "paper", 1100, List.of(), List.of()));
  }

  private void hear() {
    database.write(tx -> {
      fleet.heard(tx, BIN.id(), NOON);
      return 0;
    });
  }

  private BinHistory read(Instant from, Instant to) {
    return new StoredHistories(history, fleet).of(List.of(BIN), from, to).getFirst();
  }

  private void store(DeviceRecord... records) {
    var numbered = new ArrayList<NumberedRecord>();
    for (int i = 0; i < records.length; i++) {
      numbered.add(new NumberedRecord(i + 1, records[i]));
    }
    var batch = new Batch(new Nonce(1), new StreamId(7), 1, 1, records.length, numbered, List.of());
    long from = NOON.toEpochMilli();
    database.write(tx -> {
      history.append(
          tx, new Segment(BIN.id(), UplinkCodec.envelope(batch), 1, from, from + 1_000_000));
      return 0;
    });
  }

  private static Sample sample(int seconds, Measurement level) {
    return new Sample(stamp(seconds), Map.of(Quantity.LEVEL_PERMILLE, level));
  }

  private static Stamp stamp(int seconds) {
    return new Stamp(
        1, 1000L * seconds, NOON.plusSeconds(seconds).toEpochMilli(), Certainty.SYNCED);
  }
}
