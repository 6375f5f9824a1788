package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the datasheet and the registers that ST's driver names, without our driver. */
class Vl53l1xModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private Optics optics = new Optics(700, 0.5, 0);
  private final Vl53l1xModel sensor =
      new Vl53l1xModel(clock, _ -> optics, RandomGeneratorFactory.of("L64X128MixRandom").create(1));

  @Test
  void boots_within_1200_us_and_then_says_who_it_is() throws InterruptedException {
    assertThat(sensor.read(0x00E5) & 1).isZero();
    clock.advance(Duration.ofNanos(1_200_000));
    assertThat(sensor.read(0x00E5) & 1).isEqualTo(1);
    assertThat((sensor.read(0x010F) << 8) | sensor.read(0x0110)).isEqualTo(0xEACC);
  }

  @Test
  void ignores_what_is_written_before_it_has_booted() throws InterruptedException {
    sensor.write(0x004B, 0x14);
    clock.advance(Duration.ofMillis(2));
    assertThat(sensor.read(0x004B)).isZero();
    sensor.write(0x004B, 0x14);
    assertThat(sensor.read(0x004B)).isEqualTo(0x14);
  }

  @Test
  void the_interrupt_line_follows_the_polarity_until_it_is_cleared() throws InterruptedException {
    range();
    sensor.write(0x0030, 0x01); // active high

    assertThat(sensor.read(0x0031) & 1).isZero();
    clock.advance(Duration.ofMillis(100));
    assertThat(sensor.read(0x0031) & 1).isEqualTo(1);
    sensor.write(0x0030, 0x11); // active low
    assertThat(sensor.read(0x0031) & 1).isZero();
    sensor.write(0x0086, 0x01);
    assertThat(sensor.read(0x0031) & 1).isEqualTo(1);
  }

  @Test
  void ranges_once_per_budget() throws InterruptedException {
    clock.advance(Duration.ofMillis(2));
    word(0x005E, 0x00D6);
    word(0x0061, 0x006E); // 33 ms in short mode
    sensor.write(0x0030, 0x01);
    sensor.write(0x0087, 0x40);

    clock.advance(Duration.ofMillis(33).minusNanos(1));
    assertThat(sensor.read(0x0031) & 1).isZero();
    clock.advance(Duration.ofNanos(1));
    assertThat(sensor.read(0x0031) & 1).isEqualTo(1);
    sensor.write(0x0087, 0x00);
    sensor.write(0x0086, 0x01);
    clock.advance(Duration.ofSeconds(1));
    assertThat(sensor.read(0x0031) & 1).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "700, 0.5, 0, 9", // valid
    "700, 0.01, 0, 9", // a black bag is seen at 0.7 m: 1200 x 0.01 / 0.49 = 24 >= 16
    "1000, 0.01, 0, 4", // but not at 1 m: 12 < 16, signal failure
    "700, 0.05, 0.5, 6", // sun drowns it: sigma
    "1299, 0.5, 0, 9",
    "1301, 0.8, 0, 7", // bright and beyond the short mode: wrap-around
    "1301, 0.1, 0, 5", // dim and beyond: phase
    "39, 0.5, 0, 8", // below the threshold
    "40, 0.5, 0, 9",
  })
  void raw_status_follows_from_light_and_distance(
      double mm, double reflectance, double sun, int status) throws InterruptedException {
    optics = new Optics(mm, reflectance, sun);
    range();
    sensor.write(0x004B, 0x14); // short mode
    clock.advance(Duration.ofMillis(100));

    assertThat(sensor.read(0x0089) & 0x1F).isEqualTo(status);
  }

  @Test
  void the_distance_is_in_bytes_13_and_14() throws InterruptedException {
    range();
    clock.advance(Duration.ofMillis(100));

    int mm = (sensor.read(0x0096) << 8) | sensor.read(0x0097);
    assertThat(mm).isCloseTo(700, within(25)); // 5 sigma of 5 mm
  }

  @Test
  void nothing_in_view_is_a_signal_failure() throws InterruptedException {
    optics = new Optics(Double.POSITIVE_INFINITY, 0, 1);
    range();
    clock.advance(Duration.ofMillis(100));

    assertThat(sensor.read(0x0089) & 0x1F).isEqualTo(4);
  }

  private void range() throws InterruptedException {
    clock.advance(Duration.ofMillis(2));
    sensor.write(0x0087, 0x40);
  }

  private void word(int register, int value) {
    sensor.write(register, value >> 8);
    sensor.write(register + 1, value & 0xFF);
  }
}
