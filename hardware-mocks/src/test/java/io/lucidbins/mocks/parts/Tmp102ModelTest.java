package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From datasheet SBOS397, without the driver. */
class Tmp102ModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private double celsius = 25;
  private final Wire wire = new Wire(clock);
  private final Tmp102Model chip = new Tmp102Model(clock, _ -> celsius);

  Tmp102ModelTest() {
    wire.attach(0x48, chip.part());
  }

  @Test
  void reads_0_until_the_first_conversion_ends_after_26_ms() throws InterruptedException {
    clock.advance(Duration.ofMillis(26).minusNanos(1));
    assertThat(temperature()).isEqualTo("0000");
    clock.advance(Duration.ofNanos(1));
    assertThat(temperature()).isEqualTo("1900");
  }

  @ParameterizedTest // table 6-2 of the datasheet
  @CsvSource({
    "127.9375, 7FF0",
    "100, 6400",
    "80, 5000",
    "75, 4B00",
    "50, 3200",
    "25, 1900",
    "0.25, 0040",
    "0, 0000",
    "-0.25, FFC0",
    "-25, E700",
    "-55, C900",
    "150, 7FF0"
  })
  void converts_as_the_table_says(double air, String word) throws InterruptedException {
    celsius = air;
    clock.advance(Duration.ofMillis(26));

    assertThat(temperature()).isEqualTo(word);
  }

  @Test
  void extended_mode_has_13_bits_and_reaches_150_c() throws InterruptedException {
    wire.write(0x48, "0160B0");
    celsius = 150;
    clock.advance(Duration.ofMillis(300));

    assertThat(temperature()).isEqualTo("4B01"); // 2400 counts, EM in bit 0
  }

  @Test
  void powers_up_with_60a0_at_4_hz() throws InterruptedException {
    assertThat(wire.read(0x48, "01", 2)).isEqualTo("60A0");
    assertThat(wire.read(0x48, "02", 2)).isEqualTo("4B00");
    assertThat(wire.read(0x48, "03", 2)).isEqualTo("5000");
    clock.advance(Duration.ofMillis(26));
    temperature();
    celsius = 50;
    clock.advance(Duration.ofMillis(250).minusNanos(1));
    assertThat(temperature()).isEqualTo("1900");
    clock.advance(Duration.ofNanos(1));
    assertThat(temperature()).isEqualTo("3200");
  }

  @Test
  void the_pointer_stays_and_a_third_byte_is_the_released_bus() throws InterruptedException {
    clock.advance(Duration.ofMillis(26));
    assertThat(wire.read(0x48, "00", 3)).isEqualTo("1900FF");
    assertThat(wire.read(0x48, "", 2)).isEqualTo("1900");
  }

  @Test
  void in_shutdown_it_converts_once_when_told() throws InterruptedException {
    clock.advance(Duration.ofMillis(26));
    temperature();
    wire.write(0x48, "0161A0");
    celsius = 50;
    clock.advance(Duration.ofSeconds(5));
    assertThat(temperature()).isEqualTo("1900");
    assertThat(wire.read(0x48, "01", 2)).isEqualTo("E1A0"); // no conversion running

    wire.write(0x48, "01E1A0");
    assertThat(wire.read(0x48, "01", 2)).isEqualTo("61A0");
    clock.advance(Duration.ofMillis(26));
    assertThat(temperature()).isEqualTo("3200");
    assertThat(wire.read(0x48, "01", 2)).isEqualTo("E1A0");
  }

  @Test
  void faults() throws InterruptedException {
    clock.advance(Duration.ofMillis(26));
    chip.stick(true);
    celsius = 80;
    clock.advance(Duration.ofSeconds(1));
    assertThat(temperature()).isEqualTo("1900");
    chip.stick(false);
    chip.reset();
    assertThat(temperature()).isEqualTo("0000");
    chip.slowClock(2);
    clock.advance(Duration.ofMillis(51));
    assertThat(temperature()).isEqualTo("0000");
    clock.advance(Duration.ofMillis(1));
    assertThat(temperature()).isEqualTo("5000");
    chip.pretendOtherChip();
    assertThat(wire.read(0x48, "01", 2)).isEqualTo("0000");
    chip.unplug(true);
    assertThat(temperature()).isEqualTo("EREMOTEIO");
  }

  private String temperature() {
    return wire.read(0x48, "00", 2);
  }
}
