// https://www.st.com/resource/en/datasheet/vl53l1x.pdf (DS12385); the registers that it leaves out
// are those of ST's STSW-IMG009 (ULD), checked against Linux's vl53l1x-i2c.c and Pololu's driver.
package io.lucidbins.agent.parts;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * ST VL53L1X, a time-of-flight range finder, in short mode: 40 to 1,300 mm, budget 100 ms, far less
 * troubled by sunlight than the long mode. It ranges all the time; a measurement clears the old
 * result and takes the next.
 */
public final class Vl53l1x implements RangeFinder {
  static final int ADDRESS = 0x29;

  private static final int VHV_TIMEOUT_LOOP_BOUND = 0x0008;
  private static final int VHV_INIT = 0x000B;
  private static final int CONFIGURATION = 0x002D;
  private static final int GPIO_HV_MUX_CTRL = 0x0030;
  private static final int GPIO_TIO_HV_STATUS = 0x0031;
  private static final int PHASECAL_TIMEOUT = 0x004B;
  private static final int RANGE_TIMEOUT_A = 0x005E;
  private static final int VCSEL_PERIOD_A = 0x0060;
  private static final int RANGE_TIMEOUT_B = 0x0061;
  private static final int VCSEL_PERIOD_B = 0x0063;
  private static final int VALID_PHASE_HIGH = 0x0069;
  private static final int WOI_SD0 = 0x0078;
  private static final int INITIAL_PHASE_SD0 = 0x007A;
  private static final int INTERRUPT_CLEAR = 0x0086;
  private static final int MODE_START = 0x0087;
  private static final int RESULT = 0x0089;
  private static final int RESULT_BYTES = 17;
  private static final int FIRMWARE_STATUS = 0x00E5;
  private static final int MODEL_ID = 0x010F;

  /** ULD {@code VL51L1X_DEFAULT_CONFIGURATION}: 91 bytes for 0x2D to 0x87. */
  static final byte[] DEFAULTS =
      HexFormat.of()
          .parseHex(
              "00000001020002080008100101000000" // 0x2D
                  + "00FF000F0000000000200B0000020A21" // 0x3D
                  + "00000500000000C8000038FF01000800" // 0x4D
                  + "0001CC0F01F10D0168008008B8000000" // 0x5D
                  + "000F8900000000000000010F0D0E0E00" // 0x6D
                  + "0002C7FF9B000000010000"); // 0x7D

  private static final int NEAREST_MM = 40;
  private static final int MOST_SKIPPED = 2;
  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration IN_SHUTDOWN = Duration.ofMillis(1);
  private static final Duration AFTER_XSHUT = Duration.ofMillis(2);
  private static final Duration BOOT_LIMIT = Duration.ofMillis(100);

  /** Two budgets of 100 ms: the one in progress and the next, and something for the rest. */
  private static final Duration DATA_LIMIT = Duration.ofMillis(250);

  private final @Nullable DigitalOutput xshut;
  private final I2cRegisters registers;
  private final Pause pause;
  private final Revival revival;

  /** A part whose XSHUT is not wired: it is on whenever the board is. */
  public Vl53l1x(I2C i2c, Pause pause) {
    this(i2c, null, pause);
  }

  /**
   * @param xshut the line of XSHUT, by which the part is started anew before it is initialised;
   *     null if it is not wired
   */
  public Vl53l1x(I2C i2c, @Nullable DigitalOutput xshut, Pause pause) {
    this.xshut = xshut;
    this.registers = new I2cRegisters(i2c, 2, pause);
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return "vl53l1x";
  }

  @Override
  public Measured<Integer> measureMm() {
    return revival.attempt(this::initialise, this::measure);
  }

  /** It measures from 4 cm on. */
  @Override
  public int deadZoneMm() {
    return NEAREST_MM;
  }

  private void initialise() {
    startAnew();
    boolean booted =
        pause.until(() -> (registers.readByte(FIRMWARE_STATUS) & 0x01) != 0, POLL, BOOT_LIMIT);
    if (!booted) {
      throw new PartFailure(new NotReady(BOOT_LIMIT));
    }
    int model = registers.readWord(MODEL_ID);
    if (model != 0xEACC) {
      throw new PartFailure(
          new BusError(0, "the chip at 0x29 says 0x%04X, a VL53L1X says 0xEACC".formatted(model)));
    }
    registers.write(CONFIGURATION, DEFAULTS);
    calibrateTemperature();
    chooseShortMode();
    registers.writeByte(MODE_START, 0x40);
  }

  private void startAnew() {
    DigitalOutput line = xshut;
    try {
      if (line != null) {
        line.low();
        pause.of(IN_SHUTDOWN);
        line.high();
      }
    } catch (Pi4JException e) {
      throw new PartFailure(
          new BusError(Errno.of(e).orElse(Errno.EIO), "XSHUT at GPIO " + line.bcm()));
    }
    pause.of(AFTER_XSHUT);
  }

  /** ULD {@code SensorInit}: one ranging, then VHV calibration starts from the value it found. */
  private void calibrateTemperature() {
    registers.writeByte(MODE_START, 0x40);
    awaitResult();
    registers.writeByte(INTERRUPT_CLEAR, 0x01);
    registers.writeByte(MODE_START, 0x00);
    registers.writeByte(VHV_TIMEOUT_LOOP_BOUND, 0x09);
    registers.writeByte(VHV_INIT, 0x00);
  }

  private void chooseShortMode() {
    registers.writeByte(PHASECAL_TIMEOUT, 0x14);
    registers.writeByte(VCSEL_PERIOD_A, 0x07);
    registers.writeByte(VCSEL_PERIOD_B, 0x05);
    registers.writeByte(VALID_PHASE_HIGH, 0x38);
    registers.writeWord(WOI_SD0, 0x0705);
    registers.writeWord(INITIAL_PHASE_SD0, 0x0606);
    registers.writeWord(RANGE_TIMEOUT_A, 0x02E1);
    registers.writeWord(RANGE_TIMEOUT_B, 0x0388);
  }

  private Measured<Integer> measure() {
    byte[] result = nextResult();
    for (int skipped = 0; isFirst(status(result)) && skipped < MOST_SKIPPED; skipped++) {
      result = nextResult();
    }
    int distanceMm = ((result[13] & 0xFF) << 8) | (result[14] & 0xFF);
    return interpret(status(result), distanceMm, pause.clock().nanos());
  }

  private byte[] nextResult() {
    registers.writeByte(INTERRUPT_CLEAR, 0x01); // what lies there may be old
    awaitResult();
    return registers.read(RESULT, RESULT_BYTES);
  }

  private static int status(byte[] result) {
    return result[0] & 0x1F;
  }

  /**
   * The first results after a start: 18 (GPHSTREAMCOUNT0READY of ST's driver) only synchronises, 19
   * (RANGECOMPLETE_NO_WRAP_CHECK) was not checked for wrap-around; "has to be ignored", "can be
   * discarded" says UM2778 of the kindred VL53L3CX.
   */
  private static boolean isFirst(int rawStatus) {
    return rawStatus == 18 || rawStatus == 19;
  }

  private void awaitResult() {
    int polarity = (registers.readByte(GPIO_HV_MUX_CTRL) & 0x10) == 0 ? 1 : 0;
    boolean ready =
        pause.until(
            () -> (registers.readByte(GPIO_TIO_HV_STATUS) & 0x01) == polarity, POLL, DATA_LIMIT);
    if (!ready) {
      throw new PartFailure(new NotReady(DATA_LIMIT));
    }
  }

  /**
   * Raw status of RESULT__RANGE_STATUS; a distance without it is worth nothing, and one of a few
   * millimetres with a good status is known for garbage (adafruit/Adafruit_VL53L0X #57).
   */
  private static Measured<Integer> interpret(int rawStatus, int distanceMm, long atNanos) {
    return switch (rawStatus) {
      case 9 ->
          distanceMm < NEAREST_MM
              ? new Failed<>(new OutOfRange(distanceMm, Bound.BELOW))
              : new Reading<>(distanceMm, Quality.BEST, atNanos);
      case 4, 5, 6 -> new Failed<>(new NoEcho(DATA_LIMIT)); // signal, phase, sigma
      case 7 -> new Failed<>(new OutOfRange(distanceMm, Bound.ABOVE)); // wrap-around
      case 8 -> new Failed<>(new OutOfRange(distanceMm, Bound.BELOW));
      case 3 -> new Failed<>(new BusError(0, "range status 3, a hardware fault"));
      default -> new Failed<>(new BusError(0, "range status " + rawStatus + ", no measurement"));
    };
  }
}
