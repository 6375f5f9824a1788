package io.lucidbins.bridge.web;

import io.lucidbins.bridge.forecast.BinForecast;
import java.time.Instant;
import java.util.Locale;

/** Turns a forecast into what is shown of it; pure. */
final class ForecastViews {
  private static final double PERMILLE_PER_PERCENT = 10;

  private ForecastViews() {}

  static ForecastView of(String bin, BinForecast forecast, Instant now) {
    return new ForecastView(
        bin,
        now,
        forecast.reliability().name().toLowerCase(Locale.ROOT),
        forecast.fullEarly(),
        forecast.fullMiddle(),
        forecast.fullLate(),
        forecast.points().stream().map(ForecastViews::expected).toList());
  }

  private static ForecastView.Expected expected(BinForecast.Point point) {
    return new ForecastView.Expected(
        point.at(),
        point.low() / PERMILLE_PER_PERCENT,
        point.middle() / PERMILLE_PER_PERCENT,
        point.high() / PERMILLE_PER_PERCENT);
  }
}
