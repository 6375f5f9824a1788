package io.lucidbins.bridge.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinForecastTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** 500 permille at noon; 10 permille an hour, known from 200 deposits of 5 permille. */
  private static final FillForecast FORECAST =
      new FillForecast(
          new Level(NOON, 500),
          new FillRate(200, 100),
          DepositSize.usual(1_000),
          Reliability.MEDIUM);

  private static final BinHistory HISTORY =
      new BinHistory(
          "b1",
          "paper",
          1_000,
          List.of(FORECAST.from()),
          List.of(NOON.minusSeconds(60), NOON.minusSeconds(7_200)));

  @Test
  void is_hourly_for_two_days_and_six_hourly_to_a_week() {
    var points = BinForecast.of(FORECAST, HISTORY, NOON).points();

    assertThat(points).hasSize(1 + 48 + 20);
    assertThat(points.get(0).at()).isEqualTo(NOON);
    assertThat(points.get(48).at()).isEqualTo(NOON.plus(Duration.ofDays(2)));
    assertThat(points.get(47).at()).isEqualTo(NOON.plus(Duration.ofHours(47)));
    assertThat(points.get(49).at()).isEqualTo(NOON.plus(Duration.ofHours(54)));
    assertThat(points.getLast().at()).isEqualTo(NOON.plus(Duration.ofDays(7)));
  }

  @Test
  void begins_with_the_level_and_its_band_never_falls_and_grows_wider() {
    var points = BinForecast.of(FORECAST, HISTORY, NOON).points();

    assertThat(points.getFirst()).isEqualTo(new BinForecast.Point(NOON, 500, 500, 500));
    for (int i = 1; i < points.size(); i++) {
      var before = points.get(i - 1);
      var after = points.get(i);
      assertThat(after.low()).isBetween(before.low(), after.middle());
      assertThat(after.high()).isBetween(before.high(), 5_000);
      assertThat(after.high() - after.low()).isGreaterThanOrEqualTo(before.high() - before.low());
    }
    // 24 h at 10 permille an hour.
    assertThat(points.get(24).middle()).isBetween(720, 750);
  }

  @Test
  void tells_when_it_is_full_early_in_the_middle_and_late() {
    var forecast = BinForecast.of(FORECAST, HISTORY, NOON);

    // 500 permille to go at 10 an hour: some 50 hours.
    assertThat(forecast.fullMiddle().orElseThrow())
        .isBetween(NOON.plus(Duration.ofHours(46)), NOON.plus(Duration.ofHours(54)));
    assertThat(forecast.fullEarly().orElseThrow()).isBefore(forecast.fullMiddle().orElseThrow());
    assertThat(forecast.fullLate().orElseThrow()).isAfter(forecast.fullMiddle().orElseThrow());
    assertThat(forecast.reliability()).isEqualTo(Reliability.MEDIUM);
  }

  @Test
  void a_bin_that_will_not_be_full_in_two_weeks_has_no_time() {
    var slow =
        new FillForecast(
            FORECAST.from(), new FillRate(1, 1_000), FORECAST.size(), FORECAST.reliability());

    var forecast = BinForecast.of(slow, HISTORY, NOON);

    assertThat(forecast.fullEarly()).isEmpty();
    assertThat(forecast.fullMiddle()).isEmpty();
    assertThat(forecast.fullLate()).isEmpty();
  }

  @Test
  void starts_at_the_last_level_if_the_clock_of_the_bin_is_ahead_and_tells_emptyings_in_order() {
    var forecast = BinForecast.of(FORECAST, HISTORY, NOON.minusSeconds(600));

    assertThat(forecast.points().getFirst().at()).isEqualTo(NOON);
    assertThat(forecast.emptyings())
        .containsExactly(NOON.minusSeconds(7_200), NOON.minusSeconds(60));
  }
}
