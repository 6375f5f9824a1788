package io.lucidbins.mocks;

import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.SerialPart;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.cards.CardField;
import io.lucidbins.mocks.parts.A02yyuwModel;
import io.lucidbins.mocks.parts.Ads1115Model;
import io.lucidbins.mocks.parts.ButtonModel;
import io.lucidbins.mocks.parts.HcSr04Model;
import io.lucidbins.mocks.parts.Hx711Model;
import io.lucidbins.mocks.parts.I2cChip;
import io.lucidbins.mocks.parts.IioHx711Model;
import io.lucidbins.mocks.parts.IioSrf04Model;
import io.lucidbins.mocks.parts.IioVl53l0xModel;
import io.lucidbins.mocks.parts.LampModel;
import io.lucidbins.mocks.parts.LidSwitchModel;
import io.lucidbins.mocks.parts.Lis3dhModel;
import io.lucidbins.mocks.parts.MaxBotixModel;
import io.lucidbins.mocks.parts.Nau7802Model;
import io.lucidbins.mocks.parts.Part;
import io.lucidbins.mocks.parts.Pn532I2c;
import io.lucidbins.mocks.parts.Pn532Model;
import io.lucidbins.mocks.parts.Pn532Uart;
import io.lucidbins.mocks.parts.Ssd1306Model;
import io.lucidbins.mocks.parts.Tmp102Model;
import io.lucidbins.mocks.parts.Vl53l1xModel;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The parts of the reference bill of materials on the wires of one Pi, sensing one bin. */
final class Fittings {
  final Map<String, Part> parts = new TreeMap<>();
  final HcSr04Model echo;
  final Hx711Model hx711;
  final ButtonModel button;
  final CardField cards;
  final Pn532Model uartReader;
  final Pn532Model i2cReader;
  final Ssd1306Model display;
  final LampModel greenLed;
  final LampModel redLed;
  final LampModel buzzer;
  private final Harness wires;
  private final Bin bin;

  /**
   * @param shared randomness of the two parts that every bin has, and of its visitors
   */
  Fittings(Harness wires, Bin bin, RandomGenerator shared, VirtualPi.Options options) {
    this.wires = wires;
    this.bin = bin;
    opticalLevel(shared);
    weight(shared);
    serialLevel(options.maxBotix());
    this.echo = echoLevel(options.jsn());
    this.hx711 = pulsedWeight();
    surroundings();
    this.cards = new CardField(wires.clock);
    this.uartReader = uartReader();
    this.i2cReader = i2cReader();
    parts.put("pn532-uart", uartReader);
    parts.put("pn532-i2c", i2cReader);
    this.display = new Ssd1306Model();
    add("ssd1306", wires.i2c, Ssd1306Model.ADDRESS, display);
    kernelParts();
    lid();
    this.button = new ButtonModel(wires.line(VirtualPi.BUTTON_PIN), wires.clock);
    this.greenLed = new LampModel(wires.line(VirtualPi.GREEN_LED_PIN));
    this.redLed = new LampModel(wires.line(VirtualPi.RED_LED_PIN));
    this.buzzer = new LampModel(wires.line(VirtualPi.BUZZER_PIN));
    parts.values().forEach(part -> bin.beforeChange(part::settle));
  }

  private void opticalLevel(RandomGenerator shared) {
    var model = new Vl53l1xModel(wires.clock, bin::optics, shared);
    wires.line(VirtualPi.XSHUT_PIN).follow((state, _) -> model.shutDown(state.isLow()));
    add("vl53l1x", wires.i2c, Vl53l1xModel.ADDRESS, model);
  }

  private void weight(RandomGenerator shared) {
    var model = new Nau7802Model(wires.clock, bin::bridgeMillivoltsPerVolt, shared);
    model.ready(wires.line(VirtualPi.DRDY_PIN), wires.clock);
    add("nau7802", wires.i2c, Nau7802Model.ADDRESS, model);
  }

  private void serialLevel(boolean maxBotix) {
    VirtualSerial line = wires.serials.line(VirtualPi.LEVEL_PORT);
    if (maxBotix) {
      var random = wires.random("maxbotix");
      serial("maxbotix", line, new MaxBotixModel(line, wires.clock, bin::acoustics, random));
    } else {
      var random = wires.random("a02yyuw");
      serial("a02yyuw", line, new A02yyuwModel(line, wires.clock, bin::acoustics, random));
    }
  }

  private <P extends SerialPart & Part> void serial(String name, VirtualSerial line, P part) {
    line.attach(part, A02yyuwModel.BAUD);
    parts.put(name, part);
  }

  private HcSr04Model echoLevel(boolean jsn) {
    var trigger = wires.line(VirtualPi.TRIGGER_PIN);
    var line = wires.line(VirtualPi.ECHO_PIN);
    String name = jsn ? "jsn-sr04t" : "hc-sr04";
    RandomGenerator random = wires.random(name);
    HcSr04Model model =
        jsn
            ? HcSr04Model.jsnSr04t(trigger, line, wires.clock, bin::acoustics, random)
            : HcSr04Model.hcSr04(trigger, line, wires.clock, bin::acoustics, random);
    parts.put(name, model);
    return model;
  }

  private Hx711Model pulsedWeight() {
    var model =
        new Hx711Model(
            wires.line(VirtualPi.SCK_PIN),
            wires.line(VirtualPi.DOUT_PIN),
            wires.clock,
            bin::bridgeMillivoltsPerVolt,
            wires.random("hx711"));
    parts.put("hx711", model);
    return model;
  }

  private void surroundings() {
    var thermometer = new Tmp102Model(wires.clock, bin::celsius);
    add("tmp102", wires.i2c, Tmp102Model.ADDRESS, thermometer);
    var tilt =
        new Lis3dhModel(
            wires.clock, bin::acceleration, wires.random("lis3dh"), wires.line(VirtualPi.TILT_PIN));
    add("lis3dh", wires.i2c, Lis3dhModel.ADDRESS, tilt);
    var battery = new Ads1115Model(wires.clock, bin::batteryMillivolts);
    add("ads1115", wires.i2c, Ads1115Model.ADDRESS, battery);
  }

  private Pn532Model uartReader() {
    var line = wires.serials.line(VirtualPi.CARDS_PORT);
    var reader = new Pn532Model(wires.clock, cards);
    line.attach(new Pn532Uart(reader, line), Pn532Uart.BAUD);
    cards.onPresent(line::nudge);
    return reader;
  }

  private Pn532Model i2cReader() {
    var reader = new Pn532Model(wires.clock, cards);
    wires.cardBus.attach(Pn532I2c.ADDRESS, new Pn532I2c(reader, wires.clock));
    return reader;
  }

  private void kernelParts() {
    var clock = wires.clock;
    var scale = new IioHx711Model(clock, bin::bridgeMillivoltsPerVolt, wires.random("hx711-iio"));
    wires.iio.attach("hx711", scale);
    parts.put("hx711-iio", scale);
    var sonar = new IioSrf04Model(clock, bin::acoustics);
    wires.iio.attach("srf04", sonar);
    parts.put("srf04-iio", sonar);
    var light = new IioVl53l0xModel(clock, bin::optics, wires.random("vl53l0x-iio"));
    wires.iio.attach("vl53l0x", light);
    parts.put("vl53l0x-iio", light);
  }

  private void lid() {
    if (wires.lines.containsKey(VirtualPi.LID_PIN)) {
      var line = wires.line(VirtualPi.LID_PIN);
      var reed = new LidSwitchModel(line, wires.clock, wires.random("lid"));
      bin.onLid(reed::lid);
      parts.put("lid", reed);
    }
  }

  private void add(String name, I2cBus bus, int address, I2cChip chip) {
    bus.attach(address, chip.part());
    parts.put(name, chip);
  }
}
