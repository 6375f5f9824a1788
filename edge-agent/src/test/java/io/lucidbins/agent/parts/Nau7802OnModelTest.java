package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.bin.Physics;
import io.lucidbins.mocks.bus.I2cFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The driver against a model that was written from the datasheet, with faults at random. */
class Nau7802OnModelTest {
  private static final int ADDRESS = 0x2A;

  /** 2^24 x gain 128 counts for 1 V/V. */
  private static final double COUNTS_PER_MILLIVOLT_PER_VOLT = 128.0 * 0x1000000 / 1_000;

  /** What is left of the part's offset after calibration, and its noise. */
  private static final double TOLERANCE = 900;

  /** The initialisation with every limit used up. */
  private static final Duration LONGEST = Duration.ofSeconds(9);

  private static final int[] ERRNOS = {Errno.ETIMEDOUT, Errno.EAGAIN, Errno.EIO, Errno.ENXIO};

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

    assertThat(good).as("readings that there were").isGreaterThan(2L * seeds.length);
  }

  private static int goodReadings(long seed) throws InterruptedException {
    int good = 0;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, seed)) {
      var pi4j = pi.pi4j();
      var i2c =
          pi4j.create(I2C.newConfigBuilder(pi4j).id("nau7802").bus(1).device(ADDRESS).build());
      var scale = new Nau7802(i2c, new Pause(clock));
      double truth = pi.bin().bridgeMillivoltsPerVolt(0) * COUNTS_PER_MILLIVOLT_PER_VOLT;
      for (int i = 0; i < 10; i++) {
        disturb(pi, random);
        long before = clock.nanos();

        var measured = scale.measureCounts();

        assertThat(clock.nanos() - before).as("seed %d", seed).isLessThan(LONGEST.toNanos());
        if (measured instanceof Reading<Integer> reading) {
          good++;
          assertThat((double) reading.value())
              .as("seed %d call %d", seed, i)
              .isCloseTo(truth, within(TOLERANCE));
        }
        clock.advance(Duration.ofMillis(random.nextInt(10_000)));
      }
    }
    return good;
  }

  /** One thing that goes wrong, or nothing; what went wrong before may go on. */
  private static void disturb(VirtualPi pi, RandomGenerator random) {
    var bus = pi.i2c();
    switch (random.nextInt(11)) {
      case 0 -> bus.fault(ADDRESS, new I2cFault.NackAddress(), Occurrence.share(0.1, random));
      case 1 -> bus.fault(ADDRESS, new I2cFault.NackByte(random.nextInt(2)), some(random));
      case 2 -> {
        int errno = ERRNOS[random.nextInt(ERRNOS.length)];
        bus.fault(ADDRESS, new I2cFault.Fails(errno), some(random));
      }
      case 3 ->
          bus.fault(
              ADDRESS,
              new I2cFault.Stretch(Duration.ofMillis(random.nextInt(1, 60))),
              Occurrence.share(0.1, random));
      case 4 -> bus.fault(ADDRESS, new I2cFault.ShortRead(random.nextInt(3)), some(random));
      case 5 -> bus.holdSdaLow(some(random));
      case 6 -> pi.part("nau7802").reset();
      case 7 -> pi.part("nau7802").slowClock(0.7 + random.nextDouble());
      case 8 -> pi.part("nau7802").unplug(random.nextBoolean());
      default -> {
        bus.clearFaults();
        pi.part("nau7802").slowClock(1);
        pi.part("nau7802").unplug(false);
      }
    }
  }

  private static Occurrence some(RandomGenerator random) {
    return Occurrence.after(random.nextInt(80), 1 + random.nextInt(3));
  }

  private static VirtualPi pi(VirtualClock clock, long seed) {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed, Physics.ideal());
    bin.drop(Material.GLASS, 20_000);
    return VirtualPi.on(clock, bin, seed);
  }
}
