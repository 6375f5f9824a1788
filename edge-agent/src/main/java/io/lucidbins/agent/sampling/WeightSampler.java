package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.agent.parts.Scale;

/**
 * Believes a weight: the median of 5 conversions, tare taken off, between -2 kg and 20 % above the
 * rated load. Without a thermometer it is UNCOMPENSATED, 20 % lower.
 */
public final class WeightSampler {
  private static final int BURST = 5;
  private static final int LEAST_AGREEING = 3;
  private static final int LEAST_MAD_GRAMS = 2;
  private static final int WIDE_MAD_GRAMS = 30;
  private static final int LEAST_GRAMS = -2_000;
  private static final int UNCOMPENSATED_PERCENT = 20;

  private final Scale scale;
  private final Calibration calibration;

  public WeightSampler(Scale scale, Calibration calibration) {
    this.scale = scale;
    this.calibration = calibration;
  }

  /** Grams of the content. */
  public Measured<Integer> sample() {
    Burst burst = Burst.take(BURST, this::weigh);
    return switch (burst.combine(LEAST_AGREEING, LEAST_MAD_GRAMS, WIDE_MAD_GRAMS)) {
      case Reading<Integer>(Integer grams, Quality quality, long at) ->
          new Reading<>(grams, quality.minus(UNCOMPENSATED_PERCENT).with(Flag.UNCOMPENSATED), at);
      case Failed<Integer> failed -> failed;
    };
  }

  /** Grams of one conversion. */
  public Measured<Integer> weigh() {
    return switch (scale.measureCounts()) {
      case Reading<Integer>(Integer counts, Quality quality, long at) ->
          plausible(counts, quality, at);
      case Failed<Integer> failed -> failed;
    };
  }

  private Measured<Integer> plausible(int counts, Quality quality, long at) {
    int grams = calibration.grams(counts);
    if (grams < LEAST_GRAMS || grams > calibration.ratedGrams() / 5 * 6) {
      return new Failed<>(new Implausible(counts, Reason.OUTSIDE_RATED_LOAD));
    }
    return new Reading<>(grams, quality, at);
  }
}
