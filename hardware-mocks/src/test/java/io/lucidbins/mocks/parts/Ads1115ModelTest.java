package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From datasheet SBAS444, without the driver. */
class Ads1115ModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private double battery = 12_800;
  private final Wire wire = new Wire(clock);
  private final Ads1115Model chip = new Ads1115Model(clock, _ -> battery);

  Ads1115ModelTest() {
    wire.attach(0x49, chip.part());
  }

  @Test
  void powers_up_with_8583_and_converts_nothing() throws InterruptedException {
    clock.advance(Duration.ofSeconds(1));

    assertThat(wire.read(0x49, "01", 2)).isEqualTo("8583");
    assertThat(wire.read(0x49, "00", 2)).isEqualTo("0000");
    assertThat(wire.read(0x49, "02", 2)).isEqualTo("8000");
    assertThat(wire.read(0x49, "03", 2)).isEqualTo("7FFF");
  }

  @Test
  void a_single_shot_at_128_samples_a_second_takes_7837_us() throws InterruptedException {
    wire.write(0x49, "01C383");

    assertThat(wire.read(0x49, "01", 2)).isEqualTo("4383"); // busy: OS is low
    clock.advance(Duration.ofNanos(25_000 + 7_812_500 - 1));
    assertThat(wire.read(0x49, "01", 2)).isEqualTo("4383");
    clock.advance(Duration.ofNanos(1));
    assertThat(wire.read(0x49, "01", 2)).isEqualTo("C383");
    // 12,800 mV behind 1:5 are 2,560 mV; 0.125 mV a count: 20,480
    assertThat(wire.read(0x49, "00", 2)).isEqualTo("5000");
  }

  @ParameterizedTest
  @CsvSource({
    "C183, 3555", // 6.144 V: 2,560 / 0.1875 = 13,653
    "C383, 5000",
    "C583, 7FFF", // 2.048 V: over its range
    "D383, 0000", // AIN1 is open
    "8383, 5000", // AIN0 against AIN1
  })
  void range_and_input_are_those_of_the_configuration(String config, String word)
      throws InterruptedException {
    wire.write(0x49, "01" + config);
    clock.advance(Duration.ofMillis(8));

    assertThat(wire.read(0x49, "00", 2)).isEqualTo(word);
  }

  @Test
  void no_input_passes_the_supply_by_more_than_300_mv() throws InterruptedException {
    battery = 30_000;
    wire.write(0x49, "01C183");
    clock.advance(Duration.ofMillis(8));

    assertThat(wire.read(0x49, "00", 2)).isEqualTo("4B00"); // 3,600 mV
  }

  @Test
  void continuous_mode_goes_on_by_itself() throws InterruptedException {
    wire.write(0x49, "014283");
    clock.advance(Duration.ofMillis(8));
    assertThat(wire.read(0x49, "00", 2)).isEqualTo("5000");
    battery = 6_400;
    clock.advance(Duration.ofMillis(8));
    assertThat(wire.read(0x49, "00", 2)).isEqualTo("2800");
  }

  @Test
  void a_start_during_a_conversion_is_ignored() throws InterruptedException {
    wire.write(0x49, "01C383");
    clock.advance(Duration.ofMillis(7));
    wire.write(0x49, "01C383");
    clock.advance(Duration.ofMillis(1));

    assertThat(wire.read(0x49, "01", 2)).isEqualTo("C383");
  }

  @Test
  void faults() throws InterruptedException {
    battery = 12_801;
    chip.slowClock(2);
    wire.write(0x49, "01C383");
    clock.advance(Duration.ofMillis(15));
    assertThat(wire.read(0x49, "01", 2)).isEqualTo("4383");
    clock.advance(Duration.ofMillis(1));
    assertThat(wire.read(0x49, "00", 2)).isEqualTo("5002");
    chip.pretendOtherChip();
    assertThat(wire.read(0x49, "00", 2)).isEqualTo("5000"); // 12 bits
    chip.reset();
    assertThat(wire.read(0x49, "01", 2)).isEqualTo("8583");
    chip.unplug(true);
    assertThat(wire.read(0x49, "01", 2)).isEqualTo("EREMOTEIO");
  }
}
