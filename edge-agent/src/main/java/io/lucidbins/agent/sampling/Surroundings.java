package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Acceleration;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.LatestAir;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Thermometer;
import io.lucidbins.agent.parts.TiltSensor;
import io.lucidbins.device.EventDetail;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Temperature and tilt: looked at in each sample and every few seconds in between, so that a fire
 * or a fallen bin is seen at once. The temperature is passed on to those that measure with sound or
 * weigh.
 */
final class Surroundings {
  static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final @Nullable Thermometer thermometer;
  private final @Nullable TiltSensor tilt;
  private final LatestAir air;
  private final FireWatch fire = new FireWatch();
  private final TiltWatch stands;
  private final BiConsumer<String, Measured<?>> judge;
  private final Consumer<EventDetail> tell;
  private final LongSupplier nanos;
  private long nextLook;

  /**
   * @param judge hears each measurement with the name of its part
   * @param tell hears of fire and falling
   */
  Surroundings(
      Board board,
      Acceleration upright,
      BiConsumer<String, Measured<?>> judge,
      Consumer<EventDetail> tell) {
    this.thermometer = board.thermometer().orElse(null);
    this.tilt = board.tiltSensor().orElse(null);
    this.air = board.air();
    this.stands = new TiltWatch(upright);
    this.judge = judge;
    this.tell = tell;
    this.nanos = board::nanos;
    this.nextLook = board.nanos();
  }

  /** When the next look is due; empty if there is nothing to look at. */
  OptionalLong nextLook() {
    return thermometer == null && tilt == null ? OptionalLong.empty() : OptionalLong.of(nextLook);
  }

  /** Looks at both. */
  void look(long nowNanos) {
    temperature();
    tilt();
    boolean suspicious = fire.isSuspicious() || stands.isSuspicious();
    nextLook = nowNanos + (suspicious ? LOOK_AGAIN : LOOK_EVERY).toNanos();
  }

  /** The temperature, 0.1 degC; empty if no thermometer is fitted. */
  Optional<Measured<Integer>> temperature() {
    Thermometer part = thermometer;
    if (part == null) {
      return Optional.empty();
    }
    Measured<Integer> measured = part.measureMilliCelsius();
    judge.accept(part.name(), measured);
    return Optional.of(
        switch (measured) {
          case Reading<Integer>(Integer milli, var quality, long at) -> {
            air.measured(milli / 1_000.0, at);
            fire.looked(milli, at).ifPresent(tell);
            yield new Reading<>(Math.round(milli / 100f), quality, at);
          }
          case Failed<Integer> failed -> failed;
        });
  }

  /** The angle against upright, 0.1 degree; empty if no accelerometer is fitted. */
  Optional<Measured<Integer>> tilt() {
    TiltSensor part = tilt;
    if (part == null) {
      return Optional.empty();
    }
    Measured<Acceleration> measured = part.measure();
    judge.accept(part.name(), measured);
    return Optional.of(
        switch (measured) {
          case Reading<Acceleration>(Acceleration felt, var quality, long at) -> {
            stands.looked(felt, at).ifPresent(tell);
            yield new Reading<>(stands.deciDegrees(felt), quality, at);
          }
          case Failed<Acceleration>(var why) -> new Failed<>(why);
        });
  }

  /** Whether the bin lies; false if the part has not told for long. */
  boolean isTilted() {
    return stands.isTilted(nanos.getAsLong());
  }
}
