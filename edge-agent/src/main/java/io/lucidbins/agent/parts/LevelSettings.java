package io.lucidbins.agent.parts;

import org.jspecify.annotations.Nullable;

/**
 * The range finder of a bin. What does not belong to {@code part} is kept and not used.
 *
 * @param part which one
 * @param port device of a part with a serial line, such as {@code /dev/serial0}
 * @param pins of a part on GPIO lines
 * @param compensated whether an A02YYUW corrects for temperature by itself
 */
public record LevelSettings(Part part, String port, Pins pins, boolean compensated) {

  /** Range finders that the agent can drive. */
  public enum Part {
    NONE,
    VL53L1X,
    A02YYUW,
    MAXBOTIX,
    HC_SR04,
    JSN_SR04T,
    SRF04_IIO,
    VL53L0X_IIO;

    boolean isSerial() {
      return this == A02YYUW || this == MAXBOTIX;
    }

    boolean hasEcho() {
      return this == HC_SR04 || this == JSN_SR04T;
    }
  }

  /**
   * GPIO lines, BCM numbers.
   *
   * @param xshut the line that switches a VL53L1X on, null if it is not wired
   */
  public record Pins(int trigger, int echo, @Nullable Integer xshut) {}

  public LevelSettings {
    PartsSettings.checkPort("level_port", port);
    PartsSettings.checkPin("level_trigger_pin", pins.trigger());
    PartsSettings.checkPin("level_echo_pin", pins.echo());
    PartsSettings.checkPin("level_xshut_pin", pins.xshut());
    if (compensated && part != Part.A02YYUW) {
      throw new IllegalArgumentException(
          "level_compensated is only for level = \"a02yyuw\": of every other part the agent knows"
              + " whether it corrects for temperature");
    }
  }

  /** A VL53L1X without its XSHUT line; the reference wiring for all others. */
  public static LevelSettings defaults() {
    return new LevelSettings(Part.VL53L1X, "/dev/serial0", new Pins(20, 21, null), false);
  }

  /** The reference wiring of another part. */
  public static LevelSettings of(Part part) {
    return new LevelSettings(part, "/dev/serial0", new Pins(20, 21, null), false);
  }
}
