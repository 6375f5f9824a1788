package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.bin.Physics;
import io.lucidbins.mocks.bus.GpioFault;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver against a model that was written from the datasheet, with faults at random. */
class Hx711OnModelTest {
  private static final int READS = 10_000;
  private static final double STRETCHED = 0.05;

  /** 2^24 x gain 128 counts for 1 V/V, so 2,147,484 for 1 mV/V. */
  private static final double COUNTS_PER_MILLIVOLT_PER_VOLT = 128.0 * 0x1000000 / 1_000;

  /** The offset of a part of its own. */
  private static final double OFFSET = 8_000;

  /** Reset, settling, three conversions, the dry frames, and what a test adds. */
  private static final Duration LONGEST = Duration.ofMillis(10 + 400 + 300 + 40 + 100);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void with_one_pulse_in_20_stretched_past_60_us_none_of_10000_reads_is_a_wrong_weight(
      boolean plainEvents) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(711);
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 711)) {
      pi.plainEvents(plainEvents);
      Hx711 scale = scale(pi);
      int truth = undisturbed(scale, pi);
      GpioLine sck = pi.line(VirtualPi.SCK_PIN);
      int[] stretched = new int[1];
      sck.fault(
          new GpioFault.Stall(Duration.ofNanos(60_001)),
          _ -> {
            boolean strikes = sck.state().isHigh() && random.nextDouble() < STRETCHED;
            stretched[0] += strikes ? 1 : 0;
            return strikes;
          });
      int good = 0;
      int wrong = 0;
      for (int i = 0; i < READS; i++) {
        if (scale.measureCounts() instanceof Reading<Integer> reading) {
          good++;
          wrong += reading.value() == truth ? 0 : 1;
        }
      }

      System.out.printf(
          "HX711, %s events: %,d reads, %,d pulses stretched past 60 us (5 %% of them), %d wrong"
              + " weights accepted, %.1f %% of the reads good%n",
          plainEvents ? "plain" : "stamped", READS, stretched[0], wrong, 100.0 * good / READS);
      assertThat(wrong).isZero();
      assertThat(stretched[0]).isGreaterThan(READS / 2);
      assertThat(good / (double) READS)
          .as("0.95^25 of the frames have no long pulse")
          .isCloseTo(Math.pow(1 - STRETCHED, 25), within(0.02));
    }
  }

  private static long[] seeds() {
    Long only = Long.getLong("seed");
    return only == null ? LongStream.range(0, 1_000).toArray() : new long[] {only};
  }

  @Test
  void whatever_fails_no_reading_is_wrong_and_no_wait_is_without_limit()
      throws InterruptedException {
    long[] seeds = seeds();
    long good = 0;
    for (long seed : seeds) {
      good += goodReadings(seed);
    }

    assertThat(good).as("readings that there were").isGreaterThan(3L * seeds.length);
  }

  private static int goodReadings(long seed) throws InterruptedException {
    int good = 0;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, seed)) {
      pi.plainEvents(random.nextBoolean());
      pi.hx711().fast(random.nextInt(4) == 0);
      Hx711 scale = scale(pi);
      double offset = undisturbed(scale, pi) - ideal(pi);
      for (int i = 0; i < 12; i++) {
        disturb(pi, random);
        if (random.nextBoolean()) { // what lies in the part is of the old weight then
          pi.bin().drop(Material.GLASS, random.nextInt(1, 4_000));
          clock.advance(Duration.ofSeconds(2));
        }
        long before = clock.nanos();

        var measured = scale.measureCounts();

        assertThat(clock.nanos() - before)
            .as("seed %d call %d", seed, i)
            .isLessThan(LONGEST.toNanos());
        if (measured instanceof Reading<Integer> reading) {
          good++;
          assertThat((double) reading.value())
              .as("seed %d call %d", seed, i)
              .isCloseTo(offset + ideal(pi), within(1.0));
          assertThat(reading.atNanos()).isBetween(before, clock.nanos());
        }
        if (random.nextInt(3) == 0) {
          clock.advance(Duration.ofMillis(random.nextInt(5_000)));
        }
      }
    }
    return good;
  }

  @Test
  void it_recovers_once_the_part_is_plugged_in_again() throws InterruptedException {
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 1)) {
      Hx711 scale = scale(pi);
      int truth = undisturbed(scale, pi);
      pi.hx711().unplug(true);
      for (int i = 0; i < 10; i++) {
        assertThat(scale.measureCounts()).isInstanceOf(Failed.class);
        clock.advance(Duration.ofSeconds(20));
      }

      pi.hx711().unplug(false);
      clock.advance(Duration.ofMinutes(1));

      assertThat(scale.measureCounts())
          .isInstanceOfSatisfying(
              Reading.class, reading -> assertThat(reading.value()).isEqualTo(truth));
    }
  }

  /** One thing that goes wrong, or nothing; what went wrong before may go on. */
  private static void disturb(VirtualPi pi, RandomGenerator random) {
    GpioLine sck = pi.line(VirtualPi.SCK_PIN);
    GpioLine dout = pi.line(VirtualPi.DOUT_PIN);
    switch (random.nextInt(12)) {
      case 0 -> sck.fault(stall(random), Occurrence.share(0.05, random));
      case 1 -> sck.fault(stall(random), Occurrence.after(random.nextInt(60), 1));
      case 2 -> dout.fault(new GpioFault.LostEdge(), Occurrence.share(0.2, random));
      case 3 ->
          dout.fault(
              new GpioFault.LateDelivery(Duration.ofMillis(random.nextInt(1, 120))),
              Occurrence.share(0.3, random));
      case 4 -> dout.fault(new GpioFault.DoubleDispatch(), Occurrence.always());
      case 5 ->
          dout.fault(
              new GpioFault.ExtraEdges(
                  Duration.ofNanos(random.nextInt(1, 50_000)),
                  Duration.ofNanos(random.nextInt(1, 1_000_000))),
              Occurrence.share(0.2, random));
      case 6 -> pi.hx711().reset();
      case 7 -> pi.hx711().slowClock(0.5 + random.nextDouble());
      case 8 -> pi.hx711().unplug(random.nextBoolean());
      default -> {
        sck.clearFaults();
        dout.clearFaults();
        pi.hx711().slowClock(1);
        pi.hx711().unplug(false);
      }
    }
  }

  private static GpioFault stall(RandomGenerator random) {
    return new GpioFault.Stall(Duration.ofNanos(random.nextInt(1_000, 1_000_000)));
  }

  /** What the part gives while nothing is wrong; its cells have no noise. */
  private static int undisturbed(Hx711 scale, VirtualPi pi) {
    var measured = scale.measureCounts();
    assertThat(measured).isInstanceOf(Reading.class);
    int counts = ((Reading<Integer>) measured).value();
    assertThat((double) counts).isCloseTo(ideal(pi), within(OFFSET + 1));
    return counts;
  }

  /** Counts of a part without an offset, at the load of now. */
  private static double ideal(VirtualPi pi) {
    return pi.bin().bridgeMillivoltsPerVolt(pi.clock().nanos()) * COUNTS_PER_MILLIVOLT_PER_VOLT;
  }

  private static VirtualPi pi(VirtualClock clock, long seed) {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed, Physics.ideal());
    bin.drop(Material.GLASS, 20_000);
    return VirtualPi.on(clock, bin, seed);
  }

  private static Hx711 scale(VirtualPi pi) {
    var pi4j = pi.pi4j();
    return new Hx711(
        pi4j.create(DigitalOutput.newConfigBuilder(pi4j).id("sck").bcm(VirtualPi.SCK_PIN).build()),
        pi4j.create(
            DigitalInput.newConfigBuilder(pi4j)
                .id("dout")
                .bcm(VirtualPi.DOUT_PIN)
                .debounce(0L)
                .build()),
        new Pause(pi.clock()));
  }
}
