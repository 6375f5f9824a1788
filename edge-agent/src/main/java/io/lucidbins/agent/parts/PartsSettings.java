package io.lucidbins.agent.parts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parts this bin has and where they are. Two parts never share a GPIO line or a serial port.
 *
 * @param i2cBus number of the bus that the parts hang on but the card reader, 0 to 31: {@code
 *     /dev/i2c-N}
 */
public record PartsSettings(
    int i2cBus,
    LevelSettings level,
    WeightSettings weight,
    CardsSettings cards,
    SenseSettings senses,
    PanelSettings panel) {
  private static final int LAST_PIN = 53;

  public PartsSettings {
    if (i2cBus < 0 || i2cBus > 31) {
      throw new IllegalArgumentException("i2c_bus must be 0 to 31, but is " + i2cBus);
    }
    if (cards.part() == CardsSettings.Part.PN532_I2C && cards.i2cBus() == i2cBus) {
      throw new IllegalArgumentException(
          "cards_i2c_bus must not be that of the other parts (i2c_bus = "
              + i2cBus
              + "): a PN532 stretches the clock and holds it up");
    }
    if (level.part().isSerial()
        && cards.part() == CardsSettings.Part.PN532_UART
        && level.port().equals(cards.port())) {
      throw new IllegalArgumentException(
          "cards_port must not be that of the range finder (level_port = \""
              + level.port()
              + "\")");
    }
    refuseSharedPins(new Pins(i2cBus, level, weight, senses, panel).used());
  }

  /** What runs without any settings: level and weight on bus 1, the lid's switch on GPIO 17. */
  public static PartsSettings defaults() {
    return new PartsSettings(
        1,
        LevelSettings.defaults(),
        WeightSettings.defaults(),
        CardsSettings.defaults(),
        SenseSettings.defaults(),
        PanelSettings.defaults());
  }

  /** A board on which nothing is fitted. */
  public static PartsSettings none() {
    return defaults()
        .withLevel(LevelSettings.of(LevelSettings.Part.NONE))
        .withWeight(WeightSettings.of(WeightSettings.Part.NONE))
        .withPanel(PanelSettings.none());
  }

  /** The same on another bus. */
  public PartsSettings withI2cBus(int other) {
    return new PartsSettings(other, level, weight, cards, senses, panel);
  }

  /** The same with another range finder. */
  public PartsSettings withLevel(LevelSettings other) {
    return new PartsSettings(i2cBus, other, weight, cards, senses, panel);
  }

  /** The same with another scale. */
  public PartsSettings withWeight(WeightSettings other) {
    return new PartsSettings(i2cBus, level, other, cards, senses, panel);
  }

  /** The same with another card reader. */
  public PartsSettings withCards(CardsSettings other) {
    return new PartsSettings(i2cBus, level, weight, other, senses, panel);
  }

  /** The same with other senses. */
  public PartsSettings withSenses(SenseSettings other) {
    return new PartsSettings(i2cBus, level, weight, cards, other, panel);
  }

  /** The same with another panel. */
  public PartsSettings withPanel(PanelSettings other) {
    return new PartsSettings(i2cBus, level, weight, cards, senses, other);
  }

  private static void refuseSharedPins(Map<String, Integer> used) {
    Map<Integer, String> users = new LinkedHashMap<>();
    used.forEach((user, pin) -> {
      String other = users.putIfAbsent(pin, user);
      if (other != null) {
        throw new IllegalArgumentException(
            user + " is GPIO " + pin + ", which is already " + other);
      }
    });
  }

  static void checkPin(String key, @Nullable Integer pin) {
    if (pin != null && (pin < 0 || pin > LAST_PIN)) {
      throw new IllegalArgumentException(
          key + " must be 0 to " + LAST_PIN + " (a BCM number), but is " + pin);
    }
  }

  static void checkPort(String key, String port) {
    if (!port.startsWith("/dev/") || port.length() == "/dev/".length()) {
      throw new IllegalArgumentException(
          key + " must be a device such as \"/dev/serial0\", but is \"" + port + "\"");
    }
  }

  /** The GPIO lines that the parts take. */
  private record Pins(
      int i2cBus,
      LevelSettings level,
      WeightSettings weight,
      SenseSettings senses,
      PanelSettings panel) {

    /** Line by user; the buses come first, so that the message names the key that is to change. */
    Map<String, Integer> used() {
      Map<String, Integer> used = new LinkedHashMap<>();
      if (i2cBus == 1 && usesI2c()) {
        used.put("the data line of I2C bus 1", 2);
        used.put("the clock line of I2C bus 1", 3);
      }
      if (level.part().isSerial() && level.port().equals("/dev/serial0")) {
        used.put("the sending line of /dev/serial0", 14);
        used.put("the receiving line of /dev/serial0", 15);
      }
      add(used, "lid_pin", panel.lidPin());
      addLevel(used);
      if (weight.part() == WeightSettings.Part.HX711) {
        add(used, "weight_clock_pin", weight.clockPin());
        add(used, "weight_data_pin", weight.dataPin());
      }
      add(used, "tilt_pin", senses.tilt() == SenseSettings.TiltPart.NONE ? null : senses.tiltPin());
      add(used, "button_pin", panel.buttonPin());
      add(used, "led_green_pin", panel.lamps().greenPin());
      add(used, "led_red_pin", panel.lamps().redPin());
      add(used, "buzzer_pin", panel.lamps().buzzerPin());
      return used;
    }

    private boolean usesI2c() {
      return level.part() == LevelSettings.Part.VL53L1X
          || weight.part() == WeightSettings.Part.NAU7802
          || senses.temperature() != SenseSettings.TemperaturePart.NONE
          || senses.tilt() != SenseSettings.TiltPart.NONE
          || senses.battery() != SenseSettings.BatteryPart.NONE
          || panel.display() != PanelSettings.DisplayPart.NONE;
    }

    private void addLevel(Map<String, Integer> used) {
      if (level.part().hasEcho()) {
        add(used, "level_trigger_pin", level.pins().trigger());
        add(used, "level_echo_pin", level.pins().echo());
      }
      boolean optical = level.part() == LevelSettings.Part.VL53L1X;
      add(used, "level_xshut_pin", optical ? level.pins().xshut() : null);
    }

    private static void add(Map<String, Integer> used, String key, @Nullable Integer pin) {
      if (pin != null) {
        used.put(key, pin);
      }
    }
  }
}
