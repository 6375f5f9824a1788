// https://www.ti.com/lit/ds/symlink/tmp102.pdf (SBOS397), checked against Linux's tmp102.c
package io.lucidbins.agent.parts;

import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;

/** TI TMP102, a thermometer: -40 to 125 degC in steps of 0.0625 degC, four conversions a second. */
public final class Tmp102 implements Thermometer {
  /** ADD0 to ground ("Serial Bus Address"). */
  static final int ADDRESS = 0x48;

  private static final int TEMPERATURE = 0x00;
  private static final int CONFIGURATION = 0x01;

  /**
   * 12 bits (R1 R0 = 11, read-only), 4 Hz, comparator, no shutdown; as after power-up
   * ("Configuration Register").
   */
  private static final int FOUR_HZ = 0x60A0;

  /** All but one-shot, and the alert bit, which the part sets. */
  private static final int KEPT = 0x7FDF;

  /**
   * The longest conversion, of typically 26 ms; "following power-up or reset, the temperature
   * register reads 0 degC until the first conversion is complete".
   */
  private static final Duration CONVERSION = Duration.ofMillis(35);

  /** 0 degC, or the part has just started again: a supply that dips may dip twice. */
  private static final int POWER_UP = 0x0000;

  private static final int MOST_AGAIN = 2;

  private static final int LEAST_MILLI_CELSIUS = -40_000;
  private static final int MOST_MILLI_CELSIUS = 125_000;

  private final I2cRegisters registers;
  private final Pause pause;
  private final Revival revival;

  public Tmp102(I2C i2c, Pause pause) {
    this.registers = new I2cRegisters(i2c, 1, pause);
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return "tmp102";
  }

  @Override
  public Measured<Integer> measureMilliCelsius() {
    return revival.attempt(this::initialise, this::measure);
  }

  private void initialise() {
    registers.writeWord(CONFIGURATION, FOUR_HZ);
    int configuration = registers.readWord(CONFIGURATION);
    if ((configuration & KEPT) != (FOUR_HZ & KEPT)) {
      throw new PartFailure(
          new BusError(
              0,
              "the chip at 0x48 keeps the configuration 0x%04X, a TMP102 keeps 0x60A0"
                  .formatted(configuration)));
    }
    pause.of(CONVERSION);
  }

  private Measured<Integer> measure() {
    int word = registers.readWord(TEMPERATURE);
    for (int again = 0; word == POWER_UP && again < MOST_AGAIN; again++) {
      pause.of(CONVERSION);
      word = registers.readWord(TEMPERATURE);
    }
    return convert(word, pause.clock().nanos());
  }

  /** 12 bits, left-justified, two's complement; the unused bits always read 0. */
  private static Measured<Integer> convert(int word, long atNanos) {
    if ((word & 0x000F) != 0) {
      return new Failed<>(new BadFrame(2, FrameFault.SYNTAX));
    }
    int steps = (short) word >> 4;
    int milliCelsius = steps * 125 / 2;
    if (milliCelsius < LEAST_MILLI_CELSIUS) {
      return new Failed<>(new OutOfRange(milliCelsius, Bound.BELOW));
    }
    if (milliCelsius > MOST_MILLI_CELSIUS) {
      return new Failed<>(new OutOfRange(milliCelsius, Bound.ABOVE));
    }
    return new Reading<>(milliCelsius, Quality.BEST, atNanos);
  }
}
