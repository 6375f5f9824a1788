package io.lucidbins.agent.settings;

import io.lucidbins.agent.parts.CardsSettings;
import io.lucidbins.agent.parts.LevelSettings;
import io.lucidbins.agent.parts.PanelSettings;
import io.lucidbins.agent.parts.PanelSettings.DisplayPart;
import io.lucidbins.agent.parts.PanelSettings.Lamps;
import io.lucidbins.agent.parts.PartsSettings;
import io.lucidbins.agent.parts.SenseSettings;
import io.lucidbins.agent.parts.SenseSettings.BatteryPart;
import io.lucidbins.agent.parts.SenseSettings.Supply;
import io.lucidbins.agent.parts.SenseSettings.TemperaturePart;
import io.lucidbins.agent.parts.SenseSettings.TiltPart;
import io.lucidbins.agent.parts.WeightSettings;

/** The section {@code [parts]}: group by group, each with the defaults of its record. */
final class PartsSection {
  private final Section section;
  private final PartsSettings defaults = PartsSettings.defaults();

  private PartsSection(Section section) {
    this.section = section;
  }

  static PartsSettings read(Section section) {
    return new PartsSection(section).read();
  }

  private PartsSettings read() {
    int bus = section.integer("i2c_bus", defaults.i2cBus());
    LevelSettings level = level(defaults.level());
    WeightSettings weight = weight(defaults.weight());
    PanelSettings panel = panel(defaults.panel());
    CardsSettings cards = cards(defaults.cards());
    SenseSettings senses = senses(defaults.senses());
    section.refuseUnknown();
    return section.check(
        () -> new PartsSettings(bus, level, weight, cards, senses, panel), defaults);
  }

  private LevelSettings level(LevelSettings usual) {
    var part = section.choice("level", LevelSettings.Part.class, usual.part());
    String port = section.text("level_port", usual.port());
    int trigger = section.integer("level_trigger_pin", usual.pins().trigger());
    int echo = section.integer("level_echo_pin", usual.pins().echo());
    Integer xshut = section.pin("level_xshut_pin", usual.pins().xshut());
    boolean compensated = section.bool("level_compensated", usual.compensated());
    return section.check(
        () ->
            new LevelSettings(
                part, port, new LevelSettings.Pins(trigger, echo, xshut), compensated),
        usual);
  }

  private WeightSettings weight(WeightSettings usual) {
    var part = section.choice("weight", WeightSettings.Part.class, usual.part());
    int clock = section.integer("weight_clock_pin", usual.clockPin());
    int data = section.integer("weight_data_pin", usual.dataPin());
    return section.check(() -> new WeightSettings(part, clock, data), usual);
  }

  private CardsSettings cards(CardsSettings usual) {
    var part = section.choice("cards", CardsSettings.Part.class, usual.part());
    String port = section.text("cards_port", usual.port());
    int bus = section.integer("cards_i2c_bus", usual.i2cBus());
    return section.check(() -> new CardsSettings(part, port, bus), usual);
  }

  private SenseSettings senses(SenseSettings usual) {
    var temperature = section.choice("temperature", TemperaturePart.class, usual.temperature());
    var tilt = section.choice("tilt", TiltPart.class, usual.tilt());
    Integer pin = section.pin("tilt_pin", usual.tiltPin());
    var battery = section.choice("battery", BatteryPart.class, usual.battery());
    int divider = section.integer("battery_divider", usual.supply().divider());
    int full = section.integer("battery_full_mv", usual.supply().fullMv());
    return section.check(
        () -> new SenseSettings(temperature, tilt, pin, battery, new Supply(divider, full)), usual);
  }

  private PanelSettings panel(PanelSettings usual) {
    boolean lid = section.bool("lid", usual.lidPin() != null);
    int lidPin = section.integer("lid_pin", PanelSettings.USUAL_LID_PIN);
    Integer button = section.pin("button_pin", usual.buttonPin());
    Lamps wired = usual.lamps();
    Integer green = section.pin("led_green_pin", wired.greenPin());
    Integer red = section.pin("led_red_pin", wired.redPin());
    Integer buzzer = section.pin("buzzer_pin", wired.buzzerPin());
    var display = section.choice("display", DisplayPart.class, usual.display());
    return section.check(
        () ->
            new PanelSettings(lid ? lidPin : null, button, new Lamps(green, red, buzzer), display),
        usual);
  }
}
