package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.mocks.bus.WordRegisterPart;
import io.lucidbins.mocks.bus.WordRegisters;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.function.LongToDoubleFunction;

/**
 * TI ADS1115 16-bit converter [datasheet SBAS444E]: single shot by OS, 25 us to wake and one period
 * of the data rate to convert, OS low meanwhile; continuous mode; six ranges; the input AIN0 behind
 * a divider, the other three open at 0 V. It saturates at its range and at its 3.3 V supply.
 */
public final class Ads1115Model implements WordRegisters, I2cChip {
  /** With ADDR at VDD. */
  public static final int ADDRESS = 0x49;

  /** The bin's divider: 14.6 V of the battery are 2.92 V at the input. */
  public static final double DIVIDER = 5;

  private static final int CONVERSION = 0;
  private static final int CONFIG = 1;
  private static final int LOW_THRESHOLD = 2;
  private static final int HIGH_THRESHOLD = 3;

  private static final int POWER_UP = 0x8583;
  private static final int OS = 0x8000;
  private static final int SINGLE_SHOT = 0x0100;
  private static final long WAKE_NANOS = 25_000;
  private static final double SUPPLY_MILLIVOLTS = 3_300;
  private static final int[] RATES = {8, 16, 32, 64, 128, 250, 475, 860};
  private static final double[] RANGES_MILLIVOLTS = {
    6_144, 4_096, 2_048, 1_024, 512, 256, 256, 256
  };

  private final MonotonicClock clock;
  private final LongToDoubleFunction batteryMillivolts;
  private final Condition condition = new Condition();
  private int config;
  private int lowThreshold;
  private int highThreshold;
  private int result;
  private long startedAt;
  private long converted;
  private boolean busy;

  /**
   * Powers the chip up now.
   *
   * @param batteryMillivolts before the divider, at a reading of the clock
   */
  public Ads1115Model(MonotonicClock clock, LongToDoubleFunction batteryMillivolts) {
    this.clock = clock;
    this.batteryMillivolts = batteryMillivolts;
    reset();
  }

  @Override
  public I2cPart part() {
    return condition.pluggable(new WordRegisterPart(0x03, this));
  }

  @Override
  public synchronized int read(int register) {
    settle();
    return switch (register) {
      case CONVERSION -> result & (condition.isOther() ? 0xFFF0 : 0xFFFF);
      case CONFIG -> config | (busy ? 0 : OS);
      case LOW_THRESHOLD -> lowThreshold;
      case HIGH_THRESHOLD -> highThreshold;
      default -> 0xFFFF;
    };
  }

  @Override
  public synchronized void write(int register, int value) {
    settle();
    switch (register) {
      case CONFIG -> configure(value);
      case LOW_THRESHOLD -> lowThreshold = value;
      case HIGH_THRESHOLD -> highThreshold = value;
      default -> {}
    }
  }

  private void configure(int value) {
    boolean running = busy && isSingleShot();
    config = value & ~OS;
    boolean starts = !isSingleShot() || ((value & OS) != 0 && !running);
    if (starts) {
      busy = true;
      startedAt = clock.nanos();
      converted = 0;
    }
  }

  private boolean isSingleShot() {
    return (config & SINGLE_SHOT) != 0;
  }

  /** Brings conversions up to now. */
  @Override
  public synchronized void settle() {
    long first = startedAt + condition.takes(WAKE_NANOS) + periodNanos();
    if (!busy || clock.nanos() < first) {
      return;
    }
    long done = isSingleShot() ? 1 : (clock.nanos() - first) / periodNanos() + 1;
    if (done > converted) {
      converted = done;
      convert(first + (done - 1) * periodNanos());
    }
    busy = !isSingleShot();
  }

  private void convert(long at) {
    if (condition.isFrozen()) {
      return;
    }
    double range = RANGES_MILLIVOLTS[(config >> 9) & 7];
    long counts = Math.round(inputMillivolts(at) / range * 0x8000);
    result = Math.clamp(counts, -0x8000, 0x7FFF) & 0xFFFF;
  }

  private double inputMillivolts(long at) {
    double battery = batteryMillivolts.applyAsDouble(at) / DIVIDER;
    double input0 = Math.clamp(battery, -300, SUPPLY_MILLIVOLTS + 300);
    return switch ((config >> 12) & 7) {
      case 0, 1, 4 -> input0;
      default -> 0;
    };
  }

  private long periodNanos() {
    return condition.takes(1_000_000_000L / RATES[(config >> 5) & 7]);
  }

  @Override
  public synchronized void stick(boolean frozen) {
    settle();
    condition.frozen(frozen);
  }

  /** From now on it is an ADS1015: 12 bits, the lowest four are 0. */
  @Override
  public synchronized void pretendOtherChip() {
    condition.other();
  }

  @Override
  public synchronized void reset() {
    config = POWER_UP & ~OS;
    lowThreshold = 0x8000;
    highThreshold = 0x7FFF;
    result = 0;
    busy = false;
  }

  @Override
  public synchronized void slowClock(double factor) {
    settle();
    condition.slow(factor);
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    reset();
  }
}
