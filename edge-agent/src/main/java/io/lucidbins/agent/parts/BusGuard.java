package io.lucidbins.agent.parts;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.BusStuck;
import io.lucidbins.agent.parts.Measured.Failed;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps the parts of one I2C bus from retrying it for ever when one of them holds a line down.
 * After {@link #PARTS} different parts failed with nothing answering in between, each gets {@link
 * BusStuck} without being asked for {@link #REST}; then the first failure puts the bus to rest
 * again and the first answer ends it.
 */
final class BusGuard {
  static final int PARTS = 3;
  static final Duration REST = Duration.ofSeconds(60);

  private final String bus;
  private final LongSupplier nanos;
  private final Set<String> failed = new HashSet<>();
  private boolean resting;
  private long restsUntil;

  /**
   * @param bus for people, such as "i2c-1"
   * @param nanos the board's monotonic clock
   */
  BusGuard(String bus, LongSupplier nanos) {
    this.bus = bus;
    this.nanos = nanos;
  }

  /** Asks a part, unless the bus rests. */
  <V> Measured<V> ask(String part, Supplier<Measured<V>> measure) {
    if (resting && nanos.getAsLong() - restsUntil < 0) {
      return new Failed<>(stuck());
    }
    Measured<V> measured = measure.get();
    if (!(measured instanceof Failed<V>(BusError _))) {
      failed.clear();
      resting = false;
      return measured;
    }
    failed.add(part);
    if (!resting && failed.size() < PARTS) {
      return measured;
    }
    resting = true;
    restsUntil = nanos.getAsLong() + REST.toNanos();
    return new Failed<>(stuck());
  }

  private BusStuck stuck() {
    return new BusStuck(bus, failed, REST);
  }

  RangeFinder guard(RangeFinder part) {
    return new RangeFinder() {
      @Override
      public String name() {
        return part.name();
      }

      @Override
      public Measured<Integer> measureMm() {
        return ask(part.name(), part::measureMm);
      }

      @Override
      public int deadZoneMm() {
        return part.deadZoneMm();
      }
    };
  }

  Scale guard(Scale part) {
    return new Scale() {
      @Override
      public String name() {
        return part.name();
      }

      @Override
      public Measured<Integer> measureCounts() {
        return ask(part.name(), part::measureCounts);
      }
    };
  }

  Thermometer guard(Thermometer part) {
    return new Thermometer() {
      @Override
      public String name() {
        return part.name();
      }

      @Override
      public Measured<Integer> measureMilliCelsius() {
        return ask(part.name(), part::measureMilliCelsius);
      }
    };
  }

  TiltSensor guard(TiltSensor part) {
    return new TiltSensor() {
      @Override
      public String name() {
        return part.name();
      }

      @Override
      public Measured<Acceleration> measure() {
        return ask(part.name(), part::measure);
      }

      @Override
      public void onKnock(Consumer<Long> listener) {
        part.onKnock(listener);
      }
    };
  }

  BatteryGauge guard(BatteryGauge part) {
    return new BatteryGauge() {
      @Override
      public String name() {
        return part.name();
      }

      @Override
      public Measured<Integer> measureMillivolts() {
        return ask(part.name(), part::measureMillivolts);
      }
    };
  }
}
