package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.mocks.bus.WordRegisterPart;
import io.lucidbins.mocks.bus.WordRegisters;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.function.LongToDoubleFunction;

/**
 * TI TMP102 thermometer [datasheet SBOS397I]: 12 bits of 0.0625 C, left-justified, 13 in extended
 * mode; 0 C from power-up to the end of the first conversion, which takes 26 ms; then one every 250
 * ms, or as the rate bits say; shutdown and one-shot.
 */
public final class Tmp102Model implements WordRegisters, I2cChip {
  /** With ADD0 at ground. */
  public static final int ADDRESS = 0x48;

  private static final int TEMPERATURE = 0;
  private static final int CONFIGURATION = 1;
  private static final int LOW_LIMIT = 2;
  private static final int HIGH_LIMIT = 3;

  private static final int POWER_UP = 0x60A0;
  private static final int ONE_SHOT = 0x8000;
  private static final int SHUTDOWN = 0x0100;
  private static final int EXTENDED = 0x0010;
  private static final int READ_ONLY = 0x6020;

  private static final long CONVERSION_NANOS = 26_000_000;
  private static final double CELSIUS_PER_COUNT = 0.0625;

  private final MonotonicClock clock;
  private final LongToDoubleFunction celsius;
  private final Condition condition = new Condition();
  private int configuration;
  private int lowLimit;
  private int highLimit;
  private int counts;
  private long convertsFrom;
  private long converted;
  private boolean oneShot;

  /**
   * Powers the chip up now.
   *
   * @param celsius of the air around it at a reading of the clock
   */
  public Tmp102Model(MonotonicClock clock, LongToDoubleFunction celsius) {
    this.clock = clock;
    this.celsius = celsius;
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
      case TEMPERATURE -> temperature();
      case CONFIGURATION -> condition.isOther() ? 0 : configuration();
      case LOW_LIMIT -> lowLimit;
      case HIGH_LIMIT -> highLimit;
      default -> 0xFFFF;
    };
  }

  private int temperature() {
    if (condition.isOther()) {
      return (counts << 4) & 0xFF80;
    }
    boolean extended = (configuration & EXTENDED) != 0;
    return extended ? ((counts << 3) & 0xFFF8) | 1 : (counts << 4) & 0xFFF0;
  }

  /** In shutdown the one-shot bit reads 1 when no conversion is running. */
  private int configuration() {
    boolean ready = (configuration & SHUTDOWN) != 0 && !oneShot;
    return configuration | (ready ? ONE_SHOT : 0);
  }

  @Override
  public synchronized void write(int register, int value) {
    settle();
    switch (register) {
      case CONFIGURATION -> configure(value);
      case LOW_LIMIT -> lowLimit = value;
      case HIGH_LIMIT -> highLimit = value;
      default -> {}
    }
  }

  private void configure(int value) {
    int next = (value & ~(READ_ONLY | ONE_SHOT)) | (POWER_UP & READ_ONLY);
    boolean was = (configuration & SHUTDOWN) != 0;
    boolean shut = (next & SHUTDOWN) != 0;
    boolean otherRate = ((next ^ configuration) & 0x00C0) != 0;
    configuration = next;
    if (shut && (value & ONE_SHOT) != 0 && !oneShot) {
      oneShot = true;
      startConversions();
    } else if (!shut && (was || otherRate)) {
      oneShot = false;
      startConversions();
    }
  }

  private void startConversions() {
    convertsFrom = clock.nanos();
    converted = 0;
  }

  /** Brings conversions up to now. */
  @Override
  public synchronized void settle() {
    boolean shut = (configuration & SHUTDOWN) != 0;
    long first = convertsFrom + condition.takes(CONVERSION_NANOS);
    long now = clock.nanos();
    if ((shut && !oneShot) || now < first) {
      return;
    }
    long done = oneShot ? 1 : (now - first) / periodNanos() + 1;
    if (done > converted) {
      converted = done;
      convert(first + (done - 1) * periodNanos());
      oneShot = false;
    }
  }

  private void convert(long at) {
    if (!condition.isFrozen()) {
      boolean extended = (configuration & EXTENDED) != 0;
      double read = Math.clamp(celsius.applyAsDouble(at), -55, extended ? 150 : 127.9375);
      counts = (int) Math.round(read / CELSIUS_PER_COUNT);
    }
  }

  private long periodNanos() {
    long millis =
        switch ((configuration >> 6) & 3) {
          case 0 -> 4_000;
          case 1 -> 1_000;
          case 2 -> 250;
          default -> 125;
        };
    return condition.takes(millis * 1_000_000);
  }

  @Override
  public synchronized void stick(boolean frozen) {
    settle();
    condition.frozen(frozen);
  }

  /** From now on it is an LM75: 9 bits, and a configuration that reads 0. */
  @Override
  public synchronized void pretendOtherChip() {
    condition.other();
  }

  @Override
  public synchronized void reset() {
    configuration = POWER_UP;
    lowLimit = 0x4B00;
    highLimit = 0x5000;
    counts = 0;
    oneShot = false;
    startConversions();
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
