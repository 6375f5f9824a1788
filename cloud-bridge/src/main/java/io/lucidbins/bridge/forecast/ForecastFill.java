package io.lucidbins.bridge.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts the bins of a site from their histories: pure, the same input gives the same output.
 */
public final class ForecastFill {
  /** How much history is worth reading: at three half-lives an eighth of the weight is left. */
  public static final Duration LOOK_BACK = Watched.HALF_LIFE.multipliedBy(3);

  private ForecastFill() {}

  /** A forecast for every bin that has a level, by bin id, in the order of the histories. */
  public static Map<String, FillForecast> forecast(List<BinHistory> histories, Instant now) {
    Map<String, Watched> watched = new HashMap<>();
    Map<String, List<Double>> ratesOfStream = new HashMap<>();
    Map<String, Level> last = new HashMap<>();
    for (var history : histories) {
      if (history.levels().isEmpty()) {
        continue;
      }
      var cycles = FillCycle.split(history.levels(), history.emptyings());
      var size = DepositSize.usual(history.volumeLitres());
      var seen = Watched.over(cycles, size, now);
      watched.put(history.bin(), seen);
      last.put(history.bin(), cycles.getLast().levels().getLast());
      if (seen.hours() >= RatePrior.LEAST_HOURS) {
        ratesOfStream
            .computeIfAbsent(history.wasteStream(), _ -> new ArrayList<>())
            .add(seen.deposits() / seen.hours() * size.meanPermille());
      }
    }
    Map<String, FillForecast> forecasts = new LinkedHashMap<>();
    for (var history : histories) {
      var seen = watched.get(history.bin());
      var level = last.get(history.bin());
      if (seen != null && level != null) {
        var rates = ratesOfStream.getOrDefault(history.wasteStream(), List.of());
        forecasts.put(history.bin(), one(history, seen, level, rates, now));
      }
    }
    return forecasts;
  }

  private static FillForecast one(
      BinHistory history, Watched seen, Level last, List<Double> rates, Instant now) {
    var size = DepositSize.usual(history.volumeLitres());
    var rate = RatePrior.of(rates, size).plus(seen);
    var age = Duration.between(last.at(), now);
    return new FillForecast(last, rate, size, Reliability.of(seen, age));
  }
}
