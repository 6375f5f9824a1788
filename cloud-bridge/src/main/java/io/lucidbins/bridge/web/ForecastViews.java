package io.lucidbins.bridge.web;

import io.lucidbins.bridge.forecast.FillForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns a forecast into what is shown of it; pure. */
final class ForecastViews {
  private static final double LOW = 0.1;
  private static final double MIDDLE = 0.5;
  private static final double HIGH = 0.9;
  private static final double PERMILLE_PER_PERCENT = 10;
  private static final int HOURS = 48;
  private static final int COARSE_HOURS = 6;
  private static final int LAST_HOUR = 168;

  private ForecastViews() {}

  static ForecastView of(String bin, FillForecast forecast, Instant now) {
    return new ForecastView(
        bin,
        now,
        forecast.reliability().name().toLowerCase(Locale.ROOT),
        forecast.fullAt(LOW),
        forecast.fullAt(MIDDLE),
        forecast.fullAt(HIGH),
        times(now).map(at -> expected(forecast, at)).toList());
  }

  private static Stream<Instant> times(Instant now) {
    return IntStream.rangeClosed(0, LAST_HOUR)
        .filter(hour -> hour <= HOURS || hour % COARSE_HOURS == 0)
        .mapToObj(hour -> now.plus(Duration.ofHours(hour)));
  }

  private static ForecastView.Expected expected(FillForecast forecast, Instant at) {
    return new ForecastView.Expected(
        at, percent(forecast, LOW, at), percent(forecast, MIDDLE, at), percent(forecast, HIGH, at));
  }

  private static double percent(FillForecast forecast, double chance, Instant at) {
    return Math.round(forecast.levelQuantile(chance, at)) / PERMILLE_PER_PERCENT;
  }
}
