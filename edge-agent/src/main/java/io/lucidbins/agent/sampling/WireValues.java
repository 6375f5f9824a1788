package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.BusStuck;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Quality;
import io.lucidbins.device.QualityFlag;
import io.lucidbins.device.WhyMissing;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** The words of the parts in those of the wire. */
final class WireValues {
  private WireValues() {}

  static Measurement of(Measured<Integer> measured, IntUnaryOperator toUnit) {
    return switch (measured) {
      case Reading<Integer>(Integer value, var quality, long _) ->
          new Measurement.Value(toUnit.applyAsInt(value), of(quality));
      case Failed<Integer>(Failure why) -> new Measurement.Missing(of(why));
    };
  }

  static Quality of(io.lucidbins.agent.parts.Quality quality) {
    Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
    quality.flags().forEach(flag -> flags.add(of(flag)));
    return new Quality(quality.percent(), flags);
  }

  private static QualityFlag of(io.lucidbins.agent.parts.Quality.Flag flag) {
    return switch (flag) {
      case LID_OPEN -> QualityFlag.LID_OPEN;
      case TILTED -> QualityFlag.TILTED;
      case DEAD_ZONE -> QualityFlag.DEAD_ZONE;
      case LOW_CONFIDENCE -> QualityFlag.LOW_CONFIDENCE;
      case UNCOMPENSATED -> QualityFlag.UNCOMPENSATED;
      case DRIFT -> QualityFlag.DRIFT;
      case CONDENSATION -> QualityFlag.CONDENSATION;
      case HELD -> QualityFlag.HELD;
    };
  }

  static WhyMissing of(Failure failure) {
    return switch (failure) {
      case NoEcho _ -> WhyMissing.NO_ECHO;
      case OutOfRange(int _, Bound bound) ->
          bound == Bound.BELOW ? WhyMissing.BELOW_RANGE : WhyMissing.ABOVE_RANGE;
      case Saturated _ -> WhyMissing.SATURATED;
      case NotReady _ -> WhyMissing.NOT_READY;
      case Implausible _ -> WhyMissing.IMPLAUSIBLE;
      case BadFrame _ -> WhyMissing.BAD_FRAME;
      case BusError _, BusStuck _ -> WhyMissing.BUS_ERROR;
    };
  }
}
