package io.lucidbins.agent.parts;

import static java.util.Objects.requireNonNull;

import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part that is configured but could not be opened: the device of its bus may appear late, or
 * whoever holds its lines may go. It fails each measurement and says why, so that an agent runs on
 * and reports it like any other fault, and it is opened when that can be done, tried with the
 * delays of {@link Revival}.
 */
final class LatePart
    implements RangeFinder, Scale, Thermometer, TiltSensor, BatteryGauge, CardReader {
  private final String name;
  private final Supplier<?> open;
  private final Revival revival;
  private final List<Consumer<Long>> knockListeners = new ArrayList<>();
  private @Nullable Object opened;

  /**
   * @param open makes the part, or throws {@link I2cRegisters.PartFailure} with the reason
   */
  LatePart(String name, Supplier<?> open, MonotonicClock clock) {
    this.name = name;
    this.open = open;
    this.revival = new Revival(clock);
  }

  @Override
  public String name() {
    return name;
  }

  private <T, V> Measured<V> ask(Class<T> type, Function<T, Measured<V>> measure) {
    Object part = opened;
    return part == null
        ? revival.attempt(this::open, () -> measure.apply(type.cast(requireNonNull(opened))))
        : measure.apply(type.cast(part));
  }

  private void open() {
    opened = open.get();
    if (opened instanceof TiltSensor tilt) {
      knockListeners.forEach(tilt::onKnock);
    }
  }

  @Override
  public Measured<Integer> measureMm() {
    return ask(RangeFinder.class, RangeFinder::measureMm);
  }

  /** Until it is there it sees nothing at all, so nothing is too near for it. */
  @Override
  public int deadZoneMm() {
    return opened instanceof RangeFinder part ? part.deadZoneMm() : 0;
  }

  @Override
  public Measured<Integer> measureCounts() {
    return ask(Scale.class, Scale::measureCounts);
  }

  @Override
  public Measured<Integer> measureMilliCelsius() {
    return ask(Thermometer.class, Thermometer::measureMilliCelsius);
  }

  @Override
  public Measured<Acceleration> measure() {
    return ask(TiltSensor.class, TiltSensor::measure);
  }

  @Override
  public void onKnock(Consumer<Long> listener) {
    if (opened instanceof TiltSensor part) {
      part.onKnock(listener);
    } else {
      knockListeners.add(listener);
    }
  }

  @Override
  public Measured<Integer> measureMillivolts() {
    return ask(BatteryGauge.class, BatteryGauge::measureMillivolts);
  }

  @Override
  public Measured<Optional<Card>> look() {
    return ask(CardReader.class, CardReader::look);
  }

  @Override
  public void sleep() {
    if (opened instanceof CardReader part) {
      part.sleep();
    }
  }
}
