package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.agent.parts.Quality.Flag;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UltrasonicAirTest {
  private static UltrasonicAir at(double celsius) {
    return new UltrasonicAir(() -> OptionalDouble.of(celsius), false);
  }

  @ParameterizedTest
  @CsvSource({"-20, 0.001", "0, 0.001", "20, 0.001", "25, 0.001", "60, 0.005"})
  void sound_is_as_fast_as_in_an_ideal_gas(double celsius, double share) {
    double ideal = 331.3 * Math.sqrt(1 + celsius / 273.15);

    assertThat(at(celsius).metresPerSecond()).isCloseTo(ideal, within(ideal * share));
  }

  // 331.3 + 0.606 x 15
  @Test
  void nobody_knows_means_15_degrees() {
    assertThat(UltrasonicAir.unknown().metresPerSecond()).isCloseTo(340.39, within(0.001));
  }

  // 1000 x 331.3 / 348 = 952.01; the speed is 348 at 27.56 degC; 367.66 / 348 = 1.0565
  @ParameterizedTest
  @CsvSource({"0, 952", "27.56, 1000", "60, 1056"})
  void a_distance_is_put_right_by_the_ratio_of_speeds(double celsius, int mm) {
    assertThat(at(celsius).corrected(1000, 348)).isEqualTo(mm);
  }

  @Test
  void a_part_that_allows_for_the_temperature_is_left_alone() {
    var air = new UltrasonicAir(() -> OptionalDouble.of(-20), true);

    assertThat(air.corrected(1000, 348)).isEqualTo(1000);
    assertThat(air.quality()).isEqualTo(Quality.BEST);
  }

  @Test
  void what_is_not_known_is_told() {
    assertThat(UltrasonicAir.unknown().corrected(1000, 348)).isEqualTo(1000);
    assertThat(UltrasonicAir.unknown().quality())
        .isEqualTo(new Quality(80, Set.of(Flag.UNCOMPENSATED)));
    assertThat(at(20).quality()).isEqualTo(Quality.BEST);
  }
}
