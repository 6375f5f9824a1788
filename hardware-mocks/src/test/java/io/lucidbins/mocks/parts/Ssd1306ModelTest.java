package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.mocks.time.VirtualClock;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the SSD1306 datasheet, without the driver. */
class Ssd1306ModelTest {
  private final Wire wire = new Wire(VirtualClock.stepped());
  private final Ssd1306Model display = new Ssd1306Model();

  @BeforeEach
  void attach() {
    wire.attach(0x3C, display.part());
  }

  @Test
  void is_dark_until_display_and_charge_pump_are_on() {
    assertThat(wire.read(0x3C, "", 1)).isEqualTo("46"); // off
    wire.write(0x3C, "00AF");
    assertThat(display.isLit()).isFalse();
    wire.write(0x3C, "008D14");
    assertThat(display.isLit()).isTrue();
    assertThat(wire.read(0x3C, "", 1)).isEqualTo("06");
    wire.write(0x3C, "00AE");
    assertThat(display.isLit()).isFalse();
  }

  @Test
  void horizontal_addressing_fills_line_by_line_and_wraps() {
    wire.write(0x3C, "002000" + "217E7F" + "220001");
    wire.write(0x3C, "400102030405");

    assertThat(display.memory(0, 126)).isEqualTo(5);
    assertThat(display.memory(0, 127)).isEqualTo(2);
    assertThat(display.memory(1, 126)).isEqualTo(3);
    assertThat(display.memory(1, 127)).isEqualTo(4);
  }

  @Test
  void vertical_addressing_fills_column_by_column() {
    wire.write(0x3C, "002001" + "21007F" + "220607");
    wire.write(0x3C, "40010203");

    assertThat(display.memory(6, 0)).isEqualTo(1);
    assertThat(display.memory(7, 0)).isEqualTo(2);
    assertThat(display.memory(6, 1)).isEqualTo(3);
  }

  @Test
  void page_addressing_stays_in_its_page() {
    wire.write(0x3C, "00B30F17"); // page 3, column 0x7F
    wire.write(0x3C, "400102");

    assertThat(display.memory(3, 0x7F)).isEqualTo(1);
    assertThat(display.memory(3, 0)).isEqualTo(2);
  }

  @Test
  void a_control_byte_with_the_continuation_bit_is_followed_by_one_byte() {
    wire.write(0x3C, "80B1" + "8000" + "8010" + "C011" + "4022");

    assertThat(display.memory(1, 0)).isEqualTo(0x11);
    assertThat(display.memory(1, 1)).isEqualTo(0x22);
  }

  @Test
  void dots_are_upright_with_the_usual_remapping_and_can_be_inverted() {
    wire.write(0x3C, "00AE2000" + "21007F220007" + "A1C8" + "8D14AF");
    byte[] white = new byte[1_024];
    white[0] = 0x01;
    wire.write(0x3C, "40" + HexFormat.of().formatHex(white));

    assertThat(display.isLit(0, 0)).isTrue();
    assertThat(display.isLit(1, 0)).isFalse();
    assertThat(display.isLit(0, 1)).isFalse();
    wire.write(0x3C, "00A7");
    assertThat(display.isLit(0, 0)).isFalse();
    assertThat(display.isLit(127, 63)).isTrue();
    wire.write(0x3C, "00A6A0C0");
    assertThat(display.isLit(127, 63)).isTrue(); // turned by half a turn
    assertThat(display.picture().lines()).hasSize(32).allMatch(line -> line.length() == 128);
  }

  @Test
  void a_power_cycle_darkens_it_and_an_absent_one_is_a_nack() {
    wire.write(0x3C, "008D14AF");
    display.reset();
    assertThat(display.isLit()).isFalse();
    display.pretendOtherChip();
    assertThat(wire.read(0x3C, "", 1)).isEqualTo("48");
    display.unplug(true);
    assertThat(wire.write(0x3C, "00AF")).isEqualTo("EREMOTEIO");
  }
}
