package io.lucidbins.bridge.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How full a bin is expected to be, if nobody empties it.
 *
 * @param madeAt when it was computed
 * @param reliability {@code high}, {@code medium} or {@code low}: how far to rely on it
 * @param fullEarly full by then with a chance of 10 %, if that is within two weeks
 * @param fullMiddle with a chance of 50 %
 * @param fullLate with a chance of 90 %
 * @param levels ascending in time, to 48 h each hour, then each 6 h
 */
public record ForecastView(
    String binId,
    Instant madeAt,
    String reliability,
    Optional<Instant> fullEarly,
    Optional<Instant> fullMiddle,
    Optional<Instant> fullLate,
    List<Expected> levels) {

  public ForecastView {
    levels = List.copyOf(levels);
  }

  /**
   * The level at a time, in percent; above 100 the bin overflows.
   *
   * @param lowPercent not exceeded with a chance of 10 %
   * @param middlePercent with a chance of 50 %
   * @param highPercent with a chance of 90 %
   */
  public record Expected(Instant at, double lowPercent, double middlePercent, double highPercent) {}

  /** What the chart shows of it. */
  List<Expected> until(Instant last) {
    return levels.stream().filter(level -> !level.at().isAfter(last)).toList();
  }
}
