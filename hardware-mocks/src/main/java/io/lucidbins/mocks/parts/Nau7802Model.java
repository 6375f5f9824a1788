package io.lucidbins.mocks.parts;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.mocks.bus.RegisterPart;
import io.lucidbins.mocks.bus.Registers;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Nuvoton NAU7802 24-bit bridge converter [datasheet Rev 1.7]: register reset, power-up and LDO
 * times, internal offset calibration, conversion times and cycle-ready bit, the old value before
 * it, four conversions of filter settling, and saturation at the rails.
 *
 * <p>It senses a bridge fed by its own LDO, so its output is ratiometric: mV per V times gain times
 * 2^24 / 1000 counts, two's complement (a bridge at 1 mV/V and gain 128 reads 2,147,483).
 */
public final class Nau7802Model implements Registers, I2cChip {
  /** The only address of the chip. */
  public static final int ADDRESS = 0x2A;

  private static final int PU_CTRL = 0x00;
  private static final int CTRL1 = 0x01;
  private static final int CTRL2 = 0x02;
  private static final int ADCO_B2 = 0x12;
  private static final int ADCO_B0 = 0x14;
  private static final int REVISION = 0x1F;

  private static final int RR = 0x01;
  private static final int PUD = 0x02;
  private static final int PUA = 0x04;
  private static final int PUR = 0x08;
  private static final int CS = 0x10;
  private static final int CR = 0x20;
  private static final int AVDDS = 0x80;
  private static final int CRP = 0x80;
  private static final int CALS = 0x04;
  private static final int CAL_ERR = 0x08;

  private static final long POWER_UP_NANOS = 200_000;
  private static final long LDO_SETTLING_NANOS = 200_000_000;
  private static final int SETTLING_CONVERSIONS = 4;
  private static final int RAIL = 0x7FFFFF;

  private final MonotonicClock clock;
  private final Bridge bridge;
  private final int ownOffset;
  private final int[] registers = new int[0x20];
  private int revision = 0x0F;
  private final Condition condition = new Condition();

  private long poweredAt;
  private long ldoAt;
  private long conversionsFrom;
  private long calibrationEnds;
  private long latched;
  private int calibratedOffset;
  private int output;
  private @Nullable GpioLine ready;
  private @Nullable VirtualClock events;
  private boolean scheduled;

  /** What the bridge says: mV per V of excitation at a reading of the clock. */
  @FunctionalInterface
  public interface Bridge {
    double millivoltsPerVolt(long nanos);
  }

  /**
   * @param random gives this chip its own input offset, within 8,000 counts, which only a
   *     calibration removes
   */
  public Nau7802Model(MonotonicClock clock, Bridge bridge, RandomGenerator random) {
    this.clock = clock;
    this.bridge = bridge;
    this.ownOffset = random.nextInt(-8_000, 8_001);
    clear();
  }

  /**
   * Wires its DRDY pin: high while a conversion is ready, low with CRP of CTRL1 set. Its edges come
   * by themselves only while somebody listens to them.
   */
  public synchronized void ready(GpioLine line, VirtualClock clockOfEvents) {
    ready = line;
    events = clockOfEvents;
    line.drivenBy(this::settle, this::schedule);
  }

  private void drivePin(long at) {
    GpioLine line = ready;
    if (line != null) {
      boolean inverted = (registers[CTRL1] & CRP) != 0;
      boolean high = isOn(CR) != inverted && !condition.isGone();
      line.set(high ? DigitalState.HIGH : DigitalState.LOW, at);
    }
  }

  private synchronized void schedule() {
    GpioLine line = ready;
    VirtualClock clockOfEvents = events;
    boolean wanted = isOn(PUD | PUA | CS) && line != null && line.isWatched();
    if (clockOfEvents == null || scheduled || !wanted) {
      return;
    }
    scheduled = true;
    boolean calibrating = (registers[CTRL2] & CALS) != 0;
    long from = calibrating ? calibrationEnds : conversionsFrom + latched * conversionNanos();
    clockOfEvents.at(from + conversionNanos(), this::tick);
  }

  private void tick() {
    synchronized (this) {
      scheduled = false;
      settle();
    }
    schedule();
  }

  @Override
  public I2cPart part() {
    return condition.pluggable(RegisterPart.with8BitPointer(this));
  }

  @Override
  public synchronized int read(int register) {
    settle();
    return switch (register) {
      case PU_CTRL -> powerControl();
      case CTRL2 -> registers[CTRL2];
      case ADCO_B2, ADCO_B2 + 1, ADCO_B0 -> readOutput(register);
      case REVISION -> revision;
      default -> register < registers.length ? registers[register] : 0;
    };
  }

  private int powerControl() {
    boolean up = isOn(PUD) && clock.nanos() - poweredAt >= condition.takes(POWER_UP_NANOS);
    return registers[PU_CTRL] | (up ? PUR : 0);
  }

  /** Reading the last byte clears the cycle-ready bit. */
  private int readOutput(int register) {
    int value = (output >> (8 * (ADCO_B0 - register))) & 0xFF;
    if (register == ADCO_B0) {
      registers[PU_CTRL] &= ~CR;
      drivePin(clock.nanos());
    }
    return value;
  }

  @Override
  public synchronized void write(int register, int value) {
    settle();
    switch (register) {
      case PU_CTRL -> writePowerControl(value);
      case CTRL1 -> {
        registers[CTRL1] = value;
        restartConversions();
      }
      case CTRL2 -> writeControl2(value);
      case ADCO_B2, ADCO_B2 + 1, ADCO_B0, REVISION -> {}
      default -> {
        if (register < registers.length) {
          registers[register] = value;
        }
      }
    }
  }

  private void writePowerControl(int value) {
    int before = registers[PU_CTRL];
    if ((value & RR) != 0) {
      clear();
      registers[PU_CTRL] = RR;
      return;
    }
    registers[PU_CTRL] = (value & ~(PUR | CR)) | (before & CR);
    int risen = value & ~before;
    if ((risen & PUD) != 0) {
      poweredAt = clock.nanos();
    }
    if ((risen & (AVDDS | PUA)) != 0) {
      ldoAt = clock.nanos();
    }
    if ((risen & (CS | PUA)) != 0) {
      restartConversions();
    }
  }

  private void writeControl2(int value) {
    int readOnly = registers[CTRL2] & (CALS | CAL_ERR);
    boolean starts = (value & CALS) != 0 && (registers[CTRL2] & CALS) == 0;
    registers[CTRL2] = (value & ~(CALS | CAL_ERR)) | readOnly;
    if (starts) {
      registers[CTRL2] = (registers[CTRL2] & ~CAL_ERR) | CALS;
      calibrationEnds = clock.nanos() + calibrationNanos();
    }
    restartConversions();
  }

  private void clear() {
    Arrays.fill(registers, 0);
    calibratedOffset = 0;
    output = 0;
    latched = 0;
    drivePin(clock.nanos());
  }

  private void restartConversions() {
    conversionsFrom = clock.nanos();
    latched = 0;
    registers[PU_CTRL] &= ~CR;
    drivePin(clock.nanos());
    schedule();
  }

  /** Brings calibration and conversions up to now; called before anything it senses changes. */
  @Override
  public synchronized void settle() {
    long now = clock.nanos();
    if ((registers[CTRL2] & CALS) != 0 && now >= calibrationEnds) {
      endCalibration();
    }
    if (!isOn(PUD | PUA | CS) || (registers[CTRL2] & CALS) != 0) {
      return;
    }
    long done = (now - conversionsFrom) / conversionNanos();
    if (done > latched) {
      convert(done);
      latched = done;
      registers[PU_CTRL] |= CR;
      drivePin(conversionsFrom + done * conversionNanos());
    }
  }

  private void endCalibration() {
    registers[CTRL2] &= ~CALS;
    conversionsFrom = calibrationEnds;
    latched = 0;
    if (isOn(PUD | PUA) && calibrationEnds - ldoAt >= LDO_SETTLING_NANOS) {
      calibratedOffset = ownOffset;
    } else {
      registers[CTRL2] |= CAL_ERR;
    }
  }

  private void convert(long number) {
    if (condition.isFrozen()) {
      return;
    }
    long at = conversionsFrom + number * conversionNanos();
    double counts = bridge.millivoltsPerVolt(at) * gain() * (1 << 24) / 1_000.0;
    double settled = Math.min(1.0, (double) number / SETTLING_CONVERSIONS);
    double ldo = Math.min(1.0, (at - ldoAt) / (double) LDO_SETTLING_NANOS);
    long value = Math.round(counts * settled * ldo) + ownOffset - calibratedOffset;
    output = (int) Math.max(-RAIL - 1, Math.min(RAIL, value)) & 0xFFFFFF;
  }

  private int gain() {
    return 1 << (registers[CTRL1] & 0x07);
  }

  private long conversionNanos() {
    int rate =
        switch ((registers[CTRL2] >> 4) & 0x07) {
          case 0 -> 10;
          case 1 -> 20;
          case 2 -> 40;
          case 3 -> 80;
          default -> 320;
        };
    return condition.takes(1_000_000_000L / rate);
  }

  /** About 344 ms at 10 samples/s, and as much faster as the conversions are. */
  private long calibrationNanos() {
    return conversionNanos() * 344 / 100;
  }

  private boolean isOn(int bits) {
    return (registers[PU_CTRL] & bits) == bits;
  }

  /** From now on conversions go on, but the value stays. */
  @Override
  public synchronized void stick(boolean frozen) {
    settle();
    condition.frozen(frozen);
  }

  /** Another chip answers at this address: the revision register says 0. */
  @Override
  public synchronized void pretendOtherChip() {
    revision = 0x00;
  }

  @Override
  public synchronized void reset() {
    clear();
  }

  @Override
  public synchronized void slowClock(double factor) {
    settle();
    condition.slow(factor);
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    clear();
  }
}
