package io.lucidbins.agent.sampling;

import java.time.Duration;

/**
 * When to measure.
 *
 * @param interval between two samples when nothing happens, 1 s to 24 h
 * @param watch between two short looks at the weight, 1 s to 1 h: what a deposit is compared with,
 *     and how a bin without a lid switch notices one
 * @param calibration what readings mean on this bin
 */
public record SamplingSettings(Duration interval, Duration watch, Calibration calibration) {

  public SamplingSettings {
    check("interval", interval, Duration.ofHours(24));
    check("watch", watch, Duration.ofHours(1));
  }

  private static void check(String name, Duration value, Duration longest) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          name
              + " must be 1 s to "
              + longest.toSeconds()
              + " s, but is "
              + value.toMillis()
              + " ms");
    }
  }

  /** A sample every 10 min, a look at the weight every 30 s, the usual 240 L bin. */
  public static SamplingSettings defaults() {
    return new SamplingSettings(
        Duration.ofMinutes(10), Duration.ofSeconds(30), Calibration.defaults());
  }

  /** The same with another interval. */
  public SamplingSettings withInterval(Duration other) {
    return new SamplingSettings(other, watch, calibration);
  }

  /** The same on another bin. */
  public SamplingSettings withCalibration(Calibration other) {
    return new SamplingSettings(interval, watch, other);
  }
}
