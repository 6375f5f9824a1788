package io.lucidbins.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lucidbins.agent.parts.CardsSettings;
import io.lucidbins.agent.parts.LevelSettings;
import io.lucidbins.agent.parts.PanelSettings;
import io.lucidbins.agent.parts.PartsSettings;
import io.lucidbins.agent.parts.SenseSettings;
import io.lucidbins.agent.parts.WeightSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsSectionTest {
  private static final Path FILE = Path.of("bin.toml");
  private static final Path SHIPPED = Path.of("src/main/conf/edge-agent.toml");

  @ParameterizedTest
  @CsvSource({
    "none,NONE", "vl53l1x,VL53L1X", "a02yyuw,A02YYUW", "maxbotix,MAXBOTIX",
    "hc-sr04,HC_SR04", "jsn-sr04t,JSN_SR04T", "srf04-iio,SRF04_IIO", "vl53l0x-iio,VL53L0X_IIO"
  })
  void a_range_finder_is_named_as_printed_on_it(String written, LevelSettings.Part part) {
    assertThat(parts("level = \"" + written + "\"").level().part()).isEqualTo(part);
  }

  @ParameterizedTest
  @CsvSource({"none,NONE", "nau7802,NAU7802", "hx711,HX711", "hx711-iio,HX711_IIO"})
  void so_is_a_scale(String written, WeightSettings.Part part) {
    assertThat(parts("weight = \"" + written + "\"").weight().part()).isEqualTo(part);
  }

  @Test
  void the_reference_set_of_the_shipped_file_is_valid_and_complete() throws IOException {
    String block =
        Files.readString(SHIPPED)
            .lines()
            .filter(line -> line.startsWith("#   "))
            .map(line -> line.substring(4))
            .collect(Collectors.joining("\n"));

    PartsSettings read = parts(block);

    assertThat(read)
        .isEqualTo(
            PartsSettings.defaults()
                .withLevel(LevelSettings.of(LevelSettings.Part.A02YYUW))
                .withCards(CardsSettings.of(CardsSettings.Part.PN532_UART))
                .withSenses(SenseSettings.all())
                .withPanel(PanelSettings.all()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lid_pin",
        "level_trigger_pin",
        "level_echo_pin",
        "level_xshut_pin",
        "weight_clock_pin",
        "weight_data_pin",
        "tilt_pin",
        "button_pin",
        "led_green_pin",
        "led_red_pin",
        "buzzer_pin"
      })
  void pins_hold_below_at_and_above(String key) {
    assertThat(problems(key + " = -1")).singleElement().asString().contains(key, "0 to 53", "-1");
    assertThat(problems(key + " = 0")).isEmpty();
    assertThat(problems(key + " = 53")).isEmpty();
    assertThat(problems(key + " = 54")).singleElement().asString().startsWith("line 2, column 1");
  }

  @Test
  void what_need_not_be_wired_may_be_none() {
    PartsSettings read = parts("tilt_pin = \"none\"\nlid = false");

    assertThat(read.senses().tiltPin()).isNull();
    assertThat(read.panel()).isEqualTo(PanelSettings.none());
    assertThat(problems("button_pin = \"GPIO5\""))
        .containsExactly(
            "line 2, column 1: button_pin must be the BCM number of a GPIO line, or \"none\"");
  }

  @Test
  void two_parts_on_one_pin_are_refused_and_both_are_named() {
    assertThat(problems("weight = \"hx711\"\nbutton_pin = 12"))
        .containsExactly(
            "line 3, column 1: button_pin is GPIO 12, which is already weight_data_pin");
    assertThat(problems("level = \"hc-sr04\"\nlevel_echo_pin = 20"))
        .containsExactly(
            "line 3, column 1: level_echo_pin is GPIO 20, which is already level_trigger_pin");
    assertThat(problems("tilt = \"lis3dh\"\nlid_pin = 27"))
        .singleElement()
        .asString()
        .endsWith("tilt_pin is GPIO 27, which is already lid_pin");
  }

  @Test
  void a_pin_of_a_part_that_is_not_fitted_is_free() {
    assertThat(problems("weight = \"nau7802\"\nbutton_pin = 12")).isEmpty();
    assertThat(problems("tilt = \"none\"\nlid_pin = 27")).isEmpty();
    assertThat(problems("lid = false\nbutton_pin = 17")).isEmpty();
  }

  @Test
  void the_lines_of_a_bus_in_use_are_taken() {
    assertThat(problems("lid_pin = 2"))
        .containsExactly(
            "line 2, column 1: lid_pin is GPIO 2, which is already the data line of I2C bus 1");
    assertThat(problems("lid_pin = 2\nlevel = \"none\"\nweight = \"none\"")).isEmpty();
    assertThat(problems("lid_pin = 2\ni2c_bus = 4")).isEmpty();
    assertThat(problems("level = \"a02yyuw\"\nbutton_pin = 15"))
        .singleElement()
        .asString()
        .contains("the receiving line of /dev/serial0");
    assertThat(problems("button_pin = 15")).isEmpty();
  }

  @Test
  void a_serial_port_serves_one_part() {
    String both = "level = \"a02yyuw\"\ncards = \"pn532-uart\"\n";

    assertThat(problems(both + "cards_port = \"/dev/serial0\""))
        .containsExactly(
            "line 4, column 1: cards_port must not be that of the range finder (level_port ="
                + " \"/dev/serial0\")");
    assertThat(problems(both + "cards_port = \"/dev/ttyAMA4\"")).isEmpty();
    assertThat(problems("level_port = \"serial0\""))
        .containsExactly(
            "line 2, column 1: level_port must be a device such as \"/dev/serial0\", but is"
                + " \"serial0\"");
  }

  @Test
  void only_a_part_that_may_compensate_may_be_said_to() {
    assertThat(problems("level = \"a02yyuw\"\nlevel_compensated = true")).isEmpty();
    assertThat(problems("level = \"hc-sr04\"\nlevel_compensated = true"))
        .containsExactly(
            "line 3, column 1: level_compensated is only for level = \"a02yyuw\": of every other"
                + " part the agent knows whether it corrects for temperature");
  }

  @Test
  void a_card_reader_on_i2c_has_a_bus_of_its_own() {
    assertThat(problems("cards_i2c_bus = 1")).singleElement().asString().contains("i2c-gpio");
    assertThat(problems("cards_i2c_bus = 2")).isEmpty();
    assertThat(problems("cards_i2c_bus = 31")).isEmpty();
    assertThat(problems("cards_i2c_bus = 32")).hasSize(1);
    assertThat(problems("cards = \"pn532-i2c\"\ni2c_bus = 3"))
        .singleElement()
        .asString()
        .contains("cards_i2c_bus must not be that of the other parts");
  }

  @Test
  void the_battery_holds_below_at_and_above() {
    assertThat(problems("battery_divider = 0")).hasSize(1);
    assertThat(problems("battery_divider = 1")).isEmpty();
    assertThat(problems("battery_divider = 100")).isEmpty();
    assertThat(problems("battery_divider = 101")).hasSize(1);
    assertThat(problems("battery_full_mv = 999")).hasSize(1);
    assertThat(problems("battery_full_mv = 1000")).isEmpty();
    assertThat(problems("battery_full_mv = 60000")).isEmpty();
    assertThat(problems("battery_full_mv = 60001")).hasSize(1);
  }

  @Test
  void the_gauge_never_gets_more_than_it_bears() {
    // 16,500 mV / 5 are 3,300 mV at the input.
    assertThat(problems("battery = \"ads1115\"\nbattery_full_mv = 16500")).isEmpty();
    assertThat(problems("battery = \"ads1115\"\nbattery_full_mv = 16505\nbattery_divider = 5"))
        .containsExactly(
            "line 4, column 1: battery_divider leaves 3301 mV of the full battery"
                + " (battery_full_mv) at the gauge, which bears 3300 mV");
  }

  @Test
  void the_bus_holds_below_at_and_above() {
    assertThat(problems("i2c_bus = -1")).hasSize(1);
    assertThat(problems("i2c_bus = 0")).isEmpty();
    assertThat(problems("i2c_bus = 31")).isEmpty();
    assertThat(problems("i2c_bus = 32")).hasSize(1);
  }

  private static PartsSettings parts(String lines) {
    return SettingsFile.parse(FILE, "[parts]\n" + lines).parts();
  }

  private static List<String> problems(String lines) {
    InvalidSettings invalid =
        catchThrowableOfType(
            InvalidSettings.class, () -> SettingsFile.parse(FILE, "[parts]\n" + lines));
    return invalid == null
        ? List.of()
        : invalid.problems().stream().map(SettingsProblem::toString).toList();
  }
}
