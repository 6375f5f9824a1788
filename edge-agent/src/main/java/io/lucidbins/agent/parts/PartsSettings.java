package io.lucidbins.agent.parts;

/**
 * Which parts this bin has and where they are.
 *
 * @param i2cBus number of the bus that the parts hang on, 0 to 31: {@code /dev/i2c-N}
 * @param level the range finder, or none
 * @param weight the scale, or none
 * @param lid whether a reed switch tells if the lid is open
 * @param lidPin BCM number of its line, 0 to 53; low means closed
 */
public record PartsSettings(
    int i2cBus, LevelPart level, WeightPart weight, boolean lid, int lidPin) {

  /** Range finders that the agent can drive. */
  public enum LevelPart {
    NONE,
    VL53L1X
  }

  /** Scales that the agent can drive. */
  public enum WeightPart {
    NONE,
    NAU7802
  }

  public PartsSettings {
    if (i2cBus < 0 || i2cBus > 31) {
      throw new IllegalArgumentException("i2c_bus must be 0 to 31, but is " + i2cBus);
    }
    if (lidPin < 0 || lidPin > 53) {
      throw new IllegalArgumentException("lid_pin must be 0 to 53, but is " + lidPin);
    }
  }

  /** The reference wiring: both parts on bus 1, the reed switch on GPIO 17. */
  public static PartsSettings defaults() {
    return new PartsSettings(1, LevelPart.VL53L1X, WeightPart.NAU7802, true, 17);
  }
}
