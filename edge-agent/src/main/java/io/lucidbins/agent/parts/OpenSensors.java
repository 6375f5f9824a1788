package io.lucidbins.agent.parts;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.PullResistance;
import io.lucidbins.agent.parts.SenseSettings.BatteryPart;
import io.lucidbins.agent.parts.SenseSettings.TemperaturePart;
import io.lucidbins.agent.parts.SenseSettings.TiltPart;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the parts that measure, as the settings name them; none is touched by it. */
final class OpenSensors {
  private final Wiring wiring;
  private final PartsSettings settings;
  private final AirTemperature air;
  private final BusGuard guard;
  private final Set<String> guarded = new HashSet<>();

  OpenSensors(Wiring wiring, PartsSettings settings, AirTemperature air) {
    this.wiring = wiring;
    this.settings = settings;
    this.air = air;
    this.guard = new BusGuard("i2c-" + settings.i2cBus(), wiring.clock()::nanos);
  }

  /** Parts on the common bus, if there are so many that it may be told to be stuck. */
  Set<String> sharing() {
    return guarded.size() >= BusGuard.PARTS ? Set.copyOf(guarded) : Set.of();
  }

  @Nullable RangeFinder level() {
    LevelSettings level = settings.level();
    return switch (level.part()) {
      case NONE -> null;
      case VL53L1X -> vl53l1x(level.pins().xshut());
      case A02YYUW -> {
        var sound = new UltrasonicAir(air, level.compensated());
        yield serial(
            "a02yyuw", new A02yyuw(wiring.serialPorts(), level.port(), wiring.pause(), sound));
      }
      case MAXBOTIX ->
          serial("maxbotix", new MaxBotix(wiring.serialPorts(), level.port(), wiring.pause()));
      case HC_SR04 -> echo("hc-sr04", HcSr04::new);
      case JSN_SR04T -> echo("jsn-sr04t", HcSr04::jsnSr04t);
      case SRF04_IIO -> iio("srf04");
      case VL53L0X_IIO -> iio("vl53l0x");
    };
  }

  private RangeFinder vl53l1x(@Nullable Integer xshut) {
    String name = "vl53l1x";
    guarded.add(name);
    return wiring.part(
        "level",
        name,
        place(Vl53l1x.ADDRESS),
        () -> {
          DigitalOutput on = xshut == null ? null : wiring.output("level-xshut", xshut);
          var i2c = wiring.i2c(name, settings.i2cBus(), Vl53l1x.ADDRESS);
          return guard.guard((RangeFinder) new Vl53l1x(i2c, on, wiring.pause()));
        },
        late -> late);
  }

  private RangeFinder serial(String name, RangeFinder part) {
    return wiring.part("level", name, settings.level().port(), () -> part, late -> late);
  }

  /** How an HC-SR04 or one of its kin is made. */
  private interface Echo {
    RangeFinder of(
        DigitalOutput trigger,
        DigitalInput echo,
        io.lucidbins.pi4j.linux.Pause pause,
        AirTemperature air);
  }

  private RangeFinder echo(String name, Echo maker) {
    var pins = settings.level().pins();
    return wiring.part(
        "level",
        name,
        "GPIO %d, %d".formatted(pins.trigger(), pins.echo()),
        () ->
            maker.of(
                wiring.output("level-trigger", pins.trigger()),
                wiring.input("level-echo", pins.echo(), PullResistance.OFF, HcSr04.DEBOUNCE_MICROS),
                wiring.pause(),
                air),
        late -> late);
  }

  private RangeFinder iio(String driver) {
    return wiring.part(
        "level",
        driver + "-iio",
        "kernel driver " + driver,
        () -> new IioRangeFinder(wiring.iioDevices(), driver, air, wiring.pause()),
        late -> late);
  }

  @Nullable Scale weight() {
    WeightSettings weight = settings.weight();
    return switch (weight.part()) {
      case NONE -> null;
      case NAU7802 -> {
        guarded.add("nau7802");
        yield wiring.part(
            "weight",
            "nau7802",
            place(Nau7802.ADDRESS),
            () ->
                guard.guard(
                    (Scale)
                        new Nau7802(
                            wiring.i2c("nau7802", settings.i2cBus(), Nau7802.ADDRESS),
                            wiring.pause())),
            late -> late);
      }
      case HX711 ->
          wiring.part(
              "weight",
              "hx711",
              "GPIO %d, %d".formatted(weight.clockPin(), weight.dataPin()),
              () ->
                  new Hx711(
                      wiring.output("weight-clock", weight.clockPin()),
                      wiring.input("weight-data", weight.dataPin(), PullResistance.PULL_UP, 0),
                      wiring.pause()),
              late -> late);
      case HX711_IIO ->
          wiring.part(
              "weight",
              "hx711",
              "kernel driver hx711",
              () -> new Hx711Iio(wiring.iioDevices(), wiring.pause()),
              late -> late);
    };
  }

  @Nullable Thermometer temperature() {
    if (settings.senses().temperature() == TemperaturePart.NONE) {
      return null;
    }
    guarded.add("tmp102");
    return wiring.part(
        "temperature",
        "tmp102",
        place(Tmp102.ADDRESS),
        () ->
            guard.guard(
                (Thermometer)
                    new Tmp102(
                        wiring.i2c("tmp102", settings.i2cBus(), Tmp102.ADDRESS), wiring.pause())),
        late -> late);
  }

  @Nullable TiltSensor tilt() {
    SenseSettings senses = settings.senses();
    if (senses.tilt() == TiltPart.NONE) {
      return null;
    }
    guarded.add("lis3dh");
    Integer pin = senses.tiltPin();
    return wiring.part(
        "tilt",
        "lis3dh",
        place(Lis3dh.ADDRESS) + (pin == null ? "" : ", GPIO " + pin),
        () -> {
          DigitalInput int1 =
              pin == null ? null : wiring.input("tilt", pin, PullResistance.PULL_DOWN, 0);
          var i2c = wiring.i2c("lis3dh", settings.i2cBus(), Lis3dh.ADDRESS);
          return guard.guard((TiltSensor) new Lis3dh(i2c, int1, wiring.pause()));
        },
        late -> late);
  }

  @Nullable BatteryGauge battery() {
    SenseSettings senses = settings.senses();
    if (senses.battery() == BatteryPart.NONE) {
      return null;
    }
    guarded.add("ads1115");
    return wiring.part(
        "battery",
        "ads1115",
        place(Ads1115.ADDRESS),
        () -> {
          var i2c = wiring.i2c("ads1115", settings.i2cBus(), Ads1115.ADDRESS);
          var supply = senses.supply();
          return guard.guard(
              (BatteryGauge) new Ads1115(i2c, wiring.pause(), supply.divider(), supply.fullMv()));
        },
        late -> late);
  }

  private String place(int address) {
    return "I2C bus %d, 0x%02X".formatted(settings.i2cBus(), address);
  }
}
