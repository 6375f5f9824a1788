package io.lucidbins.agent.parts;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Measured.Failed;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A part that is configured but cannot even be opened: it fails each measurement, so that an agent
 * runs on and reports it like any other fault.
 */
record AbsentPart(String name, BusError why)
    implements RangeFinder, Scale, Thermometer, TiltSensor, BatteryGauge, CardReader {

  @Override
  public Measured<Integer> measureMm() {
    return new Failed<>(why);
  }

  /** It sees nothing at all, so nothing is too near for it. */
  @Override
  public int deadZoneMm() {
    return 0;
  }

  @Override
  public Measured<Integer> measureCounts() {
    return new Failed<>(why);
  }

  @Override
  public Measured<Integer> measureMilliCelsius() {
    return new Failed<>(why);
  }

  @Override
  public Measured<Acceleration> measure() {
    return new Failed<>(why);
  }

  @Override
  public void onKnock(Consumer<Long> listener) {}

  @Override
  public Measured<Integer> measureMillivolts() {
    return new Failed<>(why);
  }

  @Override
  public Measured<Optional<Card>> look() {
    return new Failed<>(why);
  }

  @Override
  public void sleep() {}
}
