package io.lucidbins.mocks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {
  private static final String TEXT =
      """
      # a bin, and what happens to it
      bin glass-17  240 L  depth 1000 mm  material glass  seed 42
      at 0:00:00   air 4 C humid 90 %
      at 0:10:00   card 04a1b2c3d4e5f6  lid open for 6 s  deposit glass 420 g   # by card
      at 1:00:00   fault i2c 1 0x2A nack for 30 s
      at 2:00:00   fault vl53l1x stuck
      at 1d 2:30:00  lean 5 kg for 20 s
      every 0:20:00 from 3:00:00 to 9:00:00  deposit 300..900 g
      at 9:30:00   emptied
      at 9:31:00   lid open for 8 s  deposit pet 100 g  take out 100 g
      expect by 9:40:00 event emptied
      """;

  @Test
  void text_and_api_build_equal_scenarios() {
    var api =
        Scenario.bin("glass-17", new BinShape(240, 1_000), Material.GLASS, 42)
            .at(Duration.ZERO)
            .air(new Air(4, 90, 0))
            .at(Duration.ofMinutes(10))
            .card("04A1B2C3D4E5F6")
            .lidOpen(Duration.ofSeconds(6))
            .deposit(Material.GLASS, Range.grams(420))
            .at(Duration.ofHours(1))
            .add(new Action.I2cNack(1, 0x2A, Duration.ofSeconds(30)))
            .at(Duration.ofHours(2))
            .add(new Action.PartFault("vl53l1x", Action.Fault.STUCK, null))
            .at(Duration.ofHours(26).plusMinutes(30))
            .lean(5_000, Duration.ofSeconds(20))
            .every(Duration.ofMinutes(20), Duration.ofHours(3), Duration.ofHours(9))
            .deposit(Material.GLASS, new Range(300, 900))
            .at(Duration.ofMinutes(570))
            .emptied()
            .at(Duration.ofMinutes(571))
            .lidOpen(Duration.ofSeconds(8))
            .deposit(Material.PET, Range.grams(100))
            .takeOut(Range.grams(100))
            .expect(Duration.ofMinutes(580), "emptied")
            .build();

    assertThat(Scenario.parse("x.scenario", TEXT)).isEqualTo(api);
  }

  @Test
  void what_it_prints_parses_back() {
    var scenario = Scenario.parse("x.scenario", TEXT);

    assertThat(Scenario.parse("printed", scenario.toString())).isEqualTo(scenario);
  }

  @Test
  void the_first_scenario_of_a_newcomer_parses() {
    var scenario = Scenario.read(Path.of("scenarios/first-bin.scenario"));

    assertThat(scenario.bin().name()).isEqualTo("first-bin");
    assertThat(Scenario.parse("printed", scenario.toString())).isEqualTo(scenario);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bin glass-17 240 | 2:17: expected \"L\", but the line ends",
        "bin Glass 240 L | 2:5: a bin is named by 1 to 36 of a-z, 0-9 and -, but this is \"Glass\"",
        "bin b 9 L | 2:5: volume must be 10 to 5,000 L, but is 9",
        "bin b 240 L color red | 2:13: expected \"depth\", \"material\", \"slot\" or \"seed\","
            + " but there is \"color\"",
        "at 0:00:00 emptied | 2:1: expected a line \"bin NAME ...\" first, but there is \"at\"",
        "soon emptied | 2:1: expected \"bin\", \"at\", \"every\" or \"expect\", but there is"
            + " \"soon\"",
      })
  void a_wrong_first_line_names_its_place(String line, String message) {
    assertThatThrownBy(() -> Scenario.parse("town.scenario", "# a comment\n" + line))
        .isInstanceOf(ScenarioError.class)
        .hasMessage("town.scenario:" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at 10:00 emptied | 2:4: expected a time such as 0:10:05 or 1d 8:00:00",
        "at 0:60:00 emptied | 2:4: expected a time",
        "at 0:00:00 | 2:11: expected \"card\"",
        "at 0:00:00 explode | 2:12: expected \"card\"",
        "at 0:00:00 card 04A1B2 | 2:17: a card has 4, 7 or 10 bytes, but this has 3",
        "at 0:00:00 lid open for 6 | 2:26: expected s, min or h, but the line ends",
        "at 0:00:00 lid open for 0 s | 2:25: expected a length above 0",
        "at 0:00:00 deposit glass 420 | 2:29: expected a unit: g or kg",
        "at 0:00:00 deposit tin 420 g | 2:20: expected a material: mixed-paper",
        "at 0:00:00 deposit glass 0 g | 2:26: grams must be 1 to 5,000,000",
        "at 0:00:00 deposit glass 9..3 g | 2:26: grams must be 1 to 5,000,000 and rise",
        "at 0:00:00 fault vl53l1x broken | 2:26: expected \"stuck\", \"absent\" or \"wrong-chip\"",
        "at 0:00:00 fault hx711 stuck | 2:18: expected \"i2c\" or a part: vl53l1x, nau7802",
        "at 0:00:00 fault i2c 1 2A nack for 1 s | 2:24: expected an address such as 0x2A",
        "at 0:00:00 air 100 C | 2:16: air must be -40 to 80 C, but is 100.0",
        "every 0:00:00 from 0:00:00 to 1:00:00 emptied | 2:1: the period must be 1 s or more",
        "every 0:10:00 from 2:00:00 to 1:00:00 emptied | 2:1: it ends at 1:00:00, before",
        "every 0:00:01 from 0:00:00 to 2d 0:00:00 emptied | 2:1: it would happen more than",
        "expect by 1:00:00 emptied | 2:19: expected \"event\", but there is \"emptied\"",
        "bin c 240 L | 2:1: expected \"at\", \"every\" or \"expect\": there already is a bin",
      })
  void a_wrong_line_names_its_place(String line, String message) {
    assertThatThrownBy(() -> Scenario.parse("x", "bin b 240 L\n" + line))
        .isInstanceOf(ScenarioError.class)
        .hasMessageStartingWith("x:" + message);
  }

  @Test
  void a_file_without_a_bin_says_so() {
    assertThatThrownBy(() -> Scenario.parse("x", "# nothing\n"))
        .hasMessage("x:2:1: expected a line \"bin NAME ...\"");
  }

  @Test
  void a_file_that_is_not_there_says_so() {
    assertThatThrownBy(() -> Scenario.read(Path.of("no-such.scenario")))
        .hasMessageContaining("no-such.scenario cannot be read");
  }
}
