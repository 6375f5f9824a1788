package io.lucidbins.agent.parts;

// https://www.nuvoton.com/export/resource-files/en-us--DS_NAU7802_DataSheet_EN_Rev2.6.pdf; the
// order (9.1) and each register and bit compared with SparkFun_Qwiic_Scale_NAU7802.

import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;

/**
 * Nuvoton NAU7802, a 24-bit converter for load cells: LDO 3.3 V, gain 128, 10 conversions a second,
 * 1.54 nV per count. Counts are two's complement, -8,388,608 to 8,388,607, both of which mean a
 * rail. Its registers tell when its supply dipped: then it has lost its settings, measures nothing
 * and is initialised anew.
 */
public final class Nau7802 implements Scale {
  static final int ADDRESS = 0x2A;

  private static final int PU_CTRL = 0x00;
  private static final int CTRL1 = 0x01;
  private static final int CTRL2 = 0x02;
  private static final int ADCO_B2 = 0x12;
  private static final int ADC_REGISTERS = 0x15;
  private static final int PGA = 0x1B;
  private static final int PGA_POWER = 0x1C;
  private static final int REVISION = 0x1F;

  private static final int RR = 0x01;
  private static final int PUD = 0x02;
  private static final int PUA = 0x04;
  private static final int PUR = 0x08;
  private static final int CS = 0x10;
  private static final int CR = 0x20;
  private static final int AVDDS = 0x80;
  private static final int CALS = 0x04;
  private static final int CAL_ERR = 0x08;

  private static final int POWERED = PUD | PUA | AVDDS;

  private static final int MOST = 0x7FFFFF;
  private static final int LEAST = -0x800000;

  /** The filter needs 4 conversions; the kernel's driver waits for 6. */
  private static final int DISCARDED = 10;

  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration RESET = Duration.ofMillis(1);
  private static final Duration POWER_UP_LIMIT = Duration.ofMillis(100);
  private static final Duration LDO_SETTLING = Duration.ofMillis(250);
  private static final Duration CALIBRATION_LIMIT = Duration.ofSeconds(1);

  /** Three conversions at 10 a second. */
  private static final Duration CONVERSION_LIMIT = Duration.ofMillis(300);

  private final I2cRegisters registers;
  private final Pause pause;
  private final Revival revival;

  public Nau7802(I2C i2c, Pause pause) {
    this.registers = new I2cRegisters(i2c, 1, pause);
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return "nau7802";
  }

  @Override
  public Measured<Integer> measureCounts() {
    return revival.attempt(this::initialise, this::measure);
  }

  private void initialise() {
    int revision = registers.readByte(REVISION) & 0x0F;
    if (revision != 0x0F) {
      throw new PartFailure(
          new BusError(0, "the chip at 0x2A says 0x%X, a NAU7802 says 0xF".formatted(revision)));
    }
    powerUp();
    configure();
    pause.of(LDO_SETTLING);
    for (int i = 0; i < DISCARDED; i++) {
      awaitConversion();
      registers.read(ADCO_B2, 3);
    }
    calibrate();
  }

  private void powerUp() {
    registers.writeByte(PU_CTRL, RR);
    pause.of(RESET);
    registers.writeByte(PU_CTRL, 0x00);
    registers.writeByte(PU_CTRL, PUD | PUA);
    if (!pause.until(() -> (registers.readByte(PU_CTRL) & PUR) != 0, RESET, POWER_UP_LIMIT)) {
      throw new PartFailure(new NotReady(POWER_UP_LIMIT));
    }
  }

  private void configure() {
    registers.writeByte(PU_CTRL, POWERED);
    registers.writeByte(CTRL1, 0x27); // VLDO 3.3 V (4 << 3), gain 128 (7)
    registers.writeByte(CTRL2, 0x00); // channel 1, 10 conversions/s
    registers.writeByte(ADC_REGISTERS, 0x30); // chopper clock off
    registers.writeByte(PGA_POWER, 0x80); // capacitor on channel 2
    registers.writeByte(PGA, registers.readByte(PGA) & 0xBF); // LDO with low-ESR capacitors
    registers.writeByte(PU_CTRL, POWERED | CS);
  }

  private void calibrate() {
    registers.writeByte(CTRL2, CALS);
    if (!pause.until(() -> (registers.readByte(CTRL2) & CALS) == 0, POLL, CALIBRATION_LIMIT)) {
      throw new PartFailure(new NotReady(CALIBRATION_LIMIT));
    }
    if ((registers.readByte(CTRL2) & CAL_ERR) != 0) {
      throw new PartFailure(new BusError(0, "the offset calibration failed (CAL_ERR)"));
    }
    for (int i = 0; i < DISCARDED; i++) {
      awaitConversion();
      registers.read(ADCO_B2, 3);
    }
  }

  private Measured<Integer> measure() {
    awaitConversion();
    byte[] bytes = registers.read(ADCO_B2, 3);
    int counts = (bytes[0] << 16) | ((bytes[1] & 0xFF) << 8) | (bytes[2] & 0xFF);
    if (counts == 0) {
      checkSettings(registers.readByte(PU_CTRL)); // a part that was just reset has 0 there too
    }
    if (counts == MOST || counts == LEAST) {
      return new Failed<>(new Saturated(counts));
    }
    return new Reading<>(counts, Quality.BEST, pause.clock().nanos());
  }

  private void awaitConversion() {
    if (!pause.until(this::isConverted, POLL, CONVERSION_LIMIT)) {
      throw new PartFailure(new NotReady(CONVERSION_LIMIT));
    }
  }

  private boolean isConverted() {
    int control = registers.readByte(PU_CTRL);
    checkSettings(control);
    return (control & CR) != 0;
  }

  private static void checkSettings(int control) {
    if ((control & POWERED) != POWERED) {
      throw new PartFailure(new BusError(0, "the NAU7802 lost its settings: its supply dipped"));
    }
  }
}
