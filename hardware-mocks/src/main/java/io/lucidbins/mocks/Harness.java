package io.lucidbins.mocks;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.Journal;
import io.lucidbins.mocks.bus.VirtualDigitalInputProvider;
import io.lucidbins.mocks.bus.VirtualDigitalOutputProvider;
import io.lucidbins.mocks.bus.VirtualI2cProvider;
import io.lucidbins.mocks.bus.VirtualIio;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.bus.VirtualSerialPorts;
import io.lucidbins.mocks.time.VirtualClock;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The wires of one virtual Pi, all on one clock and in one journal, and Pi4J on them. */
final class Harness {
  private static final int[] PULLED_UP = {
    VirtualPi.BUTTON_PIN, VirtualPi.DOUT_PIN, VirtualPi.XSHUT_PIN
  };
  private static final int[] PULLED_DOWN = {
    VirtualPi.RED_LED_PIN,
    VirtualPi.BUZZER_PIN,
    VirtualPi.SCK_PIN,
    VirtualPi.GREEN_LED_PIN,
    VirtualPi.TRIGGER_PIN,
    VirtualPi.ECHO_PIN,
    VirtualPi.DRDY_PIN,
    VirtualPi.TILT_PIN
  };

  final VirtualClock clock;
  final Journal journal = new Journal();
  final I2cBus i2c;
  final I2cBus cardBus;
  final Map<Integer, GpioLine> lines = new TreeMap<>();
  final VirtualSerialPorts serials;
  final VirtualIio iio;
  private final long seed;

  Harness(VirtualClock clock, long seed, boolean lidSwitch) {
    this.clock = clock;
    this.seed = seed;
    this.i2c = new I2cBus(1, clock, journal);
    i2c.corruptStretched();
    this.cardBus = new I2cBus(3, clock, journal);
    this.iio = new VirtualIio(clock, journal);
    this.serials =
        new VirtualSerialPorts(serial(VirtualPi.LEVEL_PORT), serial(VirtualPi.CARDS_PORT));
    for (int bcm : PULLED_UP) {
      pull(bcm, DigitalState.HIGH);
    }
    for (int bcm : PULLED_DOWN) {
      pull(bcm, DigitalState.LOW);
    }
    if (lidSwitch) {
      pull(VirtualPi.LID_PIN, DigitalState.LOW);
    }
  }

  private VirtualSerial serial(String path) {
    return new VirtualSerial(path, clock, random(path), journal);
  }

  private void pull(int bcm, DigitalState state) {
    lines.put(bcm, new GpioLine(bcm, state, clock, journal));
  }

  /** Randomness of one part alone, so that asking one does not change what another says. */
  RandomGenerator random(String part) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + part.hashCode());
  }

  /**
   * The line of a pin.
   *
   * @throws IllegalArgumentException if nothing is wired to it
   */
  GpioLine line(int bcm) {
    GpioLine line = lines.get(bcm);
    if (line == null) {
      throw new IllegalArgumentException(
          "nothing is wired to GPIO " + bcm + ", only to " + lines.keySet());
    }
    return line;
  }

  /** Pi4J on these wires. */
  Context open(VirtualDigitalInputProvider inputs) {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(new VirtualI2cProvider(Map.of(i2c.number(), i2c, cardBus.number(), cardBus)))
        .add(inputs)
        .add(new VirtualDigitalOutputProvider(lines))
        .build();
  }
}
