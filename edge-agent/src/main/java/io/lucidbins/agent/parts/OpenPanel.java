package io.lucidbins.agent.parts;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.PullResistance;
import io.lucidbins.agent.parts.PanelSettings.DisplayPart;
import io.lucidbins.agent.parts.PanelSettings.Lamps;
import org.jspecify.annotations.Nullable;

/** Makes the card reader and what a citizen touches, sees and hears, as the settings name them. */
final class OpenPanel {
  private final Wiring wiring;
  private final PartsSettings settings;

  OpenPanel(Wiring wiring, PartsSettings settings) {
    this.wiring = wiring;
    this.settings = settings;
  }

  @Nullable CardReader cards() {
    CardsSettings cards = settings.cards();
    return switch (cards.part()) {
      case NONE -> null;
      case PN532_UART ->
          wiring.part(
              "cards",
              "pn532-uart",
              cards.port(),
              () ->
                  new Pn532(
                      new Pn532Hsu(wiring.serialPorts(), cards.port(), wiring.pause()),
                      wiring.pause()),
              late -> late);
      case PN532_I2C ->
          wiring.part(
              "cards",
              "pn532-i2c",
              "I2C bus %d, 0x%02X".formatted(cards.i2cBus(), Pn532I2c.ADDRESS),
              () ->
                  new Pn532(
                      new Pn532I2c(
                          wiring.i2c("pn532", cards.i2cBus(), Pn532I2c.ADDRESS), wiring.pause()),
                      wiring.pause()),
              late -> late);
    };
  }

  @Nullable Lid lid() {
    Integer pin = settings.panel().lidPin();
    if (pin == null) {
      return null;
    }
    return wiring
        .<Lid>fixture(
            "lid",
            "GPIO " + pin,
            () ->
                new ReedSwitch(
                    wiring.input("lid", pin, PullResistance.PULL_UP, ReedSwitch.DEBOUNCE_MICROS),
                    wiring.clock()))
        .orElse(null);
  }

  @Nullable PushButton button() {
    Integer pin = settings.panel().buttonPin();
    if (pin == null) {
      return null;
    }
    return wiring
        .fixture(
            "button",
            "GPIO " + pin,
            () -> {
              var line =
                  wiring.input("button", pin, PullResistance.PULL_UP, PushButton.DEBOUNCE_MICROS);
              var button = new PushButton(line, wiring.clock());
              button.listen();
              return button;
            })
        .orElse(null);
  }

  Feedback feedback() {
    Lamps lamps = settings.panel().lamps();
    return new Feedback(
        lamp("led-green", lamps.greenPin()),
        lamp("led-red", lamps.redPin()),
        lamp("buzzer", lamps.buzzerPin()));
  }

  private @Nullable DigitalOutput lamp(String name, @Nullable Integer pin) {
    return pin == null
        ? null
        : wiring.fixture(name, "GPIO " + pin, () -> wiring.output(name, pin)).orElse(null);
  }

  @Nullable Display display() {
    if (settings.panel().display() == DisplayPart.NONE) {
      return null;
    }
    int bus = settings.i2cBus();
    return wiring
        .<Display>fixture(
            "display",
            "I2C bus %d, 0x%02X".formatted(bus, Ssd1306.ADDRESS),
            () -> new Ssd1306(wiring.i2c("ssd1306", bus, Ssd1306.ADDRESS), wiring.pause()))
        .orElse(null);
  }
}
