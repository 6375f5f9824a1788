package io.lucidbins.mocks.bin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinTest {
  private static final Physics SILENT =
      Physics.usual().withCells(new Physics.Cells(0, 0.0001, 0.00005, 0.001, 0.002));

  private final VirtualClock clock = VirtualClock.stepped();

  static LongStream seeds() {
    Long only = Long.getLong("seed");
    return only == null ? LongStream.range(0, 50) : LongStream.of(only);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void mass_is_conserved_and_lies_on_the_cells(long seed) throws InterruptedException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed, SILENT);
    long in = 0;
    long out = 0;

    for (int i = 0; i < 100; i++) {
      switch (random.nextInt(4)) {
        case 0 -> out += bin.takeOut(random.nextInt(2_000));
        case 1 -> out += random.nextInt(10) == 0 ? bin.empty() : 0;
        default -> in += bin.drop(anyMaterial(random), random.nextInt(2_000));
      }
      clock.advance(Duration.ofMinutes(random.nextInt(30)));

      assertThat(bin.massGrams()).as("seed %d step %d", seed, i).isEqualTo(in - out);
      // Without noise the cells err by creep (0.1 %) and off-centre load (0.2 % of what moved).
      assertThat(bin.feltGrams(clock.nanos()))
          .as("seed %d step %d", seed, i)
          .isCloseTo(
              (double) bin.massGrams(), within(0.001 * bin.massGrams() + 0.002 * (in + out) + 1));
    }
  }

  private static Material anyMaterial(RandomGenerator random) {
    return List.of(Material.values()).get(random.nextInt(Material.values().length));
  }

  @Test
  void level_never_rises_while_waste_settles() throws InterruptedException {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.PAPER, 1);
    bin.drop(Material.PAPER, 5_000);
    double before = bin.levelMm();
    // 5 kg / 50 kg/m3 / 0.24 m2 = 417 mm; the mean load of 0.1 kPa packs it by 0.5 %.
    assertThat(before).isCloseTo(417, within(3.0));

    for (int hour = 0; hour < 48; hour++) {
      clock.advance(Duration.ofHours(1));
      assertThat(bin.levelMm()).isLessThanOrEqualTo(before);
      before = bin.levelMm();
    }

    assertThat(before).isCloseTo(417 * 0.9, within(4.0));
  }

  @Test
  void waste_packs_under_waste() {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.PAPER, 1);
    bin.drop(Material.PAPER, 1_000);
    double alone = bin.levelMm();

    bin.drop(Material.GLASS, 30_000);
    double glassAlone = 30.0 / Material.GLASS.looseKgPerM3() / 0.24 * 1_000;

    // 30 kg on 0.24 m2 are 1.2 kPa: the paper below is 6 % denser.
    assertThat(bin.levelMm()).isLessThan(alone + glassAlone);
  }

  @Test
  void what_does_not_fit_stays_outside() {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.PET, 1);

    // 240 L at 30 kg/m3 are 7,200 g.
    assertThat(bin.drop(Material.PET, 10_000)).isEqualTo(7_200);
    assertThat(bin.massGrams()).isEqualTo(7_200);
    assertThat(bin.fillLevel()).isLessThanOrEqualTo(1.0);
  }

  @Test
  void ten_kelvin_shift_the_zero_by_a_thousandth_of_the_rated_load_in_time()
      throws InterruptedException {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, 1, SILENT);

    bin.air(new Air(30, 50, 0));

    assertThat(bin.feltGrams(clock.nanos())).isCloseTo(0, within(0.5));
    clock.advance(Duration.ofMinutes(20)); // 1 - 1/e = 63 %
    assertThat(bin.feltGrams(clock.nanos())).isCloseTo(126.4, within(0.5));
    clock.advance(Duration.ofHours(4));
    assertThat(bin.feltGrams(clock.nanos())).isCloseTo(200, within(0.5));
  }

  @Test
  void the_sensor_looks_at_the_heap_or_through_the_open_lid() {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, 1);
    bin.drop(Material.GLASS, 20_000);
    assertThat(bin.optics(0).distanceMm()).isCloseTo(1_000 - bin.levelMm(), within(50.0));

    bin.lid(true);

    assertThat(bin.optics(0).distanceMm()).isIn(350.0, Double.POSITIVE_INFINITY);
  }

  @Test
  void equal_seeds_give_equal_readings() {
    var one = new Bin(clock, BinShape.wheeled240(), Material.GLASS, 7);
    var two = new Bin(clock, BinShape.wheeled240(), Material.GLASS, 7);
    one.drop(Material.GLASS, 500);
    two.drop(Material.GLASS, 500);

    assertThat(one.feltGrams(5)).isEqualTo(two.feltGrams(5));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_ideal_bin_weighs_exactly_what_went_in(long seed) throws InterruptedException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed, Physics.ideal());

    for (int i = 0; i < 50; i++) {
      if (random.nextInt(3) == 0) {
        bin.takeOut(random.nextInt(3_000));
      } else {
        bin.drop(anyMaterial(random), random.nextInt(3_000));
      }
      clock.advance(Duration.ofMinutes(random.nextInt(30)));

      assertThat(bin.feltGrams(clock.nanos()))
          .as("seed %d step %d", seed, i)
          .isCloseTo((double) (bin.droppedGrams() - bin.emptiedGrams()), within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void level_never_rises_on_its_own_and_never_falls_by_what_is_dropped(long seed)
      throws InterruptedException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var shape = BinShape.wheeled240().withFloorPercent(random.nextInt(25, 101));
    var physics = Physics.usual().withBag(random.nextInt(0, 301));
    var bin = new Bin(clock, shape, Material.GLASS, seed, physics);

    for (int i = 0; i < 60; i++) {
      double before = bin.levelMm();
      bin.drop(anyMaterial(random), random.nextInt(2_000));
      double dropped = bin.levelMm();
      assertThat(dropped).as("seed %d step %d", seed, i).isGreaterThanOrEqualTo(before - 1e-9);
      assertThat(dropped).isLessThanOrEqualTo(1_000 + 1e-6);

      clock.advance(Duration.ofMinutes(random.nextInt(240)));
      assertThat(bin.levelMm()).as("seed %d step %d", seed, i).isLessThanOrEqualTo(dropped + 1e-9);
    }
  }

  @Test
  void a_fresh_bag_hangs_over_the_floor_until_waste_presses_it_down() {
    var bin = new Bin(clock, BinShape.wheeled240(), Material.PET, 1, Physics.ideal().withBag(100));
    assertThat(bin.levelMm()).isCloseTo(100, within(1e-9));

    bin.drop(Material.ORGANIC, 48_000);

    // 120 L are 500 mm, packed by 8 % or so; 48 kg leave e^(-48 / 12) = 1.8 mm of the hollow.
    assertThat(bin.levelMm()).isBetween(450.0, 500.0);
    bin.empty();
    assertThat(bin.levelMm()).isCloseTo(100, within(1e-9));
  }

  @Test
  void equal_seeds_sense_alike_in_every_sense() {
    var one = new Bin(clock, BinShape.wheeled240(), Material.PAPER, 9);
    var two = new Bin(clock, BinShape.wheeled240(), Material.PAPER, 9);
    for (long nanos = 0; nanos < 1_000; nanos++) {
      one.drop(Material.PAPER, 3);
      two.drop(Material.PAPER, 3);
      assertThat(one.acoustics(nanos)).isEqualTo(two.acoustics(nanos));
      assertThat(one.optics(nanos)).isEqualTo(two.optics(nanos));
      assertThat(one.feltGrams(nanos)).isEqualTo(two.feltGrams(nanos));
    }
  }

  @Test
  void listening_does_not_change_what_is_seen_or_weighed() {
    var heard = new Bin(clock, BinShape.wheeled240(), Material.PAPER, 9);
    var quiet = new Bin(clock, BinShape.wheeled240(), Material.PAPER, 9);
    heard.acoustics(5);

    assertThat(heard.feltGrams(6)).isEqualTo(quiet.feltGrams(6));
  }

  @Test
  void air_and_physics_have_limits() {
    assertThatThrownBy(() -> new Air(81, 50, 0)).hasMessageContaining("-40 to 80 C");
    assertThatThrownBy(() -> new Air(20, 101, 0)).hasMessageContaining("0 to 100 %");
    assertThatThrownBy(() -> Physics.usual().withBag(301)).hasMessageContaining("the cavity");
    assertThatThrownBy(() -> new Physics.Heap(46, 0, 0)).hasMessageContaining("the slope");
    assertThatThrownBy(() -> new Physics.Sound(0, 1.01, 0, 0)).hasMessageContaining("lost echoes");
    assertThatThrownBy(() -> new Physics.Packing(0, 0, Duration.ZERO))
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Physics.Cells(-1, 0, 0, 0, 0)).hasMessageContaining("noise");
  }
}
