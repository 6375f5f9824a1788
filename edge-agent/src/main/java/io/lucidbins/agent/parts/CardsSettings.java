package io.lucidbins.agent.parts;

/**
 * The card reader of a bin.
 *
 * @param part which one, and how it is wired
 * @param port device of its serial line, such as {@code /dev/ttyAMA1}
 * @param i2cBus number of its bus, 2 to 31: a bit-banged one, since the Pi's own controller
 *     corrupts what a PN532 sends while it stretches the clock
 */
public record CardsSettings(Part part, String port, int i2cBus) {

  /** Card readers that the agent can drive. */
  public enum Part {
    NONE,
    PN532_UART,
    PN532_I2C
  }

  public CardsSettings {
    PartsSettings.checkPort("cards_port", port);
    if (i2cBus < 2 || i2cBus > 31) {
      throw new IllegalArgumentException(
          "cards_i2c_bus must be 2 to 31, but is "
              + i2cBus
              + (i2cBus == 0 || i2cBus == 1
                  ? ": a PN532 stretches the clock, which the controller of that bus corrupts; give"
                      + " it a bus of its own (dtoverlay=i2c-gpio,bus=3)"
                  : ""));
    }
  }

  /** None. */
  public static CardsSettings defaults() {
    return of(Part.NONE);
  }

  /** The reference wiring of a part. */
  public static CardsSettings of(Part part) {
    return new CardsSettings(part, "/dev/ttyAMA1", 3);
  }
}
