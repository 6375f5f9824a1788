package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.BinState;
import io.lucidbins.bridge.fleet.Collection;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Schedule;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinViewsTest {
  private static final Instant NOW = Instant.parse("2026-06-05T06:00:00Z");
  private static final Bin BIN =
      new Bin(
          new BinId("bin-01"),
          "Market Square",
          Optional.of(new Position(50.06, 19.94)),
          new WasteStream("paper"),
          1100,
          1200);

  @Test
  void shows_levels_in_percent_and_temperatures_in_degrees() {
    BinView view = view(state(427, NOW), Optional.empty());

    assertThat(view.levelPercent()).hasValue(42.7);
    assertThat(view.temperatureCelsius()).hasValue(-3.5);
    assertThat(view.position()).hasValue(new Place(50.06, 19.94));
  }

  @Test
  void knows_nothing_of_a_bin_that_never_reported() {
    BinView view =
        BinViews.of(
            Bin.undescribed(new BinId("new")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOW.atZone(ZoneOffset.UTC));

    assertThat(view.state()).isEqualTo(Band.UNDEPLOYED);
    assertThat(view.online()).isFalse();
    assertThat(view.stale()).isFalse();
    assertThat(view.volumeLitres()).isEmpty();
    assertThat(view.levelPercent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "899, 49, OK", // hours to full: more than two days
    "899, 48, SOON",
    "899, 25, SOON",
    "899, 24, DUE",
    "899, -5, DUE",
    "900, 49, FULL",
    "901, 49, FULL",
  })
  void tells_the_band_by_level_and_time_to_full(int permille, int hours, Band band) {
    BinView view = view(state(permille, NOW), Optional.of(NOW.plus(Duration.ofHours(hours))));

    assertThat(view.state()).isEqualTo(band);
    assertThat(view.why().isPresent()).isEqualTo(band == Band.DUE || band == Band.FULL);
  }

  @Test
  void calls_a_reading_stale_when_it_is_older_than_three_intervals() {
    Instant limit = NOW.minus(BinViews.STALE_AFTER);

    assertThat(view(state(500, limit), Optional.empty()).stale()).isFalse();
    assertThat(view(state(500, limit.minusMillis(1)), Optional.empty()).stale()).isTrue();
  }

  @Test
  void gives_the_reason_of_the_plan_before_its_own() {
    BinView planned =
        BinViews.of(
            BIN,
            Optional.of(state(950, NOW)),
            Optional.empty(),
            Optional.of("AGE: 8 days"),
            NOW.atZone(ZoneOffset.UTC));

    assertThat(planned.why()).hasValue("AGE: 8 days");
    assertThat(view(state(950, NOW), Optional.empty()).why())
        .hasValue("95 % full; the threshold is 90 %.");
  }

  @ParameterizedTest
  @CsvSource({
    // NOW is a Friday
    "FRIDAY, DUE, 2026-06-05",
    "SATURDAY, SOON, 2026-06-06",
    "SUNDAY, OK, 2026-06-07",
    "THURSDAY, OK, 2026-06-11",
  })
  void goes_by_the_schedule_of_a_bin_without_a_sensor(DayOfWeek day, Band band, LocalDate on) {
    BinView view =
        BinViews.of(
            scheduled(day),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOW.atZone(ZoneOffset.UTC));

    assertThat(view.state()).isEqualTo(band);
    assertThat(view.collectedOn()).hasValue(on);
    assertThat(view.schedule().orElseThrow()).endsWith("s; 216 kg expected.");
    assertThat(view.why().isPresent()).isEqualTo(band == Band.DUE);
  }

  @Test
  void stays_full_on_a_day_without_collection() {
    BinView view =
        BinViews.of(
            scheduled(DayOfWeek.THURSDAY),
            Optional.of(state(950, NOW)),
            Optional.empty(),
            Optional.empty(),
            NOW.atZone(ZoneOffset.UTC));

    assertThat(view.state()).isEqualTo(Band.FULL);
  }

  private static Bin scheduled(DayOfWeek day) {
    var schedule = new Schedule(Set.of(day), 0, 216_000);
    return new Bin(
        BIN.id(),
        BIN.name(),
        BIN.position(),
        BIN.wasteStream(),
        2400,
        0,
        new Collection(Optional.empty(), List.of(), Optional.of(schedule)));
  }

  private static BinView view(BinState state, Optional<Instant> fullAt) {
    return BinViews.of(
        BIN, Optional.of(state), fullAt, Optional.empty(), NOW.atZone(ZoneOffset.UTC));
  }

  private static BinState state(int levelPermille, Instant sampledAt) {
    return new BinState(
        BIN.id(),
        true,
        NOW,
        Optional.of(sampledAt),
        OptionalInt.of(levelPermille),
        OptionalInt.of(12_000),
        OptionalInt.empty(),
        OptionalInt.of(-35),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }
}
