package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.PlanPickups;
import io.lucidbins.bridge.forecast.BinForecast;
import io.lucidbins.bridge.forecast.BinHistory;
import io.lucidbins.bridge.forecast.FillForecast;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The plans and forecasts of a running bridge. */
public final class DispatchBoard implements PlanBoard {
  private final PlanPickups pickups;
  private final Outlook outlook;

  /**
   * @param nanos elapsed time in nanoseconds: how long a forecast is shown
   */
  public DispatchBoard(PlanPickups pickups, LongSupplier nanos) {
    this.pickups = pickups;
    this.outlook = new Outlook(pickups::forecasts, nanos);
  }

  @Override
  public Optional<PlanView> latest() {
    return pickups.latest().map(PlanViews::of);
  }

  @Override
  public Map<String, Expectation> expectations(Instant now) {
    return outlook.expectations(now);
  }

  @Override
  public Optional<ForecastView> forecast(String bin, Instant now) {
    return outlook
        .forecast(bin, now)
        .map(forecast -> ForecastViews.of(bin, curve(bin, forecast, now), now));
  }

  /** The curve needs no more of the history than the forecast has taken from it. */
  private static BinForecast curve(String bin, FillForecast forecast, Instant now) {
    var last = new BinHistory(bin, "", 0, List.of(forecast.from()), List.of());
    return BinForecast.of(forecast, last, now);
  }
}
