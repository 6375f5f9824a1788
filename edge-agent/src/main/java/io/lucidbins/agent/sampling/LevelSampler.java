package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.AirTemperature;
import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.agent.parts.RangeFinder;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Believes a level. Bursts of 7; a jump above 40 % of the depth is believed only when a second
 * burst, 30 s later, agrees; "nearer than the part can see" counts as full only near the dead zone
 * or three times running.
 */
public final class LevelSampler {
  /** After this time a second burst may confirm a jump. */
  public static final Duration CONFIRM_AFTER = Duration.ofSeconds(30);

  private static final int BURST = 7;
  private static final int LEAST_AGREEING = 4;
  private static final int LEAST_MAD_MM = 3;
  private static final int WIDE_MAD_MM = 15;
  private static final int BEYOND_FLOOR_MM = 50;
  private static final int JUMP_PERCENT = 40;
  private static final int AGREE_PERCENT = 10;
  private static final int NEAR_DEAD_ZONE_MM = 150;
  private static final int DEAD_ZONE_BURSTS = 3;

  private final RangeFinder rangeFinder;
  private final LongSupplier nanos;
  private final Calibration calibration;
  private final AirTemperature air;
  private final StuckWatch stuck = new StuckWatch();
  private @Nullable Reading<Integer> believed;
  private @Nullable Reading<Integer> jump;
  private int burstsBelowRange;

  /**
   * @param nanos the board's monotonic clock
   * @param air that the part may put its distances right by
   */
  public LevelSampler(
      RangeFinder rangeFinder, LongSupplier nanos, Calibration calibration, AirTemperature air) {
    this.rangeFinder = rangeFinder;
    this.nanos = nanos;
    this.calibration = calibration;
    this.air = air;
  }

  /** Height of the waste in mm, believed; a jump that waits repeats the last level, HELD. */
  public Measured<Integer> sample() {
    return switch (look()) {
      case Reading<Integer> level -> believe(level);
      case Failed<Integer> failed -> failed;
    };
  }

  /** Height of the waste in mm, of one burst, without memory. */
  public Measured<Integer> look() {
    Burst burst = Burst.take(BURST, rangeFinder::measureMm);
    if (isStuck(burst)) {
      return new Failed<>(new Implausible(burst.values()[0], Reason.STUCK));
    }
    return switch (burst.combine(LEAST_AGREEING, LEAST_MAD_MM, WIDE_MAD_MM)) {
      case Reading<Integer> distance -> toLevel(distance);
      case Failed<Integer>(Failure why) -> ofFailure(why);
    };
  }

  /** Whether a jump waits for its second burst. */
  public boolean jumpWaits() {
    return jump != null;
  }

  private boolean isStuck(Burst burst) {
    int[] values = burst.values();
    if (values.length > 0) {
      stuck.burst(values, air.celsius());
    }
    return values.length > 0 && stuck.isStuck();
  }

  /** A believed weight: a part whose value stays while that changes is stuck. */
  public void weighed(int grams) {
    stuck.weighed(grams);
  }

  private Measured<Integer> toLevel(Reading<Integer> distance) {
    burstsBelowRange = 0;
    if (distance.value() > calibration.emptyDistanceMm() + BEYOND_FLOOR_MM) {
      return new Failed<>(new Implausible(distance.value(), Reason.DEEPER_THAN_BIN));
    }
    int level = calibration.levelMm(distance.value());
    return new Reading<>(level, distance.quality(), distance.atNanos());
  }

  private Measured<Integer> ofFailure(Failure why) {
    if (!(why instanceof OutOfRange(int _, Bound bound)) || bound == Bound.ABOVE) {
      burstsBelowRange = 0;
      return new Failed<>(why);
    }
    burstsBelowRange++;
    int full = calibration.levelMm(rangeFinder.deadZoneMm());
    Reading<Integer> last = believed;
    boolean wasNear = last != null && last.value() >= full - NEAR_DEAD_ZONE_MM;
    if (wasNear || burstsBelowRange >= DEAD_ZONE_BURSTS) {
      return new Reading<>(full, Quality.BEST.atMost(25).with(Flag.DEAD_ZONE), nanos.getAsLong());
    }
    return new Failed<>(why);
  }

  private Measured<Integer> believe(Reading<Integer> level) {
    Reading<Integer> last = believed;
    if (last == null || isNear(level, last, JUMP_PERCENT) || isConfirmed(level)) {
      believed = level;
      jump = null;
      return level;
    }
    if (jump == null || !isNear(level, jump, AGREE_PERCENT)) {
      jump = level;
    }
    return new Reading<>(last.value(), last.quality().atMost(25).with(Flag.HELD), level.atNanos());
  }

  private boolean isConfirmed(Reading<Integer> level) {
    Reading<Integer> first = jump;
    return first != null
        && isNear(level, first, AGREE_PERCENT)
        && level.atNanos() - first.atNanos() >= CONFIRM_AFTER.toNanos();
  }

  private boolean isNear(Reading<Integer> one, Reading<Integer> other, int percent) {
    int most = calibration.emptyDistanceMm() * percent / 100;
    return Math.abs(one.value() - other.value()) <= most;
  }
}
