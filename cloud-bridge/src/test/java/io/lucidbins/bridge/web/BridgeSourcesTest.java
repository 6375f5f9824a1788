package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.SamplePosition;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.points.SqlPointsFeed;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Certainty;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Quality;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.StreamId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BridgeSourcesTest {
  private static final Instant NOW = Instant.parse("2026-06-05T06:00:00Z");
  private static final BinId BIN = new BinId("bin-01");

  @TempDir Path folder;
  private Database database;
  private Fleet fleet;
  private PlanBoard board = PlanBoard.NONE;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    fleet = new Fleet(database, TenantId.MAIN);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private BridgeSources sources() {
    String tenant = TenantId.MAIN.value();
    return new BridgeSources(
        fleet,
        new FillHistory(database, tenant),
        new SqlPointsFeed(database, tenant),
        board,
        ZoneOffset.UTC);
  }

  @Test
  void shows_a_described_bin_with_its_newest_sample() {
    fleet.put(described());
    sampled(Map.of(Quantity.LEVEL_PERMILLE, value(925), Quantity.WEIGHT_GRAMS, value(31_000)));

    BinView bin = sources().bins(NOW).getFirst();

    assertThat(bin.name()).isEqualTo("Market Square");
    assertThat(bin.state()).isEqualTo(Band.FULL);
    assertThat(bin.levelPercent()).hasValue(92.5);
    assertThat(bin.weightGrams()).hasValue(31_000);
    assertThat(bin.lastReadingAt()).hasValue(NOW.minusSeconds(60));
  }

  @Test
  void shows_a_bin_that_only_reported() {
    sampled(Map.of(Quantity.LEVEL_PERMILLE, value(100)));

    BinView bin = sources().bins(NOW).getFirst();

    assertThat(bin.id()).isEqualTo("bin-01");
    assertThat(bin.position()).isEmpty();
    assertThat(bin.state()).isEqualTo(Band.OK);
  }

  @Test
  void takes_the_time_to_full_and_the_reason_from_planning() {
    fleet.put(described());
    sampled(Map.of(Quantity.LEVEL_PERMILLE, value(700)));
    board = planning(690);

    BinView bin = sources().bins(NOW).getFirst();

    assertThat(bin.state()).isEqualTo(Band.DUE);
    assertThat(bin.fullAt()).hasValue(NOW.plus(Duration.ofHours(5)));
    assertThat(bin.why()).hasValue("Full now: the threshold is 90 %.");
  }

  @Test
  void expects_nothing_of_a_bin_that_was_emptied_since_the_forecast() {
    fleet.put(described());
    board = planning(750);

    // 750 - 250 permille: the fall that shows an emptying.
    sampled(Map.of(Quantity.LEVEL_PERMILLE, value(500)));

    BinView bin = sources().bins(NOW).getFirst();
    assertThat(bin.state()).isEqualTo(Band.OK);
    assertThat(bin.fullAt()).isEmpty();
    assertThat(bin.why()).isEmpty();
  }

  @Test
  void keeps_the_expectation_of_a_bin_whose_waste_only_settled() {
    fleet.put(described());
    board = planning(749);

    sampled(Map.of(Quantity.LEVEL_PERMILLE, value(500)));

    assertThat(sources().bins(NOW).getFirst().state()).isEqualTo(Band.DUE);
  }

  /** A plan, and the expectation that the bin is full in 5 h, made at that level. */
  private static PlanBoard planning(int fromPermille) {
    PlanView plan = WebFixture.town().plan.orElseThrow();
    return new PlanBoard() {
      @Override
      public Optional<PlanView> latest() {
        return Optional.of(plan);
      }

      @Override
      public Map<String, Expectation> expectations(Instant now) {
        return Map.of("bin-01", new Expectation(fromPermille, now.plus(Duration.ofHours(5))));
      }

      @Override
      public Optional<ForecastView> forecast(String bin, Instant now) {
        return Optional.empty();
      }
    };
  }

  @Test
  void shows_the_depot() {
    fleet.put(new Site("depot", "Depot West", SiteKind.DEPOT, new Position(50.05, 19.9)));

    assertThat(sources().sites())
        .containsExactly(new SiteView("depot", "Depot West", "depot", new Place(50.05, 19.9)));
  }

  @Test
  void has_nothing_in_an_empty_store() {
    assertThat(sources().bins(NOW)).isEmpty();
    assertThat(sources().awards(10)).isEmpty();
    assertThat(sources().totals()).isEqualTo(Totals.NONE);
    assertThat(sources().latestPlan()).isEmpty();
    for (ReadingQuantity quantity : ReadingQuantity.values()) {
      assertThat(sources().readings("bin-01", quantity, NOW.minusSeconds(60), NOW, 10)).isEmpty();
    }
  }

  private static Bin described() {
    return new Bin(
        BIN,
        "Market Square",
        Optional.of(new Position(50.06, 19.94)),
        new WasteStream("paper"),
        1100,
        1200);
  }

  private void sampled(Map<Quantity, Measurement> values) {
    var sample =
        new Sample(
            new Stamp(1, 1_000, NOW.minusSeconds(60).toEpochMilli(), Certainty.SYNCED), values);
    boolean stored =
        database.write(transaction -> {
          fleet.heard(transaction, BIN, NOW);
          fleet.sampled(transaction, BIN, new SamplePosition(1, new StreamId(7), 1), sample);
          return true;
        });
    assertThat(stored).isTrue();
  }

  private static Measurement value(int value) {
    return new Measurement.Value(value, new Quality(100, Set.of()));
  }
}
