package io.lucidbins.bridge.web;

import io.lucidbins.bridge.forecast.FillForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * When bins are expected to be full. A forecast reads weeks of history, so it is made at most each
 * {@value #SECONDS_KEPT} s for all viewers together, and nobody waits for it but the first.
 */
final class Outlook {
  static final int SECONDS_KEPT = 15;

  /** The middle of the expected times: full sooner and later are equally likely. */
  private static final double MIDDLE = 0.5;

  private final Function<Instant, Map<String, FillForecast>> forecasts;
  private final LongSupplier nanos;
  private final ReentrantLock making = new ReentrantLock();
  private volatile Made made;

  private record Made(
      Map<String, FillForecast> forecasts, Map<String, Expectation> expectations, long atNanos) {}

  /**
   * @param forecasts of all bins with a level, by bin id
   * @param nanos elapsed time in nanoseconds
   */
  Outlook(Function<Instant, Map<String, FillForecast>> forecasts, LongSupplier nanos) {
    this.forecasts = forecasts;
    this.nanos = nanos;
    this.made = new Made(Map.of(), Map.of(), nanos.getAsLong() - Duration.ofDays(1).toNanos());
  }

  /** When each bin is expected to be full, by bin id; those that are not soon to be are absent. */
  Map<String, Expectation> expectations(Instant now) {
    return newest(now).expectations();
  }

  /** The forecast of one bin; empty if it never reported a level. */
  Optional<FillForecast> forecast(String bin, Instant now) {
    return Optional.ofNullable(newest(now).forecasts().get(bin));
  }

  private Made newest(Instant now) {
    if (isOld(made) && making.tryLock()) {
      try {
        made = make(now);
      } finally {
        making.unlock();
      }
    }
    return made;
  }

  private boolean isOld(Made held) {
    return nanos.getAsLong() - held.atNanos() > Duration.ofSeconds(SECONDS_KEPT).toNanos();
  }

  private Made make(Instant now) {
    Map<String, FillForecast> all = Map.copyOf(forecasts.apply(now));
    var expectations = new HashMap<String, Expectation>();
    all.forEach((bin, forecast) ->
        forecast
            .fullAt(MIDDLE)
            .map(at -> new Expectation(forecast.from().permille(), at))
            .ifPresent(expectation -> expectations.put(bin, expectation)));
    return new Made(all, Map.copyOf(expectations), nanos.getAsLong());
  }
}
