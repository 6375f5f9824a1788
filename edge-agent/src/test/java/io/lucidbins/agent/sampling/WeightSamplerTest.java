package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.AirTemperature;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With 10 counts per gram and a zero of 5,000 counts; rated load 10 kg. */
class WeightSamplerTest {
  private static final Calibration CALIBRATION = new Calibration(1_000, 900, 5_000, 10, 10_000);

  private final VirtualClock clock = VirtualClock.stepped();
  private final Scripted part = new Scripted(clock);
  private final WeightSampler weight =
      new WeightSampler(part, CALIBRATION, AirTemperature.unknown(), clock.wall());

  @Test
  void takes_the_tare_off_the_median_of_five() {
    part.says(15_000, 15_010, 14_990, 15_020, 99_000);

    assertThat(weight.sample())
        .isInstanceOfSatisfying(
            Reading.class,
            reading -> {
              assertThat(reading.value()).isEqualTo(1_001); // 1000, 1001, 999, 1002: 1000.5
              // One of five rejected costs 8, no thermometer 20.
              assertThat(reading.quality().percent()).isEqualTo(72);
              assertThat(reading.quality().flags()).containsExactly(Flag.UNCOMPENSATED);
            });
  }

  @Test
  void three_must_agree() {
    part.says(15_000, 15_000).fails(3, new NoEcho(Duration.ZERO));

    assertThat(weight.sample()).isInstanceOf(Failed.class);
  }

  @Test
  void from_minus_2_kg_to_a_fifth_above_the_rated_load_is_plausible() {
    part.says(-15_000, -15_010, 125_000, 125_010);

    assertThat(weight.weigh()).isInstanceOfSatisfying(Reading.class, r -> is(r, -2_000));
    assertThat(weight.weigh()).isInstanceOfSatisfying(Failed.class, WeightSamplerTest::implausible);
    assertThat(weight.weigh()).isInstanceOfSatisfying(Reading.class, r -> is(r, 12_000));
    assertThat(weight.weigh()).isInstanceOfSatisfying(Failed.class, WeightSamplerTest::implausible);
  }

  @Test
  void a_full_height_below_the_sensor_counts_as_1000_permille() {
    assertThat(CALIBRATION.permille(CALIBRATION.levelMm(100))).isEqualTo(1_000);
    assertThat(CALIBRATION.permille(CALIBRATION.levelMm(0))).isEqualTo(1_111); // heaped
    assertThat(CALIBRATION.permille(CALIBRATION.levelMm(1_000))).isZero();
  }

  private static void is(Reading<?> reading, int grams) {
    assertThat(reading.value()).isEqualTo(grams);
  }

  private static void implausible(Failed<?> failed) {
    assertThat(failed.why()).isInstanceOf(Implausible.class);
  }
}
