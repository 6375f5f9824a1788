package io.lucidbins.bridge.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forecast of one bin as a curve with its band, hourly for two days and six-hourly to a week,
 * if nobody empties it.
 *
 * @param from the last level, from which it goes on
 * @param points ascending; the first is now, or the last level if that is later
 * @param fullEarly when it is full with a chance of 10 %, empty if not within {@link
 *     FillForecast#HORIZON}
 * @param fullMiddle the same with 50 %
 * @param fullLate the same with 90 %
 * @param reliability how far to rely on it
 * @param emptyings that the bin reported within {@link ForecastFill#LOOK_BACK}, ascending
 */
public record BinForecast(
    Level from,
    List<Point> points,
    Optional<Instant> fullEarly,
    Optional<Instant> fullMiddle,
    Optional<Instant> fullLate,
    Reliability reliability,
    List<Instant> emptyings) {
  static final Duration FINE = Duration.ofHours(1);
  static final Duration FINE_UNTIL = Duration.ofDays(2);
  static final Duration COARSE = Duration.ofHours(6);
  static final Duration UNTIL = Duration.ofDays(7);

  private static final double EARLY = 0.1;
  private static final double MIDDLE = 0.5;
  private static final double LATE = 0.9;

  public BinForecast {
    points = List.copyOf(points);
    emptyings = List.copyOf(emptyings);
  }

  /**
   * The level at one time, in permille of the usable volume; above 1000 the bin overflows.
   *
   * @param low not exceeded with a chance of 10 %
   * @param middle not exceeded with a chance of 50 %
   * @param high not exceeded with a chance of 90 %
   */
  public record Point(Instant at, int low, int middle, int high) {}

  /** The curve of a forecast from now on. */
  public static BinForecast of(FillForecast forecast, BinHistory history, Instant now) {
    var start = now.isBefore(forecast.from().at()) ? forecast.from().at() : now;
    var points = new ArrayList<Point>();
    for (var ahead = Duration.ZERO;
        ahead.compareTo(UNTIL) <= 0;
        ahead = ahead.plus(ahead.compareTo(FINE_UNTIL) < 0 ? FINE : COARSE)) {
      points.add(point(forecast, start.plus(ahead)));
    }
    return new BinForecast(
        forecast.from(),
        points,
        forecast.fullAt(EARLY),
        forecast.fullAt(MIDDLE),
        forecast.fullAt(LATE),
        forecast.reliability(),
        history.emptyings().stream().sorted().toList());
  }

  private static Point point(FillForecast forecast, Instant at) {
    return new Point(
        at, level(forecast, EARLY, at), level(forecast, MIDDLE, at), level(forecast, LATE, at));
  }

  private static int level(FillForecast forecast, double chance, Instant at) {
    return (int) forecast.levelQuantile(chance, at);
  }
}
