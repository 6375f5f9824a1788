package io.lucidbins.mocks.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.mocks.vendor.DingtekUplink.Flags;
import io.lucidbins.mocks.vendor.DingtekUplink.Measures;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every payload here was published by somebody else, with the values that it carries. */
class VendorUplinksTest {

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static SensoneoUplink sensoneo(long id, int sonarCm, int millivolts, int celsius) {
    var sonars = List.of(sonarCm, sonarCm, sonarCm, sonarCm);
    return new SensoneoUplink(
        2, 179, id, SensoneoUplink.Events.MEASURED, sonars, millivolts, celsius, 50, 93);
  }

  @Test
  void a_published_sensoneo_payload_comes_out() {
    // ELEMENT IoT: standalone, firmware 179, id 1888485532, 254 cm, 3.59 V, 21 C, 50 degrees, 93.
    assertThat(hex(sensoneo(1_888_485_532L, 254, 3_590, 21).bytes()))
        .isEqualTo("FFFF22B39C009070017F7F7F7F6D15325D".toLowerCase(Locale.ROOT));
  }

  @Test
  void sensoneo_fields_have_limits() {
    assertThat(sensoneo(0xFFFF_FFFFL, 510, 5_050, -128).bytes()).hasSize(17);
    assertThat(sensoneo(0, 0, 2_500, 127).bytes()).hasSize(17);
    assertThatThrownBy(() -> sensoneo(1L << 32, 0, 2_500, 0)).hasMessageContaining("sensor id");
    assertThatThrownBy(() -> sensoneo(0, 511, 2_500, 0)).hasMessageContaining("0 to 510");
    assertThatThrownBy(() -> sensoneo(0, 0, 2_499, 0)).hasMessageContaining("2500 to 5050");
    assertThatThrownBy(() -> sensoneo(0, 0, 5_051, 0)).hasMessageContaining("2500 to 5050");
    assertThatThrownBy(() -> sensoneo(0, 0, 2_500, 128)).hasMessageContaining("-128 to 127");
    assertThat(new SensoneoUplink.Events(true, true, true, true).bits()).isEqualTo(0x17);
  }

  @Test
  void the_published_milesight_payloads_come_out() {
    assertThat(
            hex(
                MilesightField.uplink(
                    new MilesightField.Battery(92),
                    new MilesightField.Temperature(25.7),
                    new MilesightField.Distance(2_116),
                    new MilesightField.Position(true))))
        .isEqualTo("01755c0367010104824408050001");
    assertThat(
            hex(
                MilesightField.uplink(
                    new MilesightField.TemperatureAlarm(23.2, true),
                    new MilesightField.DistanceAlarm(1_601, true))))
        .isEqualTo("8367e800018482410601");
    assertThat(hex(new MilesightField.Location(24.62495, 118.030576, 2, 2).bytes()))
        .isEqualTo("068836bf7701f000090722");
    // The NB-IoT frame of the same page, and the manual of the EM400 series.
    assertThat(
            hex(
                MilesightField.uplink(
                    new MilesightField.Battery(100),
                    new MilesightField.Temperature(26.7),
                    new MilesightField.Distance(315),
                    new MilesightField.Position(true))))
        .isEqualTo("01756403670b0104823b01050001");
    assertThat(
            hex(
                MilesightField.uplink(
                    new MilesightField.Battery(100),
                    new MilesightField.Temperature(24.8),
                    new MilesightField.Distance(257),
                    new MilesightField.Position(false))))
        .isEqualTo("0175640367f80004820101050000");
    assertThat(hex(MilesightField.Distance.OUT_OF_RANGE.bytes())).isEqualTo("0482fdff");
  }

  @Test
  void milesight_fields_have_limits() {
    assertThat(hex(new MilesightField.Temperature(-10.1).bytes())).isEqualTo("03679bff");
    assertThatThrownBy(() -> new MilesightField.Battery(101)).hasMessageContaining("0 to 100");
    assertThatThrownBy(() -> new MilesightField.Battery(-1)).hasMessageContaining("0 to 100");
    assertThatThrownBy(() -> new MilesightField.Distance(65_536)).hasMessageContaining("65535");
    assertThatThrownBy(() -> new MilesightField.Temperature(3_276.8).bytes())
        .hasMessageContaining("3276.7");
    assertThatThrownBy(() -> new MilesightField.Location(0, 0, 4, 0))
        .hasMessageContaining("motion");
  }

  private static final Measures QUIET = new Measures(2_000, 25, 0, Flags.NONE);

  @Test
  void the_published_dingtek_payloads_come_out() {
    assertThat(hex(new DingtekUplink.Report(QUIET).bytes()))
        .isEqualTo("8000010111" + "07d000" + "19" + "0000" + "0000" + "000000" + "81");
    // 116.507430 E, 40.038999 N by a decoder that is off by a millionth of a degree.
    assertThat(
            hex(
                new DingtekUplink.LocatedReport(QUIET, (float) 116.507423, (float) 40.038998)
                    .bytes()))
        .isEqualTo("8000010119" + "07d001" + "cd03e942" + "ef272042" + "19000000000000" + "0081");
    assertThat(hex(new DingtekUplink.Settings(24, 1, 30, 75, 30, false, false).bytes()))
        .isEqualTo("8000010319" + "0104" + "18011e4b1e0000" + "00".repeat(10) + "81");
  }

  @Test
  void dingtek_flags_are_halves_of_bytes_and_fields_have_limits() {
    var alarms = new Measures(150, -5, -30, new Flags(true, true, true, true));
    byte[] report = new DingtekUplink.Report(alarms).bytes();

    assertThat(hex(report))
        .isEqualTo("8000010111" + "009600" + "fb" + "011e" + "1111" + "00000081");
    assertThatThrownBy(() -> new Measures(65_536, 0, 0, Flags.NONE)).hasMessageContaining("65535");
    assertThatThrownBy(() -> new Measures(0, 0, 181, Flags.NONE)).hasMessageContaining("angle");
    assertThatThrownBy(() -> new DingtekUplink.Settings(169, 1, 30, 75, 30, false, false))
        .hasMessageContaining("1 to 168");
    assertThatThrownBy(() -> new DingtekUplink.Settings(24, 1, 14, 75, 30, false, false))
        .hasMessageContaining("15 to 255");
  }
}
