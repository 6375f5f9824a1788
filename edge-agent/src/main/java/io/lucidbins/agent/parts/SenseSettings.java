package io.lucidbins.agent.parts;

import org.jspecify.annotations.Nullable;

/**
 * What a bin feels beside level and weight.
 *
 * @param temperature the thermometer, or none
 * @param tilt the accelerometer, or none
 * @param tiltPin BCM number of the line from its INT1, null if it is not wired
 * @param battery the gauge, or none
 * @param supply what the gauge hangs on
 */
public record SenseSettings(
    TemperaturePart temperature,
    TiltPart tilt,
    @Nullable Integer tiltPin,
    BatteryPart battery,
    Supply supply) {
  private static final int MOST_AT_INPUT_MV = 3_300;

  /** Thermometers that the agent can drive. */
  public enum TemperaturePart {
    NONE,
    TMP102
  }

  /** Accelerometers that the agent can drive. */
  public enum TiltPart {
    NONE,
    LIS3DH
  }

  /** Battery gauges that the agent can drive. */
  public enum BatteryPart {
    NONE,
    ADS1115
  }

  /**
   * A battery behind a divider.
   *
   * @param divider battery voltage over that at the gauge, 1 to 100
   * @param fullMv of the full battery, 1,000 to 60,000 mV
   */
  public record Supply(int divider, int fullMv) {
    public Supply {
      if (divider < 1 || divider > 100) {
        throw new IllegalArgumentException("battery_divider must be 1 to 100, but is " + divider);
      }
      if (fullMv < 1_000 || fullMv > 60_000) {
        throw new IllegalArgumentException(
            "battery_full_mv must be 1000 to 60000, but is " + fullMv);
      }
    }
  }

  public SenseSettings {
    PartsSettings.checkPin("tilt_pin", tiltPin);
    long atInput = Math.ceilDiv(supply.fullMv(), supply.divider());
    if (battery != BatteryPart.NONE && atInput > MOST_AT_INPUT_MV) {
      throw new IllegalArgumentException(
          "battery_divider leaves %d mV of the full battery (battery_full_mv) at the gauge, which bears 3300 mV"
              .formatted(atInput));
    }
  }

  /** None of them; a lead battery of 12 V behind 1:5 for whoever adds the gauge. */
  public static SenseSettings defaults() {
    return new SenseSettings(
        TemperaturePart.NONE, TiltPart.NONE, 27, BatteryPart.NONE, new Supply(5, 14_600));
  }

  /** All of them, wired as in the reference. */
  public static SenseSettings all() {
    return new SenseSettings(
        TemperaturePart.TMP102, TiltPart.LIS3DH, 27, BatteryPart.ADS1115, new Supply(5, 14_600));
  }
}
