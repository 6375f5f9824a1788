package io.lucidbins.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Certainty;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.NewestSample;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.Quality;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.RunId;
import io.lucidbins.device.Sample;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.State;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.WhyMissing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {
  private static final BinId BIN = new BinId("b1");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Position HERE = new Position(47.9, 106.9);
  private static final Set<WasteStream> PAPER_AND_GLASS =
      Set.of(new WasteStream("paper"), new WasteStream("glass"));

  @TempDir Path folder;
  private Database database;
  private Fleet fleet;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    fleet = new Fleet(database, TenantId.MAIN);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void gives_back_what_was_put_and_replaces_it() {
    var first = new Bin(BIN, "Corner", Optional.empty(), new WasteStream("glass"), 0, 0);
    var second = new Bin(BIN, "Market", Optional.of(HERE), new WasteStream("paper"), 1_100, 1_200);
    fleet.put(first);
    fleet.put(second);

    assertThat(fleet.bins()).containsExactly(second);
    assertThat(fleet.bin(BIN)).contains(second);
    assertThat(fleet.bin(new BinId("b2"))).isEmpty();
    assertThat(first.isDescribed()).isFalse();
    assertThat(second.isDescribed()).isTrue();
  }

  @Test
  void keeps_trucks_and_sites() {
    var truck =
        new Vehicle(
            "t1",
            "Truck",
            PAPER_AND_GLASS,
            "d1",
            "d1",
            20_000,
            9_000_000,
            LocalTime.of(6, 0),
            LocalTime.of(14, 30));
    var depot = new Site("d1", "Depot", SiteKind.DEPOT, HERE);
    fleet.put(depot);
    fleet.put(truck);

    assertThat(fleet.vehicles()).containsExactly(truck);
    assertThat(fleet.sites()).containsExactly(depot);
  }

  @Test
  void tenants_do_not_see_each_other() {
    fleet.put(Bin.undescribed(BIN));

    assertThat(new Fleet(database, new TenantId("other")).bins()).isEmpty();
  }

  @Test
  void a_bin_that_reports_appears_by_itself_and_keeps_a_description_that_it_has() {
    var described =
        new Bin(new BinId("b2"), "Known", Optional.of(HERE), WasteStream.MIXED, 240, 900);
    fleet.put(described);

    hear(BIN);
    hear(described.id());

    assertThat(fleet.bins()).containsExactly(Bin.undescribed(BIN), described);
    assertThat(fleet.state(BIN).orElseThrow().online()).isTrue();
    assertThat(fleet.state(BIN).orElseThrow().heardAt()).isEqualTo(NOON);
    assertThat(fleet.state(BIN).orElseThrow().sampledAt()).isEmpty();
  }

  @Test
  void the_newest_sample_is_that_of_the_highest_start_stream_and_seq_whatever_its_date() {
    hear(BIN);
    sample(2, 0x10, 5, 500, NOON);
    sample(2, 0x10, 4, 400, NOON.plusSeconds(3_600));
    assertThat(level()).hasValue(500);
    sample(2, 0x10, 6, 600, NOON.minusSeconds(3_600));
    assertThat(level()).hasValue(600);
    // As text and as an unsigned number, f... is above 1...
    sample(2, 0xF000_0000_0000_0000L, 1, 700, NOON);
    assertThat(level()).hasValue(700);
    sample(1, 0xF000_0000_0000_0001L, 9, 800, NOON);
    assertThat(level()).hasValue(700);
    sample(3, 0x01, 1, 900, NOON);
    assertThat(level()).hasValue(900);
  }

  @Test
  void a_quantity_that_failed_or_is_not_fitted_is_absent() {
    hear(BIN);
    var values =
        Map.of(
            Quantity.LEVEL_PERMILLE,
            (Measurement) new Measurement.Missing(WhyMissing.NO_ECHO),
            Quantity.WEIGHT_GRAMS,
            new Measurement.Value(-12, Quality.BEST));
    write(1, 1, 1, new Sample(stamp(NOON), values));

    var state = fleet.state(BIN).orElseThrow();
    assertThat(state.levelPermille()).isEmpty();
    assertThat(state.weightGrams()).hasValue(-12);
    assertThat(state.batteryMillivolts()).isEmpty();
    assertThat(state.sampledAt()).contains(NOON);
  }

  @Test
  void a_state_message_says_online_version_and_newest_sample() {
    hear(BIN);
    var newest = new NewestSample(1, new StreamId(1), 3, level(333, NOON));
    var state = new State(true, "0.1.0", "abc", new OutboxId(1), new RunId(1), Optional.of(newest));
    database.write(tx -> report(tx, state));

    assertThat(level()).hasValue(333);
    assertThat(fleet.state(BIN).orElseThrow().softwareVersion()).contains("0.1.0");

    database.write(tx -> report(tx, state.will()));
    assertThat(fleet.state(BIN).orElseThrow().online()).isFalse();
    assertThat(level()).hasValue(333);
  }

  @Test
  void refuses_what_cannot_be() {
    assertThatThrownBy(() -> new Position(90.1, 0)).hasMessageContaining("90.1");
    assertThatThrownBy(() -> new Position(0, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new WasteStream("Glass")).hasMessageContaining("'Glass'");
    assertThatThrownBy(() -> new TenantId("")).hasMessageContaining("tenant ''");
    assertThatThrownBy(() -> new Bin(BIN, " ", Optional.empty(), WasteStream.MIXED, 0, 0))
        .hasMessageContaining("name");
    assertThatThrownBy(() -> new Bin(BIN, "x", Optional.empty(), WasteStream.MIXED, -1, 0))
        .hasMessageContaining("-1 l");
    assertThatThrownBy(() ->
            new Vehicle("t", "t", PAPER_AND_GLASS, "d", "d", 1, 1, LocalTime.NOON, LocalTime.NOON))
        .hasMessageContaining("later on the same day");
    assertThatThrownBy(() ->
            new Vehicle("t", "t", PAPER_AND_GLASS, "d", "d", 0, 1, LocalTime.MIN, LocalTime.NOON))
        .hasMessageContaining("0 l");
    assertThatThrownBy(
            () -> new Vehicle("t", "t", Set.of(), "d", "d", 1, 1, LocalTime.MIN, LocalTime.NOON))
        .hasMessageContaining("no waste stream");
  }

  private void hear(BinId bin) {
    database.write(tx -> {
      fleet.heard(tx, bin, NOON);
      return true;
    });
  }

  private boolean report(Transaction tx, State state) {
    fleet.reported(tx, BIN, state);
    return true;
  }

  private void sample(int start, long stream, long seq, int permille, Instant at) {
    write(start, stream, seq, level(permille, at));
  }

  private void write(int start, long stream, long seq, Sample sample) {
    database.write(tx -> {
      fleet.sampled(tx, BIN, new SamplePosition(start, new StreamId(stream), seq), sample);
      return true;
    });
  }

  private OptionalInt level() {
    return fleet.state(BIN).orElseThrow().levelPermille();
  }

  private static Sample level(int permille, Instant at) {
    return new Sample(
        stamp(at), Map.of(Quantity.LEVEL_PERMILLE, new Measurement.Value(permille, Quality.BEST)));
  }

  private static Stamp stamp(Instant at) {
    return new Stamp(1, 1_000, at.toEpochMilli(), Certainty.SYNCED);
  }
}
