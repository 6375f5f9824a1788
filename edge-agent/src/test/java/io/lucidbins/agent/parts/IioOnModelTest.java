package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.bin.Physics;
import io.lucidbins.mocks.bus.IioFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Parts behind drivers of the kernel, against models of those drivers, with faults at random. */
class IioOnModelTest {
  private static final double COUNTS_PER_MILLIVOLT_PER_VOLT = 128.0 * 0x1000000 / 1_000;
  private static final double OFFSET = 8_000;

  /** Twice 100 looks of 10 ms and a reset, in hx711.c. */
  private static final Duration LONGEST = Duration.ofMillis(2_200);

  private static final int[] ERRNOS = {Errno.EIO, Errno.ETIMEDOUT, Errno.EBUSY, Errno.EREMOTEIO};

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

    assertThat(good).as("readings that there were").isGreaterThan(12L * seeds.length);
  }

  private static int goodReadings(long seed) throws InterruptedException {
    int good = 0;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, seed)) {
      var pause = new Pause(clock);
      var scale = new Hx711Iio(pi.iioDevices(), pause);
      AirTemperature air = () -> OptionalDouble.of(pi.bin().celsius(clock.nanos()));
      var sound = new IioRangeFinder(pi.iioDevices(), "srf04", air, pause);
      var light = new IioRangeFinder(pi.iioDevices(), "vl53l0x", pause);
      double counts = pi.bin().bridgeMillivoltsPerVolt(0) * COUNTS_PER_MILLIVOLT_PER_VOLT;
      double distance = 1_000 - pi.bin().levelMm();
      for (int i = 0; i < 12; i++) {
        disturb(pi, random);

        good += check(clock, seed, scale::measureCounts, counts, OFFSET + 1);
        good += check(clock, seed, sound::measureMm, distance, 30);
        good += check(clock, seed, light::measureMm, distance, 70);

        clock.advance(Duration.ofMillis(random.nextInt(20_000)));
      }
    }
    return good;
  }

  private static int check(
      VirtualClock clock,
      long seed,
      Supplier<Measured<Integer>> measure,
      double truth,
      double tolerance) {
    long before = clock.nanos();

    Measured<Integer> measured = measure.get();

    assertThat(clock.nanos() - before).as("seed %d", seed).isLessThan(LONGEST.toNanos());
    if (measured instanceof Reading<Integer> reading) {
      assertThat((double) reading.value()).as("seed %d", seed).isCloseTo(truth, within(tolerance));
      return 1;
    }
    return 0;
  }

  private static void disturb(VirtualPi pi, RandomGenerator random) {
    String driver = new String[] {"hx711", "srf04", "vl53l0x"}[random.nextInt(3)];
    var iio = pi.iioDevices();
    switch (random.nextInt(6)) {
      case 0 -> iio.fault(driver, new IioFault.Missing(), Occurrence.share(0.5, random));
      case 1 -> iio.fault(driver, new IioFault.Garbage(), Occurrence.share(0.5, random));
      case 2 -> {
        int errno = ERRNOS[random.nextInt(ERRNOS.length)];
        iio.fault(driver, new IioFault.Fails(errno), Occurrence.after(random.nextInt(3), 2));
      }
      case 3 -> pi.part(driver + "-iio").unplug(random.nextBoolean());
      default -> {
        iio.clearFaults(driver);
        pi.part(driver + "-iio").unplug(false);
      }
    }
  }

  private static VirtualPi pi(VirtualClock clock, long seed) {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed, Physics.ideal());
    bin.drop(Material.GLASS, 20_000);
    return VirtualPi.on(clock, bin, seed);
  }
}
