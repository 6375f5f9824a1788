package io.lucidbins.agent.sampling;

import io.lucidbins.agent.outbox.Stamper;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Event;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.WhyMissing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Asks every fitted part once and makes one sample of the answers. A part that is not configured is
 * not in the sample; one that failed is in it with the reason.
 */
public final class Sampler {
  private static final int LID_OPEN_PERCENT = 25;

  private final Stamper stamper;
  private final Calibration calibration;
  private final @Nullable LevelSampler level;
  private final @Nullable WeightSampler weight;
  private final PartHealth levelHealth;
  private final PartHealth weightHealth;
  private final List<DeviceRecord> events = new ArrayList<>();

  public Sampler(Board board, Stamper stamper, Calibration calibration) {
    this.stamper = stamper;
    this.calibration = calibration;
    this.level =
        board.rangeFinder().map(p -> new LevelSampler(p, board::nanos, calibration)).orElse(null);
    this.weight = board.scale().map(p -> new WeightSampler(p, calibration)).orElse(null);
    this.levelHealth = new PartHealth(board.rangeFinder().map(p -> p.name()).orElse("level"));
    this.weightHealth = new PartHealth(board.scale().map(p -> p.name()).orElse("weight"));
  }

  /**
   * A sample and what goes with it.
   *
   * @param records the sample, after events of parts that failed or recovered
   * @param levelMm believed and not held
   * @param grams believed
   * @param again whether a jump of the level waits for a second burst
   */
  public record Sampled(
      List<DeviceRecord> records, OptionalInt levelMm, OptionalInt grams, boolean again) {}

  /** Measures all there is; takes about 1.2 s with both parts. */
  public Sampled sample(boolean lidOpen) {
    Stamp stamp = stamper.stamp();
    List<DeviceRecord> records = new ArrayList<>(takeEvents());
    Map<Quantity, Measurement> values = new EnumMap<>(Quantity.class);
    OptionalInt levelMm =
        level == null ? OptionalInt.empty() : addLevel(level, lidOpen, values, records);
    OptionalInt grams =
        weight == null ? OptionalInt.empty() : addWeight(weight, lidOpen, values, records);
    records.add(new Sample(stamp, values));
    return new Sampled(List.copyOf(records), levelMm, grams, level != null && level.jumpWaits());
  }

  private OptionalInt addLevel(
      LevelSampler sampler,
      boolean lidOpen,
      Map<Quantity, Measurement> values,
      List<DeviceRecord> records) {
    if (lidOpen) {
      Measurement missing = new Measurement.Missing(WhyMissing.LID_OPEN);
      values.put(Quantity.LEVEL_MM, missing);
      values.put(Quantity.LEVEL_PERMILLE, missing);
      return OptionalInt.empty();
    }
    Measured<Integer> measured = sampler.sample();
    values.put(Quantity.LEVEL_MM, WireValues.of(measured, mm -> mm));
    values.put(Quantity.LEVEL_PERMILLE, WireValues.of(measured, calibration::permille));
    tell(levelHealth, measured, records);
    return measured instanceof Reading<Integer> reading
            && !reading.quality().flags().contains(Flag.HELD)
        ? OptionalInt.of(reading.value())
        : OptionalInt.empty();
  }

  private OptionalInt addWeight(
      WeightSampler sampler,
      boolean lidOpen,
      Map<Quantity, Measurement> values,
      List<DeviceRecord> records) {
    Measured<Integer> measured = sampler.sample();
    Measured<Integer> shown = lidOpen ? doubted(measured) : measured;
    values.put(Quantity.WEIGHT_GRAMS, WireValues.of(shown, g -> g));
    tell(weightHealth, measured, records);
    return measured instanceof Reading<Integer> reading && !lidOpen
        ? OptionalInt.of(reading.value())
        : OptionalInt.empty();
  }

  private static Measured<Integer> doubted(Measured<Integer> measured) {
    return switch (measured) {
      case Reading<Integer>(Integer value, var quality, long at) ->
          new Reading<>(value, quality.atMost(LID_OPEN_PERCENT).with(Flag.LID_OPEN), at);
      case Failed<Integer> failed -> failed;
    };
  }

  private void tell(PartHealth health, Measured<Integer> measured, List<DeviceRecord> records) {
    health.judge(measured).ifPresent(detail -> records.add(new Event(stamper.stamp(), detail)));
  }

  /**
   * Grams of one conversion.
   *
   * @throws IllegalStateException if no scale is fitted
   */
  public Measured<Integer> weigh() {
    WeightSampler sampler = weight;
    if (sampler == null) {
      throw new IllegalStateException("this bin has no scale");
    }
    Measured<Integer> measured = sampler.weigh();
    tell(weightHealth, measured, events);
    return measured;
  }

  /** Events of parts that failed or recovered between samples; each is given once. */
  public List<DeviceRecord> takeEvents() {
    List<DeviceRecord> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  /** Whether a scale is fitted. */
  public boolean weighs() {
    return weight != null;
  }

  /** Height of the waste now, without memory; empty if it cannot be told. */
  public OptionalInt lookAtLevel() {
    return level != null && level.look() instanceof Reading<Integer> reading
        ? OptionalInt.of(reading.value())
        : OptionalInt.empty();
  }
}
