package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.io.i2c.I2C;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
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

/** The driver against a model that was written from the datasheet. */
class Ssd1306OnModelTest {
  private static final int ADDRESS = 0x3C;

  /** Twenty transfers, each late by 35 ms and retried after 5 ms. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  @Test
  void what_is_shown_is_lit_and_what_is_off_is_dark() {
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 1)) {
      var display = display(pi);
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1306);
      for (int i = 0; i < 5; i++) {
        Dots image = image(random);
        assertThat(display.show(image)).isEmpty();

        assertThat(lit(pi)).isEqualTo(image);
      }
      assertThat(display.off()).isEmpty();
      assertThat(pi.display().isLit()).isFalse();
    }
  }

  @Test
  void after_its_supply_dipped_the_next_image_is_whole() {
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 1)) {
      var display = display(pi);
      Dots image = image(RandomGeneratorFactory.of("L64X128MixRandom").create(1306));
      assertThat(display.show(new Dots())).isEmpty();
      pi.display().reset();

      assertThat(display.show(image)).isEmpty();

      assertThat(lit(pi)).isEqualTo(image);
    }
  }

  @Test
  void whatever_fails_an_image_is_shown_as_it_is_or_the_failure_told_in_time()
      throws InterruptedException {
    Long only = Long.getLong("seed");
    long[] seeds = only == null ? LongStream.range(0, 1_000).toArray() : new long[] {only};
    int shown = 0;
    for (long seed : seeds) {
      shown += imagesShown(seed);
    }
    assertThat(shown).isGreaterThan(seeds.length);
  }

  private static int imagesShown(long seed) throws InterruptedException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int shown = 0;
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, seed)) {
      var display = display(pi);
      for (int i = 0; i < 3; i++) {
        disturb(pi, random);
        Dots image = image(random);
        long before = clock.nanos();

        boolean well = display.show(image).isEmpty();

        assertThat(clock.nanos() - before).as("seed %d", seed).isLessThan(LONGEST.toNanos());
        if (well) {
          assertThat(lit(pi)).as("seed %d", seed).isEqualTo(image);
          shown++;
        }
        clock.advance(Duration.ofMillis(random.nextInt(5_000)));
      }
    }
    return shown;
  }

  private static void disturb(VirtualPi pi, RandomGenerator random) {
    var some = Occurrence.after(random.nextInt(20), 1 + random.nextInt(2));
    switch (random.nextInt(7)) {
      case 0 -> pi.i2c().fault(ADDRESS, new I2cFault.NackAddress(), some);
      case 1 -> pi.i2c().fault(ADDRESS, new I2cFault.NackByte(random.nextInt(130)), some);
      case 2 -> pi.i2c().fault(ADDRESS, new I2cFault.Fails(Errno.ETIMEDOUT), some);
      case 3 -> pi.i2c().holdSdaLow(some);
      case 4 -> pi.display().reset();
      case 5 -> pi.display().unplug(random.nextBoolean());
      default -> {
        pi.i2c().clearFaults();
        pi.display().unplug(false);
      }
    }
  }

  private static Dots image(RandomGenerator random) {
    var dots = new Dots();
    for (int i = 0; i < 200; i++) {
      dots.set(random.nextInt(Dots.WIDTH), random.nextInt(Dots.HEIGHT), true);
    }
    return dots;
  }

  private static Dots lit(VirtualPi pi) {
    var dots = new Dots();
    for (int x = 0; x < Dots.WIDTH; x++) {
      for (int y = 0; y < Dots.HEIGHT; y++) {
        dots.set(x, y, pi.display().isLit(x, y));
      }
    }
    return dots;
  }

  private static Ssd1306 display(VirtualPi pi) {
    var pi4j = pi.pi4j();
    return new Ssd1306(
        pi4j.create(I2C.newConfigBuilder(pi4j).id("ssd1306").bus(1).device(ADDRESS).build()),
        new Pause(pi.clock()));
  }

  private static VirtualPi pi(VirtualClock clock, long seed) {
    return VirtualPi.on(clock, new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed), seed);
  }
}
