package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.AirTemperature;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.agent.parts.Scale;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalDouble;

/**
 * Believes a weight: the median of 5 conversions, tare taken off, between -2 kg and 20 % above the
 * rated load. Unless both the temperature and what it does to the scale are known, it is
 * UNCOMPENSATED, 20 % lower; 30 days after the zero was set it carries DRIFT.
 */
public final class WeightSampler {
  private static final int BURST = 5;
  private static final int LEAST_AGREEING = 3;
  private static final int LEAST_MAD_GRAMS = 2;
  private static final int WIDE_MAD_GRAMS = 30;
  private static final int LEAST_GRAMS = -2_000;
  private static final int UNCOMPENSATED_PERCENT = 20;
  private static final int ZERO_VALID_DAYS = 30;

  private final Scale scale;
  private final Calibration calibration;
  private final AirTemperature air;
  private final InstantSource dates;

  /**
   * @param air where the cells are
   * @param dates of the board, right or wrong
   */
  public WeightSampler(
      Scale scale, Calibration calibration, AirTemperature air, InstantSource dates) {
    this.scale = scale;
    this.calibration = calibration;
    this.air = air;
    this.dates = dates;
  }

  /** Grams of the content. */
  public Measured<Integer> sample() {
    Burst burst = Burst.take(BURST, this::weigh);
    return switch (burst.combine(LEAST_AGREEING, LEAST_MAD_GRAMS, WIDE_MAD_GRAMS)) {
      case Reading<Integer>(Integer grams, Quality quality, long at) ->
          new Reading<>(grams, drift(compensation(quality)), at);
      case Failed<Integer> failed -> failed;
    };
  }

  private Quality compensation(Quality quality) {
    boolean compensated = calibration.place().zero().isKnown() && air.celsius().isPresent();
    return compensated ? quality : quality.minus(UNCOMPENSATED_PERCENT).with(Flag.UNCOMPENSATED);
  }

  private Quality drift(Quality quality) {
    LocalDate setOn = calibration.place().zero().setOn();
    LocalDate today = LocalDate.ofInstant(dates.instant(), ZoneOffset.UTC);
    boolean old = setOn != null && today.isAfter(setOn.plusDays(ZERO_VALID_DAYS));
    return old ? quality.with(Flag.DRIFT) : quality;
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
    OptionalDouble celsius = air.celsius();
    int grams =
        celsius.isPresent()
            ? calibration.grams(counts, celsius.getAsDouble())
            : calibration.grams(counts);
    if (grams < LEAST_GRAMS || grams > calibration.ratedGrams() / 5 * 6) {
      return new Failed<>(new Implausible(counts, Reason.OUTSIDE_RATED_LOAD));
    }
    return new Reading<>(grams, quality, at);
  }
}
