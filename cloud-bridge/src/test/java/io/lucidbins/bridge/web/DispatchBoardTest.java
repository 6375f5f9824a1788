package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.DayPlan.LeftOut;
import io.lucidbins.bridge.dispatch.DayPlan.Origin;
import io.lucidbins.bridge.dispatch.LeftOutKind;
import io.lucidbins.bridge.dispatch.PlannedPlace;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.dispatch.PlannedStop;
import io.lucidbins.bridge.dispatch.Reason;
import io.lucidbins.bridge.dispatch.ReasonKind;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.forecast.BinForecast;
import io.lucidbins.bridge.forecast.BinHistory;
import io.lucidbins.bridge.forecast.DepositSize;
import io.lucidbins.bridge.forecast.FillForecast;
import io.lucidbins.bridge.forecast.FillRate;
import io.lucidbins.bridge.forecast.Level;
import io.lucidbins.bridge.forecast.Reliability;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DispatchBoardTest {
  private static final Instant NOW = Instant.parse("2026-06-05T06:00:00Z");
  private static final Position DEPOT = new Position(50.0, 19.9);

  @Test
  void shows_a_published_plan_as_it_was_made() {
    var stop =
        new PlannedStop(
            1,
            "bin-01",
            "Market Square",
            new Position(50.06, 19.94),
            NOW.plusSeconds(600),
            NOW.plusSeconds(690),
            900,
            31_000,
            900,
            31_000,
            new Reason(ReasonKind.FULLNESS, 0.9, 94, "Full now."));
    var route =
        new PlannedRoute(
            "t1",
            "Heron",
            new PlannedPlace("depot", "Depot", DEPOT),
            new PlannedPlace("depot", "Depot", DEPOT),
            NOW,
            NOW.plusSeconds(3600),
            7_300,
            900,
            90,
            12_000,
            2_400_000,
            List.of(stop));
    var plan =
        new DayPlan(
            "2026-06-05.1",
            LocalDate.of(2026, 6, 5),
            1,
            NOW,
            Optional.of(NOW),
            new Origin("ab".repeat(32), 7, "1+2", "checked, no violations", "estimate"),
            List.of(route),
            List.of(new LeftOut("bin-02", "Mill Lane", LeftOutKind.NO_LEVEL, "No level yet.")));

    PlanView view = PlanViews.of(plan);

    assertThat(view.distanceMetres()).isEqualTo(7_300);
    assertThat(view.checked()).isEqualTo("checked, no violations");
    assertThat(view.reasons()).isEqualTo(Map.of("bin-01", "Full now."));
    assertThat(view.routes().getFirst().end()).hasValue(new Place(50.0, 19.9));
    assertThat(view.routes().getFirst().stops().getFirst().arrivesAt())
        .isEqualTo(NOW.plusSeconds(600));
    assertThat(view.unserved())
        .containsExactly(new PlanView.UnservedView("bin-02", "Mill Lane", "No level yet."));
  }

  @Test
  void makes_forecasts_once_for_all_viewers_until_they_are_old() {
    var made = new AtomicInteger();
    var nanos = new AtomicLong();
    var outlook =
        new Outlook(
            _ -> {
              made.incrementAndGet();
              return Map.of();
            },
            nanos::get);

    assertThat(outlook.expectations(NOW)).isEmpty();
    nanos.addAndGet(Duration.ofSeconds(Outlook.SECONDS_KEPT).toNanos());
    assertThat(outlook.expectations(NOW)).isEmpty();
    assertThat(made).hasValue(1);

    nanos.addAndGet(1);
    assertThat(outlook.expectations(NOW)).isEmpty();
    assertThat(made).hasValue(2);
  }

  @Test
  void shows_a_forecast_in_percent_without_making_it_again_for_each_drawer() {
    var made = new AtomicInteger();
    var forecast =
        new FillForecast(
            new Level(NOW, 500),
            new FillRate(100, 100),
            new DepositSize(10, 0.5),
            Reliability.MEDIUM);
    var outlook =
        new Outlook(
            _ -> {
              made.incrementAndGet();
              return Map.of("bin-01", forecast);
            },
            () -> 0);

    var first = outlook.forecast("bin-01", NOW).orElseThrow();
    assertThat(outlook.forecast("bin-01", NOW)).hasValue(first);
    assertThat(outlook.forecast("bin-02", NOW)).isEmpty();
    assertThat(made).hasValue(1);

    var history = new BinHistory("bin-01", "paper", 0, List.of(first.from()), List.of());
    var view = ForecastViews.of("bin-01", BinForecast.of(first, history, NOW), NOW);
    assertThat(view.reliability()).isEqualTo("medium");
    assertThat(view.levels().getFirst())
        .isEqualTo(new ForecastView.Expected(NOW, 50.0, 50.0, 50.0));
    // One deposit of 1 % an hour: about 74 % after a day.
    assertThat(view.levels().get(24).middlePercent()).isBetween(72.0, 75.0);
    assertThat(view.until(NOW.plus(LevelCurve.FUTURE))).hasSize(49);
  }
}
