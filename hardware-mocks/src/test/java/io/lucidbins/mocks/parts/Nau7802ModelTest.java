package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** From the datasheet, without the driver. */
class Nau7802ModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private double millivoltsPerVolt = 0.5;
  private final Nau7802Model chip =
      new Nau7802Model(
          clock, _ -> millivoltsPerVolt, RandomGeneratorFactory.of("L64X128MixRandom").create(1));

  @Test
  void is_powered_up_200_us_after_pud() throws InterruptedException {
    chip.write(0x00, 0x06);

    clock.advance(Duration.ofNanos(199_999));
    assertThat(chip.read(0x00) & 0x08).isZero();
    clock.advance(Duration.ofNanos(1));
    assertThat(chip.read(0x00) & 0x08).isEqualTo(0x08);
  }

  @Test
  void converts_nothing_before_cycle_start() throws InterruptedException {
    chip.write(0x00, 0x86);

    clock.advance(Duration.ofSeconds(1));

    assertThat(chip.read(0x00) & 0x20).isZero();
    assertThat(output()).isZero();
  }

  @Test
  void cycle_ready_comes_every_100_ms_at_10_samples_a_second_and_goes_with_the_reading()
      throws InterruptedException {
    chip.write(0x00, 0x96);

    clock.advance(Duration.ofMillis(100).minusNanos(1));
    assertThat(chip.read(0x00) & 0x20).isZero();
    clock.advance(Duration.ofNanos(1));
    assertThat(chip.read(0x00) & 0x20).isEqualTo(0x20);
    output();
    assertThat(chip.read(0x00) & 0x20).isZero();
  }

  @Test
  void gives_the_old_value_until_the_next_conversion() throws InterruptedException {
    start(0x27);
    clock.advance(Duration.ofSeconds(2));
    int before = output();

    chip.settle();
    millivoltsPerVolt = 0.7;
    clock.advance(Duration.ofMillis(99));

    assertThat(output()).isEqualTo(before);
    clock.advance(Duration.ofMillis(1));
    assertThat(output()).isNotEqualTo(before);
  }

  @Test
  void calibration_takes_344_ms_and_removes_the_offset() throws InterruptedException {
    start(0x27);
    clock.advance(Duration.ofSeconds(1));

    chip.write(0x02, 0x04);
    clock.advance(Duration.ofMillis(344).minusNanos(1));
    assertThat(chip.read(0x02) & 0x04).isEqualTo(0x04);
    clock.advance(Duration.ofNanos(1));
    assertThat(chip.read(0x02) & 0x0C).isZero();

    clock.advance(Duration.ofSeconds(1));
    // 0.5 mV/V x 128 x 2^24 / 1000 = 1,073,741.8
    assertThat(output()).isCloseTo(1_073_742, within(1));
  }

  @Test
  void calibration_before_the_ldo_has_settled_fails() throws InterruptedException {
    start(0x27);
    clock.advance(Duration.ofMillis(1));

    chip.write(0x02, 0x04);
    clock.advance(Duration.ofMillis(150));
    chip.write(0x02, 0x04);
    clock.advance(Duration.ofMillis(193));

    assertThat(chip.read(0x02) & 0x04).isEqualTo(0x04); // one calibration at a time
    clock.advance(Duration.ofMillis(10));
    assertThat(chip.read(0x02) & 0x08).isZero(); // 345 ms after power-up the LDO had settled

    chip.write(0x00, 0x01);
    chip.write(0x00, 0x00);
    start(0x27);
    chip.write(0x02, 0x74); // 320 samples/s: over in 10 ms
    clock.advance(Duration.ofMillis(50));
    assertThat(chip.read(0x02) & 0x0C).isEqualTo(0x08);
  }

  @Test
  void the_filter_needs_four_conversions_after_a_change_of_gain() throws InterruptedException {
    start(0x27);
    clock.advance(Duration.ofSeconds(1));
    chip.write(0x01, 0x26); // gain 64

    clock.advance(Duration.ofMillis(100));
    int first = output();
    clock.advance(Duration.ofMillis(300));
    int fourth = output();

    assertThat(first).isLessThan(fourth / 2);
    assertThat(fourth).isCloseTo(536_871, within(8_000));
  }

  @Test
  void saturates_at_its_rails() throws InterruptedException {
    start(0x27);
    millivoltsPerVolt = 5; // 3.9 mV/V fill the range
    clock.advance(Duration.ofSeconds(1));
    assertThat(output()).isEqualTo(0x7FFFFF);

    millivoltsPerVolt = -5;
    clock.advance(Duration.ofSeconds(1));
    assertThat(output()).isEqualTo(-0x800000);
  }

  @Test
  void register_reset_forgets_the_calibration_and_the_settings() throws InterruptedException {
    start(0x27);
    chip.write(0x00, 0x01);

    assertThat(chip.read(0x00)).isEqualTo(0x01);
    assertThat(chip.read(0x01)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(output()).isZero();
    assertThat(chip.read(0x1F) & 0x0F).isEqualTo(0x0F);
  }

  private void start(int control1) {
    chip.write(0x00, 0x86);
    chip.write(0x01, control1);
    chip.write(0x00, 0x96);
  }

  private int output() {
    int value = (chip.read(0x12) << 16) | (chip.read(0x13) << 8) | chip.read(0x14);
    return value << 8 >> 8;
  }
}
