package io.lucidbins.agent.sampling;

import io.lucidbins.agent.outbox.Stamper;
import io.lucidbins.agent.parts.BatteryGauge;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.WhyMissing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Asks every fitted part once and makes one sample of the answers: the temperature first, since
 * level and weight need it. A part that is not configured is not in the sample; one that failed is
 * in it with the reason. Between samples it looks for fire and falling.
 */
public final class Sampler {
  private static final Measured<Object> WELL = new Reading<>("well", Quality.BEST, 0);
  private static final int DOUBTED_PERCENT = 25;
  private static final int DISAGREEING_PERCENT = 25;

  private final Board board;
  private final Stamper stamper;
  private final Calibration calibration;
  private final @Nullable LevelSampler level;
  private final String levelPart;
  private final @Nullable WeightSampler weight;
  private final String weightPart;
  private final @Nullable BatteryGauge battery;
  private final Surroundings surroundings;
  private final @Nullable Consistency consistency;
  private final PartReports reports;
  private final List<DeviceRecord> events = new ArrayList<>();
  private boolean alarmed;

  /**
   * @param material that the bin is for, by its code
   * @param counts where faults are counted
   */
  public Sampler(
      Board board, Stamper stamper, Calibration calibration, String material, FaultCounts counts) {
    this.board = board;
    this.stamper = stamper;
    this.calibration = calibration;
    this.level =
        board
            .rangeFinder()
            .map(p -> new LevelSampler(p, board::nanos, calibration, board.air()))
            .orElse(null);
    this.levelPart = board.rangeFinder().map(p -> p.name()).orElse("level");
    this.weight =
        board
            .scale()
            .map(p -> new WeightSampler(p, calibration, board.air(), board.wallClock()))
            .orElse(null);
    this.weightPart = board.scale().map(p -> p.name()).orElse("weight");
    this.battery = board.batteryGauge().orElse(null);
    this.reports = new PartReports(counts, board.sharing());
    this.surroundings =
        new Surroundings(board, calibration.place().upright(), reports::judge, this::alarm);
    this.consistency = DensityRange.of(material).map(this::consistency).orElse(null);
    board.missing().forEach(reports::judge);
  }

  private Consistency consistency(DensityRange density) {
    return new Consistency(
        density, calibration.place().volumeLitres(), calibration.emptyDistanceMm());
  }

  private void alarm(EventDetail detail) {
    alarmed = true;
    tell(detail);
  }

  private void tell(EventDetail detail) {
    events.add(new Event(stamper.stamp(), detail));
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

  /** Measures all there is; takes about 1.2 s with level and weight. */
  public Sampled sample(boolean lidOpen) {
    Stamp stamp = stamper.stamp();
    Map<Quantity, Measurement> values = new EnumMap<>(Quantity.class);
    surroundings
        .temperature()
        .ifPresent(t -> values.put(Quantity.TEMPERATURE_DECI_CELSIUS, WireValues.of(t, v -> v)));
    Pair pair = compared(new Pair(level(lidOpen), weight(lidOpen)));
    addLevel(pair.level(), lidOpen, values);
    pair.weight().ifPresent(w -> values.put(Quantity.WEIGHT_GRAMS, WireValues.of(w, g -> g)));
    surroundings
        .tilt()
        .ifPresent(t -> values.put(Quantity.TILT_DECI_DEGREES, WireValues.of(t, v -> v)));
    battery().ifPresent(b -> values.put(Quantity.BATTERY_MILLIVOLTS, WireValues.of(b, mv -> mv)));
    fixtures();
    reports.settle();
    alarmed = false;
    List<DeviceRecord> records = new ArrayList<>(takeEvents());
    records.add(new Sample(stamp, values));
    boolean again = level != null && level.jumpWaits();
    return new Sampled(
        List.copyOf(records), believed(pair.level()), believed(pair.weight()), again);
  }

  /** What the bin holds, as measured one after the other. */
  private record Pair(Optional<Measured<Integer>> level, Optional<Measured<Integer>> weight) {}

  private Optional<Measured<Integer>> level(boolean lidOpen) {
    LevelSampler sampler = level;
    if (sampler == null || lidOpen) {
      return Optional.empty();
    }
    Measured<Integer> measured = sampler.sample();
    reports.judge(levelPart, measured);
    return Optional.of(doubted(measured, false));
  }

  private Optional<Measured<Integer>> weight(boolean lidOpen) {
    WeightSampler sampler = weight;
    if (sampler == null) {
      return Optional.empty();
    }
    Measured<Integer> measured = sampler.sample();
    reports.judge(weightPart, measured);
    return Optional.of(doubted(measured, lidOpen));
  }

  /** While the lid is open or the bin lies, a value is measured but means little. */
  private Measured<Integer> doubted(Measured<Integer> measured, boolean lidOpen) {
    return switch (measured) {
      case Reading<Integer>(Integer value, var quality, long at) -> {
        var now = lidOpen ? quality.atMost(DOUBTED_PERCENT).with(Flag.LID_OPEN) : quality;
        yield new Reading<>(
            value,
            surroundings.isTilted() ? now.atMost(DOUBTED_PERCENT).with(Flag.TILTED) : now,
            at);
      }
      case Failed<Integer> failed -> failed;
    };
  }

  private Pair compared(Pair pair) {
    OptionalInt levelMm = believed(pair.level());
    OptionalInt grams = believed(pair.weight());
    if (level != null && grams.isPresent()) {
      level.weighed(grams.getAsInt());
    }
    Consistency rule = consistency;
    if (rule == null
        || levelMm.isEmpty()
        || grams.isEmpty()
        || agrees(rule, levelMm.getAsInt(), grams.getAsInt())) {
      return pair;
    }
    boolean drop = calibration.isAtRangeFinder(levelMm.getAsInt());
    return new Pair(
        pair.level().map(m -> drop ? with(lowered(m), Flag.CONDENSATION) : lowered(m)),
        pair.weight().map(Sampler::lowered));
  }

  private boolean agrees(Consistency rule, int levelMm, int grams) {
    return rule.agrees(levelMm, grams, calibration.isAtRangeFinder(levelMm));
  }

  private static Measured<Integer> lowered(Measured<Integer> measured) {
    return switch (measured) {
      case Reading<Integer>(Integer value, var quality, long at) ->
          new Reading<>(value, quality.minus(DISAGREEING_PERCENT), at);
      case Failed<Integer> failed -> failed;
    };
  }

  private static Measured<Integer> with(Measured<Integer> measured, Flag flag) {
    return switch (measured) {
      case Reading<Integer>(Integer value, var quality, long at) ->
          new Reading<>(value, quality.with(flag), at);
      case Failed<Integer> failed -> failed;
    };
  }

  /** A value that others may build on: not held, not of an open lid or a bin that lies. */
  private static OptionalInt believed(Optional<Measured<Integer>> measured) {
    return measured.isPresent()
            && measured.get() instanceof Reading<Integer> reading
            && reading.quality().flags().stream().noneMatch(Sampler::isDoubt)
        ? OptionalInt.of(reading.value())
        : OptionalInt.empty();
  }

  private static boolean isDoubt(Flag flag) {
    return flag == Flag.HELD || flag == Flag.LID_OPEN || flag == Flag.TILTED;
  }

  private void addLevel(
      Optional<Measured<Integer>> measured, boolean lidOpen, Map<Quantity, Measurement> values) {
    if (level != null && lidOpen) {
      Measurement missing = new Measurement.Missing(WhyMissing.LID_OPEN);
      values.put(Quantity.LEVEL_MM, missing);
      values.put(Quantity.LEVEL_PERMILLE, missing);
    }
    measured.ifPresent(mm -> {
      values.put(Quantity.LEVEL_MM, WireValues.of(mm, v -> v));
      values.put(Quantity.LEVEL_PERMILLE, WireValues.of(mm, calibration::permille));
    });
  }

  private Optional<Measured<Integer>> battery() {
    BatteryGauge gauge = battery;
    if (gauge == null) {
      return Optional.empty();
    }
    Measured<Integer> measured = gauge.measureMillivolts();
    reports.judge(gauge.name(), measured);
    return Optional.of(measured);
  }

  /** What gives no values may be faulty all the same. */
  private void fixtures() {
    board.lid().ifPresent(lid -> judge("lid", lid.fault()));
    judge("lamps", board.feedback().fault());
  }

  /**
   * Takes part in the reports of faults: something that gives no values, and why it is not well.
   */
  public void judge(String part, Optional<Failure> fault) {
    reports.judge(part, fault.map(Sampler::failed).orElse(WELL));
  }

  private static Measured<Object> failed(Failure why) {
    return new Failed<>(why);
  }

  /**
   * Grams of one conversion; none while the bin lies.
   *
   * @throws IllegalStateException if no scale is fitted
   */
  public Measured<Integer> weigh() {
    WeightSampler sampler = weight;
    if (sampler == null) {
      throw new IllegalStateException("this bin has no scale");
    }
    Measured<Integer> measured = sampler.weigh();
    reports.judge(weightPart, measured);
    return surroundings.isTilted() && measured instanceof Reading<Integer> reading
        ? new Failed<>(new Implausible(reading.value(), Reason.TILTED))
        : measured;
  }

  /** When {@link #look} is due; empty if there is nothing to look at. */
  public OptionalLong nextLook() {
    return surroundings.nextLook();
  }

  /** A short look at temperature and tilt. */
  public void look() {
    surroundings.look(board.nanos());
  }

  /** Whether something happened that a sample should tell more of at once. */
  public boolean wantsSample() {
    return alarmed || reports.isHolding();
  }

  /** Events of parts, fire and falling since the last call; each is given once. */
  public List<DeviceRecord> takeEvents() {
    reports.take().forEach(this::tell);
    List<DeviceRecord> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  /** The bin was emptied: weight and level begin anew. */
  public void emptied() {
    if (consistency != null) {
      consistency.emptied();
    }
  }

  /** Whether a scale is fitted. */
  public boolean weighs() {
    return weight != null;
  }

  /** Height of the waste now, without memory; empty if it cannot be told. */
  public OptionalInt lookAtLevel() {
    return level != null && !surroundings.isTilted() && level.look() instanceof Reading<Integer> r
        ? OptionalInt.of(r.value())
        : OptionalInt.empty();
  }
}
