package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drivers against models that were written from the datasheets, with faults at random. */
class DriversOnModelsTest {
  private static final int MASS_GRAMS = 20_000;

  /** 20,000 g x 10.737 counts/g. */
  private static final double COUNTS = 20_000 * 10.73741824;

  /** The longest that one call may wait: the scale's initialisation, with every limit used up. */
  private static final Duration LONGEST = Duration.ofSeconds(9);

  static LongStream seeds() {
    Long only = Long.getLong("seed");
    return only == null ? LongStream.range(0, 100) : LongStream.of(only);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_fails_no_reading_is_wrong_and_no_wait_is_without_limit(long seed)
      throws InterruptedException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    try (var clock = VirtualClock.stepped();
        var pi = filledPi(clock, seed);
        var board = Board.of(pi, PartsSettings.defaults())) {
      for (int i = 0; i < 20; i++) {
        int address = random.nextBoolean() ? 0x29 : 0x2A;
        switch (random.nextInt(4)) {
          case 0 -> pi.faults().nackAfter(address, random.nextInt(60), 1 + random.nextInt(3));
          case 1 -> pi.faults().nack(address, Duration.ofMillis(1 + random.nextInt(3_000)));
          default -> {}
        }
        long before = clock.nanos();

        var range = board.rangeFinder().orElseThrow().measureMm();
        var weight = board.scale().orElseThrow().measureCounts();

        assertThat(clock.nanos() - before)
            .as("seed %d step %d", seed, i)
            .isLessThan(LONGEST.toNanos());
        if (range instanceof Reading<Integer> reading) {
          double distance = 1_000 - pi.bin().levelMm();
          assertThat((double) reading.value())
              .as("seed %d", seed)
              .isCloseTo(distance, within(70.0));
        }
        if (weight instanceof Reading<Integer> reading) {
          assertThat((double) reading.value()).as("seed %d", seed).isCloseTo(COUNTS, within(900.0));
        }
        clock.advance(Duration.ofSeconds(random.nextInt(90)));
      }
    }
  }

  @Test
  void both_recover_by_themselves_once_their_fault_is_over() throws InterruptedException {
    try (var clock = VirtualClock.stepped();
        var pi = filledPi(clock, 1);
        var board = Board.of(pi, PartsSettings.defaults())) {
      pi.faults().absent("nau7802", Duration.ofMinutes(10));
      pi.faults().nack(0x29, Duration.ofMinutes(10));
      for (int i = 0; i < 20; i++) {
        assertThat(board.scale().orElseThrow().measureCounts()).isInstanceOf(Measured.Failed.class);
        clock.advance(Duration.ofSeconds(25));
      }

      clock.advance(Duration.ofMinutes(3));

      assertThat(board.scale().orElseThrow().measureCounts()).isInstanceOf(Reading.class);
      assertThat(board.rangeFinder().orElseThrow().measureMm()).isInstanceOf(Reading.class);
    }
  }

  @Test
  void a_board_without_its_bus_fails_each_measurement_and_says_why() {
    var settings = PartsSettings.defaults().withI2cBus(7).withPanel(PanelSettings.none());
    try (var clock = VirtualClock.stepped();
        var pi = filledPi(clock, 1);
        var board = Board.of(pi, settings)) {
      var measured = board.rangeFinder().orElseThrow().measureMm();

      assertThat(measured)
          .isInstanceOfSatisfying(
              Measured.Failed.class,
              failed ->
                  assertThat(failed.why().describe()).contains("I2C bus 7, 0x29 cannot be opened"));
    }
  }

  @Test
  void this_machine_without_a_bus_names_the_device_that_is_missing() {
    var settings =
        PartsSettings.defaults()
            .withI2cBus(31)
            .withWeight(WeightSettings.of(WeightSettings.Part.NONE))
            .withPanel(PanelSettings.none());
    try (var board = Board.linux(settings)) {
      assertThat(board.scale()).isEmpty();
      assertThat(board.rangeFinder().orElseThrow().measureMm())
          .isInstanceOfSatisfying(
              Measured.Failed.class,
              failed -> assertThat(failed.why().describe()).contains("/dev/i2c-31"));
    }
  }

  private static VirtualPi filledPi(VirtualClock clock, long seed) {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed);
    var pi = VirtualPi.on(clock, bin, seed);
    bin.drop(Material.GLASS, MASS_GRAMS);
    return pi;
  }
}
