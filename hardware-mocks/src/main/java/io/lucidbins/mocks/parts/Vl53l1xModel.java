package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.mocks.bus.RegisterPart;
import io.lucidbins.mocks.bus.Registers;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * ST VL53L1X time-of-flight sensor [datasheet DS12385; register names of ST's Ultra Lite Driver
 * STSW-IMG009]: firmware boot, identification, the 91-byte configuration block, interrupt line and
 * polarity, ranging at the configured budget, and a result block whose raw status follows from
 * signal, ambient light and wrap-around.
 */
public final class Vl53l1xModel implements Registers, I2cChip {
  /** The address after power-up. */
  public static final int ADDRESS = 0x29;

  private static final int GPIO_HV_MUX_CTRL = 0x0030;
  private static final int GPIO_TIO_HV_STATUS = 0x0031;
  private static final int PHASECAL_TIMEOUT = 0x004B;
  private static final int TIMEOUT_A = 0x005E;
  private static final int TIMEOUT_B = 0x0061;
  private static final int INTERRUPT_CLEAR = 0x0086;
  private static final int MODE_START = 0x0087;
  private static final int RESULT = 0x0089;
  private static final int RESULT_BYTES = 17;
  private static final int FIRMWARE_STATUS = 0x00E5;
  private static final int MODEL_ID = 0x010F;

  private static final long BOOT_NANOS = 1_200_000;
  private static final long DEFAULT_BUDGET_NANOS = 100_000_000;
  private static final long MICROS = 1_000;

  /** Budget in ms by the two timeouts (A, B) that ST's driver writes for it, in both modes. */
  private static final Map<Integer, Integer> BUDGETS_MS =
      Map.ofEntries(
          Map.entry(0x001D_0027, 15),
          Map.entry(0x0051_006E, 20),
          Map.entry(0x00D6_006E, 33),
          Map.entry(0x01AE_01E8, 50),
          Map.entry(0x02E1_0388, 100),
          Map.entry(0x03E1_0496, 200),
          Map.entry(0x0591_05C1, 500),
          Map.entry(0x001E_0022, 20),
          Map.entry(0x0060_006E, 33),
          Map.entry(0x00AD_00C6, 50),
          Map.entry(0x01CC_01EA, 100),
          Map.entry(0x02D9_02F8, 200),
          Map.entry(0x048F_04A4, 500));

  private final MonotonicClock clock;
  private final RangeShot shots;
  private final Optics.View view;
  private long poweredAt;
  private final Map<Integer, Integer> registers = new HashMap<>();
  private final int[] result = new int[RESULT_BYTES];
  private final Condition condition = new Condition();
  private boolean shutDown;
  private boolean ranging;
  private boolean interruptPending;
  private long rangingFrom;
  private long latched;

  /** Powers the sensor up now. */
  public Vl53l1xModel(MonotonicClock clock, Optics.View view, RandomGenerator random) {
    this.clock = clock;
    this.view = view;
    this.shots = new RangeShot(random);
    powerUp();
  }

  private void powerUp() {
    poweredAt = clock.nanos();
    registers.clear();
    Arrays.fill(result, 0);
    ranging = false;
    interruptPending = false;
    registers.put(MODEL_ID, condition.isOther() ? 0xEE : 0xEA); // 0xEEAA is a VL53L0X
    registers.put(MODEL_ID + 1, condition.isOther() ? 0xAA : 0xCC);
    registers.put(GPIO_HV_MUX_CTRL, 0x11); // active low after power-up
  }

  /**
   * The XSHUT pin: low is hardware standby, in which the chip acknowledges nothing; its rise boots
   * the chip with its defaults [DS12385, 2.9].
   */
  public synchronized void shutDown(boolean low) {
    if (shutDown && !low) {
      powerUp();
    }
    shutDown = low;
    ranging &= !low;
  }

  @Override
  public I2cPart part() {
    I2cPart chip = RegisterPart.with16BitPointer(this);
    return condition.pluggable(
        new I2cPart() {
          @Override
          public boolean start(boolean read) {
            return !isShutDown() && chip.start(read);
          }

          @Override
          public boolean write(int value) {
            return chip.write(value);
          }

          @Override
          public int read() {
            return chip.read();
          }

          @Override
          public void stop() {
            chip.stop();
          }
        });
  }

  private synchronized boolean isShutDown() {
    return shutDown;
  }

  @Override
  public synchronized int read(int register) {
    settle();
    if (register >= RESULT && register < RESULT + RESULT_BYTES) {
      return result[register - RESULT];
    }
    return switch (register) {
      case FIRMWARE_STATUS -> booted() ? 0x03 : 0x02;
      case GPIO_TIO_HV_STATUS -> 0x02 | (interruptPending == activeHigh() ? 1 : 0);
      default -> registers.getOrDefault(register, 0);
    };
  }

  private boolean booted() {
    return clock.nanos() - poweredAt >= condition.takes(BOOT_NANOS);
  }

  private boolean activeHigh() {
    return (registers.getOrDefault(GPIO_HV_MUX_CTRL, 0) & 0x10) == 0;
  }

  @Override
  public synchronized void write(int register, int value) {
    settle();
    if (!booted() || isReadOnly(register)) {
      return;
    }
    switch (register) {
      case INTERRUPT_CLEAR -> interruptPending &= (value & 0x01) == 0;
      case MODE_START -> startOrStop(value);
      default -> registers.put(register, value);
    }
  }

  private static boolean isReadOnly(int register) {
    return (register >= RESULT && register < RESULT + RESULT_BYTES)
        || register == FIRMWARE_STATUS
        || register == GPIO_TIO_HV_STATUS
        || register == MODEL_ID
        || register == MODEL_ID + 1;
  }

  private void startOrStop(int mode) {
    ranging = (mode & 0x40) != 0;
    rangingFrom = clock.nanos();
    latched = 0;
  }

  /** Brings ranging up to now. */
  @Override
  public synchronized void settle() {
    if (!ranging) {
      return;
    }
    long done = (clock.nanos() - rangingFrom) / budgetNanos();
    if (done > latched) {
      latched = done;
      range(rangingFrom + done * budgetNanos());
      interruptPending = true;
    }
  }

  private long budgetNanos() {
    int key = (word(TIMEOUT_A) << 16) | word(TIMEOUT_B);
    Integer millis = BUDGETS_MS.get(key);
    return condition.takes(millis == null ? DEFAULT_BUDGET_NANOS : millis * 1_000 * MICROS);
  }

  private int word(int register) {
    return (registers.getOrDefault(register, 0) << 8) | registers.getOrDefault(register + 1, 0);
  }

  private void range(long at) {
    if (condition.isFrozen()) {
      return;
    }
    boolean shortMode = registers.getOrDefault(PHASECAL_TIMEOUT, 0) == 0x14;
    RangeShot.Echo echo = shots.shoot(view.at(at), shortMode);
    result[0] = echo.rawStatus();
    result[2] = (result[2] + 1) & 0xFF; // stream count
    put(3, 16 << 8); // effective SPADs, 8.8 fixed point
    put(5, echo.signal());
    put(7, echo.ambient());
    put(9, echo.sigma());
    put(13, echo.distanceMm());
    put(15, echo.signal());
  }

  private void put(int offset, int value) {
    result[offset] = (value >> 8) & 0xFF;
    result[offset + 1] = value & 0xFF;
  }

  @Override
  public synchronized void stick(boolean frozen) {
    settle();
    condition.frozen(frozen);
  }

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
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    powerUp();
  }
}
