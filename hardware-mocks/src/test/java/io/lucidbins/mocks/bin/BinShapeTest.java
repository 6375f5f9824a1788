package io.lucidbins.mocks.bin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinShapeTest {

  @ParameterizedTest
  @ValueSource(ints = {25, 60, 99, 100})
  void a_full_bin_holds_its_litres_whatever_its_walls(int floorPercent) {
    var shape = new BinShape(240, 1_000).withFloorPercent(floorPercent);

    assertThat(shape.volumeM3(1_000)).isCloseTo(0.240, within(1e-9));
    assertThat(shape.heightMm(0.240)).isCloseTo(1_000, within(1e-6));
    assertThat(shape.areaM2(0) / shape.areaM2(1_000)).isCloseTo(floorPercent / 100.0, within(1e-9));
    for (double height = 0; height <= 1_000; height += 50) {
      assertThat(shape.heightMm(shape.volumeM3(height))).isCloseTo(height, within(1e-6));
    }
  }

  @Test
  void the_same_waste_stands_higher_on_a_small_floor() {
    var straight = new BinShape(240, 1_000);
    var tapered = straight.withFloorPercent(60);

    // 48 L are a fifth. Rim A = 0.24 x 3 / (1 + 0.775 + 0.6) = 0.303 m2, floor 0.182 m2, so that
    // 48 L would stand 264 mm high on the floor's area, and a little less as the walls widen.
    assertThat(straight.heightMm(0.048)).isCloseTo(200, within(1e-6));
    assertThat(tapered.heightMm(0.048)).isBetween(240.0, 264.0);
  }

  @Test
  void shapes_have_limits() {
    assertThatThrownBy(() -> new BinShape(9, 1_000)).hasMessageContaining("10 to 5,000 L");
    assertThatThrownBy(() -> new BinShape(5_001, 1_000)).hasMessageContaining("10 to 5,000 L");
    assertThatThrownBy(() -> new BinShape(240, 199)).hasMessageContaining("200 to 4,000 mm");
    assertThatThrownBy(() -> new BinShape(240, 4_001)).hasMessageContaining("200 to 4,000 mm");
    var shape = new BinShape(240, 1_000);
    assertThatThrownBy(() -> shape.withFloorPercent(24)).hasMessageContaining("25 to 100 %");
    assertThatThrownBy(() -> shape.withFloorPercent(101)).hasMessageContaining("25 to 100 %");
    // 0.24 m2 are a square of 489.9 mm.
    assertThatThrownBy(() -> shape.withWidthMm(490)).hasMessageContaining("80 to 489 mm");
    assertThatThrownBy(() -> shape.withWidthMm(79)).hasMessageContaining("80 to 489 mm");
    assertThat(shape.withWidthMm(80).widthMm()).isEqualTo(80);
    assertThat(new BinShape(10, 200).areaM2()).isCloseTo(0.05, within(1e-9));
    assertThat(new BinShape(5_000, 4_000).depthMm()).isEqualTo(4_000);
  }
}
