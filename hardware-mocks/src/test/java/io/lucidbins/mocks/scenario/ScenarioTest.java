package io.lucidbins.mocks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.fault.Fault;
import io.lucidbins.mocks.fault.FaultKind;
import io.lucidbins.mocks.fault.VirtualPart;
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
      at 2:10:00   fault a02yyuw noise with probability 1.1 % for 500 ms   # the rain
      at 2:11:00   fault nau7802 nack-byte 1 once  knock
      at 2:12:00   fault clock clock-jump -3600 s
      at 2:13:00   tilt 75 degrees for 10 min
      at 2:14:00   tilt 20 degrees
      at 2:15:00   upright  fire for 5 min
      at 2:16:00   condensation  sun 80 %  dirt 70 %
      at 2:17:00   cleaned  battery 40 % lasts 12 h
      at 2:18:00   battery 100 %  handle at 180 mm for 2 h
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
            .fault(Fault.of(VirtualPart.VL53L1X, FaultKind.STUCK))
            .at(Duration.ofMinutes(130))
            .fault(
                Fault.of(VirtualPart.A02YYUW, FaultKind.NOISE)
                    .withProbability(0.011)
                    .lasting(Duration.ofMillis(500)))
            .at(Duration.ofMinutes(131))
            .fault(Fault.of(VirtualPart.NAU7802, FaultKind.NACK_BYTE).withArgument(1).once())
            .knock()
            .at(Duration.ofMinutes(132))
            .fault(Fault.of(VirtualPart.CLOCK, FaultKind.CLOCK_JUMP).withArgument(-3_600))
            .at(Duration.ofMinutes(133))
            .tilt(75, Duration.ofMinutes(10))
            .at(Duration.ofMinutes(134))
            .tilt(20)
            .at(Duration.ofMinutes(135))
            .upright()
            .fire(Duration.ofMinutes(5))
            .at(Duration.ofMinutes(136))
            .condensation()
            .sun(80)
            .dirt(70)
            .at(Duration.ofMinutes(137))
            .cleaned()
            .battery(40, Duration.ofHours(12))
            .at(Duration.ofMinutes(138))
            .battery(100)
            .handle(180, Duration.ofHours(2))
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
        "bin b 240 L color red | 2:13: expected \"depth\", \"width\", \"floor\", \"material\","
            + " \"slot\", \"bag\" or \"seed\", but there is \"color\"",
        "bin b 240 L deph 900 mm | 2:13: expected \"depth\", \"width\", \"floor\", \"material\","
            + " \"slot\", \"bag\" or \"seed\", but there is \"deph\"; did you mean \"depth\"?",
        "bin b 240 L width 900 mm | 2:5: the narrow side of a bin of 240 L and 1000 mm is 80 to"
            + " 489 mm, but this is 900",
        "bin b 240 L floor 20 % | 2:5: the floor must be 25 to 100 % of the rim, but is 20",
        "bin b 240 L bag 301 mm | 2:5: the cavity must be 0.0 to 300.0, but is 301.0",
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
        "at 0:00:00 lid open for 6 | 2:26: expected ms, s, min or h, but the line ends",
        "at 0:00:00 lid open for 0 s | 2:25: expected a length above 0",
        "at 0:00:00 deposit glass 420 | 2:29: expected a unit: g or kg",
        "at 0:00:00 deposit tin 420 g | 2:20: expected a material: mixed-paper",
        "at 0:00:00 deposit glass 0 g | 2:26: grams must be 1 to 5,000,000",
        "at 0:00:00 deposit glass 9..3 g | 2:26: grams must be 1 to 5,000,000 and rise",
        "at 0:00:00 fault vl53l1x broken | 2:26: expected a fault of vl53l1x: nack, nack-byte,",
        "at 0:00:00 fault hx712 stuck | 2:18: expected \"i2c\" or a part: vl53l1x, nau7802, ",
        "at 0:00:00 fault i2c 2 0x2A nack for 1 s | 2:18: the virtual Pi has the I2C buses 1 and 3",
        "at 0:00:00 fault nau7802 nack-byte 256 | 2:36: the byte must be 0 to 255, but is 256",
        "at 0:00:00 fault nau7802 stretch 50 | 2:36: expected \"ms\", but the line ends",
        "at 0:00:00 fault nau7802 nack 3 | 2:31: expected \"once\", \"for\", \"with probability\"",
        "at 0:00:00 fault nau7802 nack with probability 0 % | 2:18: a probability must be above 0",
        "at 0:00:00 fault nau7802 nack with probability 101 % | 2:18: a probability must be above",
        "at 0:00:00 fault nau7802 reset for 1 s | 2:18: \"reset\" just happens and has no length",
        "at 0:00:00 fault nau7802 stuck once | 2:18: \"stuck\" lasts; say for how long, or nothing",
        "at 0:00:00 tilt 0 degrees | 2:17: a bin tilts by 1 to 180 degrees, but this is 0",
        "at 0:00:00 tilt 181 degrees | 2:17: a bin tilts by 1 to 180 degrees, but this is 181",
        "at 0:00:00 tilt 70 C | 2:20: expected \"degrees\", but there is \"C\"",
        "at 0:00:00 sun 101 % | 2:16: the sun is 1 to 100 %, but this is 101",
        "at 0:00:00 battery 0 % | 2:20: a battery is charged 1 to 100 %, but this is 0",
        "at 0:00:00 handle at 4001 mm | 2:19: a handle hangs at 1 to 4,000 mm, but this is 4,001",
        "at 0:00:00 dirt 0 % | 2:17: dirt takes 1 to 100 %, but this is 0",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sown emptied | every | ",
        "at 0:00:00 emptied_ | emptied | yes",
        "at 0:00:00 fire4 | fire | yes",
        "at 0:00:00 condensatoin | condensation | yes",
        "at 0:00:00 fault nau7801 stuck | nau7802 | yes",
        "at 0:00:00 fault hc-sr4 lost-edge | hc-sr04 | yes",
        "at 0:00:00 fault nau7802 stuk | stuck | yes",
        "at 0:00:00 fault lid lost-edges | lost-edge | yes",
        "at 0:00:00 deposit glas 420 g | glass | yes",
        "at 0:00:00 frobnicate | emptied | ",
      })
  void a_misspelt_word_is_told_its_neighbour(String line, String meant, String near) {
    var error =
        catchThrowableOfType(
            ScenarioError.class, () -> Scenario.parse("x", "bin b 240 L\n" + line));

    String hint = "did you mean \"" + meant + "\"?";
    assertThat(String.valueOf(error.getMessage()).contains(hint)).isEqualTo(near != null);
  }

  @Test
  void every_shape_of_bin_prints_back() {
    String text =
        "bin b  120 L  depth 900 mm  width 200 mm  floor 60 %  material pet  slot  bag 80 mm"
            + "  seed 3\n";

    var scenario = Scenario.parse("x", text);

    assertThat(scenario.toString()).isEqualTo(text);
    assertThat(scenario.bin().physics().cavityMm()).isEqualTo(80);
    assertThat(scenario.bin().shape().widthMm()).isEqualTo(200);
  }

  @Test
  void every_fault_of_every_part_parses_and_prints_back() {
    var text = new StringBuilder("bin b  240 L  depth 1000 mm  material glass  seed 1\n");
    for (VirtualPart part : VirtualPart.values()) {
      for (FaultKind kind : FaultKind.of(part)) {
        text.append(
            "at 0:00:00  fault %s %s with probability 5 %%\n".formatted(part.word(), kind.word()));
      }
    }

    var scenario = Scenario.parse("x", text.toString());

    assertThat(scenario.happenings()).hasSizeGreaterThan(100);
    assertThat(Scenario.parse("printed", scenario.toString())).isEqualTo(scenario);
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
