// https://www.ti.com/lit/ds/symlink/ads1115.pdf (SBAS444), checked against Adafruit_ADS1X15
package io.lucidbins.agent.parts;

import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;

/**
 * TI ADS1115, a 16-bit converter that measures the battery at AIN0 behind a divider. One conversion
 * each time it is asked; it sleeps in between.
 */
public final class Ads1115 implements BatteryGauge {
  /** ADDR to VDD; 0x48, with ADDR to ground, is the thermometer's. */
  static final int ADDRESS = 0x49;

  private static final int CONVERSION = 0x00;
  private static final int CONFIGURATION = 0x01;

  /**
   * Start, AIN0 to ground, +-4.096 V, single shot, 128 conversions/s, comparator off ("Config
   * Register").
   */
  private static final int START = 0xC383;

  /** Bit 15 reads 1 while no conversion runs. */
  private static final int IDLE = 0x8000;

  private static final int KEPT = 0x7FFF;
  private static final Duration POLL = Duration.ofMillis(2);

  /** A conversion takes 1/128 s, give or take 10 %. */
  private static final Duration LIMIT = Duration.ofMillis(20);

  private final I2cRegisters registers;
  private final Pause pause;
  private final Revival revival;
  private final int divider;
  private final int fullMillivolts;

  /**
   * @param divider battery voltage / voltage at AIN0, 1 to 100
   * @param fullMillivolts of the full battery, 1 to 4,096 times {@code divider}
   */
  public Ads1115(I2C i2c, Pause pause, int divider, int fullMillivolts) {
    if (divider < 1 || divider > 100) {
      throw new IllegalArgumentException("the divider must be 1 to 100, but is " + divider);
    }
    if (fullMillivolts < 1 || fullMillivolts > 4096 * divider) {
      throw new IllegalArgumentException(
          "a full battery must be 1 to %d mV behind a divider of %d, but is %d mV"
              .formatted(4096 * divider, divider, fullMillivolts));
    }
    this.registers = new I2cRegisters(i2c, 1, pause);
    this.pause = pause;
    this.revival = new Revival(pause.clock());
    this.divider = divider;
    this.fullMillivolts = fullMillivolts;
  }

  @Override
  public String name() {
    return "ads1115";
  }

  /** The part keeps nothing between conversions, so there is nothing to initialise. */
  @Override
  public Measured<Integer> measureMillivolts() {
    return revival.attempt(() -> {}, this::measure);
  }

  private Measured<Integer> measure() {
    registers.writeWord(CONFIGURATION, START);
    if (!pause.until(this::converted, POLL, LIMIT)) {
      throw new PartFailure(new NotReady(LIMIT));
    }
    int code = (short) registers.readWord(CONVERSION);
    if (code == 0) { // nothing at the input, or the part has just started again
      converted();
    }
    return convert(code, pause.clock().nanos());
  }

  /**
   * Whether it is idle.
   *
   * @throws PartFailure if it does not know any more what to convert: then it started again on the
   *     way, and is idle for that
   */
  private boolean converted() {
    int configuration = registers.readWord(CONFIGURATION);
    if ((configuration & KEPT) != (START & KEPT)) {
      throw new PartFailure(
          new BusError(
              0,
              "the chip at 0x49 keeps the configuration 0x%04X, an ADS1115 keeps 0x4383 or 0xC383"
                  .formatted(configuration)));
    }
    return (configuration & IDLE) != 0;
  }

  /** 0.125 mV a step at +-4.096 V, two's complement. */
  private Measured<Integer> convert(int code, long atNanos) {
    if (code == 0x7FFF) {
      return new Failed<>(new Saturated(code));
    }
    int millivolts = (code * divider + 4) >> 3;
    if (code < 0 || millivolts > fullMillivolts * 21L / 20) {
      return new Failed<>(new Implausible(millivolts, Reason.OUTSIDE_BATTERY));
    }
    return new Reading<>(millivolts, Quality.BEST, atNanos);
  }
}
