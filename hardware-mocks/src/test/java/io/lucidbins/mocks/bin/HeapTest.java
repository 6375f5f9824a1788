package io.lucidbins.mocks.bin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {
  private final BinShape shape = BinShape.wheeled240();
  private final Heap cone = new Heap(shape, 15);

  // Floor 0.24 m2: R = 276.4 mm; a cone of 15 degrees is R tan 15 = 74.1 mm high and its mean is a
  // third of that, 24.7 mm.
  @Test
  void the_middle_stands_two_thirds_of_a_cone_over_the_mean_and_the_wall_one_third_below() {
    assertThat(cone.heightMm(0.12, 0)).isCloseTo(500 + 49.4, within(0.1));
    assertThat(cone.heightMm(0.12, 276.4)).isCloseTo(500 - 24.7, within(0.1));
    assertThat(cone.heightMm(0.12, 276.4 * 2 / 3)).isCloseTo(500, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0005, 0.003, 0.00592, 0.00593, 0.05, 0.2})
  void a_heap_has_the_volume_of_its_waste(double volumeM3) {
    double radius = cone.radiusMm(0);
    double sum = 0;
    int rings = 2_000;
    for (int i = 0; i < rings; i++) {
      double inner = radius * i / rings;
      double outer = radius * (i + 1) / rings;
      double ringM2 = Math.PI * (outer * outer - inner * inner) / 1e6;
      sum += ringM2 * cone.heightMm(volumeM3, (inner + outer) / 2) / 1_000;
    }

    assertThat(sum).isCloseTo(volumeM3, within(volumeM3 * 0.001));
  }

  @Test
  void a_little_waste_leaves_the_floor_beside_it_bare() {
    // 0.5 L: foot = cbrt(3 V / (pi tan 15)) = 121 mm.
    assertThat(cone.heightMm(0.0005, 0)).isCloseTo(121.2 * 0.2679, within(0.1));
    assertThat(cone.heightMm(0.0005, 122)).isZero();
  }

  @Test
  void flat_waste_is_as_high_everywhere() {
    var flat = new Heap(shape, 0);

    assertThat(flat.heightMm(0.12, 0)).isEqualTo(flat.heightMm(0.12, 270)).isEqualTo(500);
  }

  @Test
  void waste_slides_only_beyond_thirty_degrees() {
    assertThat(cone.slidMm(30, 100)).isZero();
    assertThat(cone.slidMm(75, 100)).isCloseTo(100, within(1e-9)); // tan 45
    assertThat(cone.slidMm(180, 100)).isEqualTo(cone.slidMm(110, 100));
  }
}
