package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.I2cFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.VirtualI2cProvider;
import io.lucidbins.mocks.parts.Ads1115Model;
import io.lucidbins.mocks.parts.I2cChip;
import io.lucidbins.mocks.parts.Lis3dhModel;
import io.lucidbins.mocks.parts.Optics;
import io.lucidbins.mocks.parts.Tmp102Model;
import io.lucidbins.mocks.parts.Vl53l1xModel;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The parts on I2C on their models: the bus and the part fail at random. A bit that turns over on
 * the way is left out, since nothing in these parts' transfers could tell it.
 */
class I2cOnModelTest {
  private int readings;
  private int failures;

  /** A bus with one part on it, behind Pi4J; the part changes from seed to seed. */
  private static final class OnePart implements AutoCloseable {
    final VirtualClock clock = VirtualClock.stepped();
    final Pause pause = new Pause(clock);
    final I2cBus bus = new I2cBus(1, clock);
    final int address;
    final I2C i2c;
    private final Context pi4j;

    OnePart(int address) {
      this.address = address;
      this.pi4j =
          Pi4J.newContextBuilder()
              .noAutoDetect()
              .disableShutdownHook()
              .add(new VirtualI2cProvider(Map.of(1, bus)))
              .build();
      this.i2c = pi4j.create(I2C.newConfigBuilder(pi4j).id("part").bus(1).device(address).build());
    }

    void put(I2cChip chip) {
      bus.clearFaults();
      bus.detach(address);
      bus.attach(address, chip.part());
    }

    void harm(RandomGenerator random, I2cChip chip) {
      bus.clearFaults();
      var sometimes = Occurrence.share(random.nextDouble(0.4), random);
      switch (random.nextInt(10)) {
        case 0 -> bus.fault(address, new I2cFault.NackAddress(), sometimes);
        case 1 -> bus.fault(address, new I2cFault.NackByte(random.nextInt(4)), sometimes);
        case 2 -> bus.fault(address, new I2cFault.Fails(Errno.ETIMEDOUT), sometimes);
        case 3 -> bus.fault(address, new I2cFault.Fails(Errno.EAGAIN), sometimes);
        case 4 -> bus.fault(address, new I2cFault.ShortRead(random.nextInt(3)), sometimes);
        case 5 -> bus.holdSdaLow(sometimes);
        case 6 -> chip.reset();
        case 7 -> clock.in(Duration.ofNanos(random.nextInt(200_000_000)), chip::reset);
        case 8 -> {
          chip.unplug(true);
          clock.in(Duration.ofMillis(random.nextInt(3_000)), () -> chip.unplug(false));
        }
        default -> {}
      }
    }

    @Override
    public void close() {
      pi4j.shutdown();
      clock.close();
    }
  }

  private <V> void abuse(
      OnePart one,
      RandomGenerator random,
      I2cChip chip,
      Supplier<Measured<V>> measure,
      long longestMillis,
      Function<V, Double> error,
      double tolerance) {
    for (int i = 0; i < 6; i++) {
      one.harm(random, chip);
      long before = one.clock.nanos();
      var measured = measure.get();

      assertThat(one.clock.nanos() - before).isLessThanOrEqualTo(longestMillis * 1_000_000);
      if (measured instanceof Reading<V> reading) {
        readings++;
        assertThat(error.apply(reading.value())).isCloseTo(0, within(tolerance));
      } else {
        failures++;
      }
      one.pause.of(Duration.ofSeconds(random.nextInt(3)));
    }
  }

  private void bothHappened() {
    assertThat(readings).as("values of 6,000 tries").isGreaterThan(1_000);
    assertThat(failures).as("failures of 6,000 tries").isGreaterThan(1_000);
  }

  // half a step of 0.0625 degC, and what is cut off a thousandth
  @Test
  void whatever_happens_to_a_tmp102_no_temperature_is_wrong() {
    try (var one = new OnePart(Tmp102.ADDRESS)) {
      ManySeeds.run(random -> {
        double celsius = random.nextDouble(-45, 128);
        var chip = new Tmp102Model(one.clock, _ -> celsius);
        one.put(chip);
        var part = new Tmp102(one.i2c, one.pause);
        abuse(
            one, random, chip, part::measureMilliCelsius, 200, milli -> milli - celsius * 1000, 63);
      });
    }
    bothHappened();
  }

  // half a step of 0.125 mV behind a divider of 5, rounded to whole mV
  @Test
  void whatever_happens_to_an_ads1115_no_voltage_is_wrong() {
    try (var one = new OnePart(Ads1115.ADDRESS)) {
      ManySeeds.run(random -> {
        double millivolts = random.nextDouble(0, 16_000);
        var chip = new Ads1115Model(one.clock, _ -> millivolts);
        one.put(chip);
        var part = new Ads1115(one.i2c, one.pause, 5, 14_600);
        abuse(one, random, chip, part::measureMillivolts, 60, mv -> mv - millivolts, 2);
      });
    }
    bothHappened();
  }

  // Noise of 5 mm; in the sun the part gives distances up to its own limit of 90 mm of noise.
  // 100 ms to boot, three results of 250 ms, retries and stretched clocks
  @Test
  void whatever_happens_to_a_vl53l1x_no_distance_is_wrong() {
    try (var one = new OnePart(Vl53l1x.ADDRESS)) {
      ManySeeds.run(random -> {
        double mm = random.nextDouble(5, 1_400);
        double sun = random.nextInt(4) == 0 ? random.nextDouble() : 0;
        var optics = new Optics(mm, random.nextDouble(0.1, 0.9), sun);
        var chip = new Vl53l1xModel(one.clock, _ -> optics, random);
        one.put(chip);
        var part = new Vl53l1x(one.i2c, one.pause);
        abuse(one, random, chip, part::measureMm, 1_200, found -> found - mm, sun > 0 ? 450 : 30);
      });
    }
    bothHappened();
  }

  /** The pin is low until the driver raises it: the part acknowledges nothing before. */
  @Test
  void a_vl53l1x_in_shutdown_is_started_by_its_xshut() {
    try (var one = new OnePart(Vl53l1x.ADDRESS);
        var pins = new ScriptedPins(false, one.clock)) {
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
      var chip = new Vl53l1xModel(one.clock, _ -> new Optics(700, 0.5, 0), random);
      chip.shutDown(true);
      pins.out.follow((state, _) -> chip.shutDown(state.isLow()));
      one.put(chip);

      assertThat(new Vl53l1x(one.i2c, one.pause).measureMm()).isInstanceOf(Measured.Failed.class);
      assertThat(new Vl53l1x(one.i2c, pins.output, one.pause).measureMm())
          .isInstanceOf(Reading.class);
    }
  }

  // noise of 2 mg on each axis, in steps of 1 mg; 1 s for data, 70 ms more with INT1
  @Test
  void whatever_happens_to_a_lis3dh_no_direction_is_wrong() {
    try (var one = new OnePart(Lis3dh.ADDRESS)) {
      ManySeeds.run(random -> {
        double angle = random.nextDouble(0, Math.PI);
        var felt =
            new io.lucidbins.mocks.parts.Acceleration(
                0, -1_000 * Math.sin(angle), 1_000 * Math.cos(angle));
        var int1 = new GpioLine(27, DigitalState.LOW, one.clock);
        var chip = new Lis3dhModel(one.clock, _ -> felt, random, int1);
        one.put(chip);
        var part = new Lis3dh(one.i2c, null, one.pause);
        var upright = new Acceleration(0, 0, 1_000);
        abuse(
            one,
            random,
            chip,
            part::measure,
            1_200,
            found -> found.degreesFrom(upright) - Math.toDegrees(angle),
            1);
      });
    }
    bothHappened();
  }

  /** Edges with stamps, and without. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_lis3dh_tells_a_knock_once_and_gravity_never(boolean plain) throws InterruptedException {
    try (var one = new OnePart(Lis3dh.ADDRESS);
        var pins = new ScriptedPins(plain, one.clock)) {
      var bin = new Bin(one.clock, BinShape.wheeled240(), Material.GLASS, 1);
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
      var chip = new Lis3dhModel(one.clock, bin::acceleration, random, pins.in);
      one.put(chip);
      var part = new Lis3dh(one.i2c, pins.input, one.pause);
      List<Long> knocks = new ArrayList<>();
      part.onKnock(knocks::add);
      one.clock.advance(Duration.ofMillis(10)); // it boots

      assertThat(part.measure()).isInstanceOf(Reading.class);
      one.clock.advance(Duration.ofSeconds(10));
      assertThat(knocks).isEmpty();
      bin.knock();
      one.clock.advance(Duration.ofSeconds(10));
      assertThat(knocks).hasSize(1);
    }
  }

  @Test
  void another_chip_in_the_place_of_one_of_them_is_never_believed() {
    try (var one = new OnePart(Tmp102.ADDRESS)) {
      var lm75 = new Tmp102Model(one.clock, _ -> 25);
      lm75.pretendOtherChip();
      one.put(lm75);

      assertThat(new Tmp102(one.i2c, one.pause).measureMilliCelsius())
          .isInstanceOf(Measured.Failed.class);
    }
    try (var one = new OnePart(Vl53l1x.ADDRESS)) {
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
      var vl53l0x = new Vl53l1xModel(one.clock, _ -> new Optics(500, 0.5, 0), random);
      vl53l0x.pretendOtherChip();
      one.put(vl53l0x);

      assertThat(new Vl53l1x(one.i2c, one.pause).measureMm()).isInstanceOf(Measured.Failed.class);
    }
  }
}
