package io.lucidbins.mocks.parts;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.mocks.time.VirtualClock;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * ST LIS3DH accelerometer [datasheet DocID17530 Rev 2]: register pointer with auto-increment only
 * if bit 7 is set, data rates, ranges, high-resolution, normal and low-power output, block data
 * update, INT1 on thresholds or direction with duration and latch, on its pin high or low active.
 * INT1_SRC is read to end a latched interrupt; the high-pass filter for INT1, in normal mode. Not
 * modelled: FIFO, click, INT2, the auxiliary ADC, and the filter's other modes and uses.
 */
public final class Lis3dhModel implements I2cChip {
  /** With SA0 at ground. */
  public static final int ADDRESS = 0x18;

  private static final int WHO_AM_I = 0x0F;
  private static final int CTRL_REG1 = 0x20;
  private static final int CTRL_REG3 = 0x22;
  private static final int CTRL_REG4 = 0x23;
  private static final int CTRL_REG5 = 0x24;
  private static final int CTRL_REG6 = 0x25;
  private static final int REFERENCE = 0x26;
  private static final int STATUS = 0x27;
  private static final int OUT_X_L = 0x28;
  private static final int OUT_Z_H = 0x2D;
  private static final int INT1_CFG = 0x30;
  private static final int INT1_SRC = 0x31;

  private static final int AUTO_INCREMENT = 0x80;
  private static final int BOOT = 0x80;
  private static final int ACTIVE_LOW = 0x02;
  private static final int INT1_ON_PIN = 0x40;
  private static final int DATA_READY = 0x0F;
  private static final int OVERRUN = 0xF0;
  private static final long BOOT_NANOS = 5_000_000;
  private static final double NOISE_MG = 2;
  private static final int[] RATES_HZ = {0, 1, 10, 25, 50, 100, 200, 400, 1_600, 1_344};

  private final VirtualClock clock;
  private final Acceleration.View view;
  private final RandomGenerator random;
  private final GpioLine int1;
  private final Condition condition = new Condition();
  private final int[] registers = new int[0x40];
  private Lis3dhInterrupt interrupt = new Lis3dhInterrupt();
  private Lis3dhHighPass highPass = new Lis3dhHighPass();
  private long poweredAt;
  private long samplesFrom;
  private long sampled;
  private boolean scheduled;

  /** Powers the chip up now. */
  public Lis3dhModel(
      VirtualClock clock, Acceleration.View view, RandomGenerator random, GpioLine int1) {
    this.clock = clock;
    this.view = view;
    this.random = random;
    this.int1 = int1;
    int1.drivenBy(this::settle, this::schedule);
    reset();
  }

  @Override
  public I2cPart part() {
    return condition.pluggable(new Wires());
  }

  /** The pointer, and what a transfer does with it. */
  private final class Wires implements I2cPart {
    private int pointer;
    private boolean increment;
    private boolean pointed;

    @Override
    public boolean start(boolean read) {
      pointed = read;
      return true;
    }

    @Override
    public boolean write(int value) {
      if (pointed) {
        writeRegister(next(), value);
      } else {
        pointer = value & 0x7F;
        increment = (value & AUTO_INCREMENT) != 0;
        pointed = true;
      }
      return true;
    }

    @Override
    public int read() {
      return readRegister(next());
    }

    private int next() {
      int register = pointer;
      pointer = increment ? (pointer + 1) & 0x7F : pointer;
      return register;
    }

    @Override
    public void stop() {}
  }

  private synchronized int readRegister(int register) {
    settle();
    if (register >= registers.length || isBooting()) {
      return 0;
    }
    int value = registers[register];
    if (register == INT1_SRC) {
      registers[INT1_SRC] = interrupt.acknowledge();
      drivePin(clock.nanos());
    }
    if (register == REFERENCE) {
      highPass.settleAt(counts());
    }
    if (register == OUT_Z_H) {
      registers[STATUS] &= ~(DATA_READY | OVERRUN);
    }
    return value;
  }

  private boolean isBooting() {
    return clock.nanos() - poweredAt < condition.takes(BOOT_NANOS);
  }

  private synchronized void writeRegister(int register, int value) {
    settle();
    boolean writable =
        register >= 0x1E
            && register < registers.length
            && register != STATUS
            && register != INT1_SRC
            && !(register >= OUT_X_L && register <= OUT_Z_H);
    if (!writable || isBooting()) {
      return;
    }
    boolean rateChanges = register == CTRL_REG1 && ((registers[CTRL_REG1] ^ value) & 0xF8) != 0;
    registers[register] = value;
    if (register == CTRL_REG5 && (value & BOOT) != 0) {
      powerUp();
    }
    if (rateChanges) {
      samplesFrom = clock.nanos();
      sampled = 0;
    }
    drivePin(clock.nanos());
    schedule();
  }

  // --- samples

  /** Brings samples up to now: all of them while an interrupt counts them, else the newest. */
  @Override
  public synchronized void settle() {
    long period = periodNanos();
    if (period == 0 || condition.isGone()) {
      return;
    }
    long done = (clock.nanos() - samplesFrom) / period;
    long first = interrupt.counts(registers[INT1_CFG]) ? sampled + 1 : done;
    for (long number = Math.max(first, done - 0xFF); number <= done && done > sampled; number++) {
      sample(samplesFrom + number * period, number > sampled + 1);
    }
    sampled = Math.max(sampled, done);
  }

  /** 0 in power-down. */
  private long periodNanos() {
    int rate = registers[CTRL_REG1] >> 4;
    if (rate == 0 || rate >= RATES_HZ.length) {
      return 0;
    }
    return condition.takes(1_000_000_000L / RATES_HZ[rate]);
  }

  private void sample(long at, boolean skipped) {
    if (!condition.isFrozen()) {
      Acceleration felt = view.at(at);
      put(0, felt.xMg());
      put(1, felt.yMg());
      put(2, felt.zMg());
    }
    boolean unread = (registers[STATUS] & DATA_READY) != 0;
    registers[STATUS] = DATA_READY | ((unread || skipped) ? OVERRUN : 0);
    double[] mg = counts();
    double[] fast = highPass.pass(mg, registers);
    boolean filtered = Lis3dhHighPass.isForInt1(registers);
    registers[INT1_SRC] = interrupt.sample(filtered ? fast : mg, fullScale(), registers);
    drivePin(at);
  }

  private void put(int axis, double mg) {
    boolean on = ((registers[CTRL_REG1] >> axis) & 1) != 0;
    double noisy = on ? mg + random.nextGaussian() * NOISE_MG : 0;
    long digit = Math.round(noisy / mgPerDigit());
    int shift = 16 - bits();
    long limit = 1L << (bits() - 1);
    long word = Math.clamp(digit, -limit, limit - 1) << shift;
    registers[OUT_X_L + 2 * axis] = (int) word & 0xFF;
    registers[OUT_X_L + 2 * axis + 1] = (int) (word >> 8) & 0xFF;
  }

  private int bits() {
    boolean lowPower = (registers[CTRL_REG1] & 0x08) != 0;
    boolean highResolution = (registers[CTRL_REG4] & 0x08) != 0;
    return lowPower ? 8 : highResolution ? 12 : 10;
  }

  /** 1, 2, 4 or 12 mg in high resolution, 4 and 16 times as much with fewer bits. */
  private int mgPerDigit() {
    int fine =
        switch (fullScale()) {
          case 0 -> 1;
          case 1 -> 2;
          case 2 -> 4;
          default -> 12;
        };
    return fine << (12 - bits());
  }

  private int fullScale() {
    return (registers[CTRL_REG4] >> 4) & 3;
  }

  /** The three axes in mg, as the output registers hold them. */
  private double[] counts() {
    double[] mg = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int low = registers[OUT_X_L + 2 * axis];
      int high = registers[OUT_X_L + 2 * axis + 1];
      mg[axis] = (short) ((high << 8) | low) / (double) (1 << (16 - bits())) * mgPerDigit();
    }
    return mg;
  }

  // --- INT1

  private void drivePin(long at) {
    boolean routed = (registers[CTRL_REG3] & INT1_ON_PIN) != 0;
    boolean active = routed && (registers[INT1_SRC] & Lis3dhInterrupt.ACTIVE) != 0;
    boolean inverted = (registers[CTRL_REG6] & ACTIVE_LOW) != 0;
    int1.set(active != inverted ? DigitalState.HIGH : DigitalState.LOW, at);
  }

  /** Edges come by themselves only while somebody listens and an interrupt is configured. */
  private synchronized void schedule() {
    boolean wanted = int1.isWatched() && interrupt.counts(registers[INT1_CFG]);
    if (!scheduled && wanted && periodNanos() > 0) {
      scheduled = true;
      clock.at(samplesFrom + (sampled + 1) * periodNanos(), this::tick);
    }
  }

  private void tick() {
    synchronized (this) {
      scheduled = false;
      settle();
    }
    schedule();
  }

  // --- faults

  private void powerUp() {
    Arrays.fill(registers, 0);
    registers[WHO_AM_I] = condition.isOther() ? 0x44 : 0x33; // 0x44 is a LIS2DW12
    registers[CTRL_REG1] = 0x07;
    interrupt = new Lis3dhInterrupt();
    highPass = new Lis3dhHighPass();
    poweredAt = clock.nanos();
    int1.set(DigitalState.LOW);
  }

  @Override
  public synchronized void stick(boolean frozen) {
    settle();
    condition.frozen(frozen);
  }

  /** From now on it is a LIS2DW12. */
  @Override
  public synchronized void pretendOtherChip() {
    condition.other();
    powerUp();
  }

  @Override
  public synchronized void reset() {
    powerUp();
  }

  @Override
  public synchronized void slowClock(double factor) {
    settle();
    condition.slow(factor);
    samplesFrom = clock.nanos();
    sampled = 0;
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    powerUp();
  }
}
