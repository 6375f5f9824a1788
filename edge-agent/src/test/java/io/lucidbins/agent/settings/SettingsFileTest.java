package io.lucidbins.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lucidbins.device.BinId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
  private static final Path FILE = Path.of("bin.toml");
  private static final Path SHIPPED = Path.of("src/main/conf/edge-agent.toml");

  @Test
  void an_empty_file_means_the_defaults() {
    assertThat(SettingsFile.parse(FILE, "")).isEqualTo(AgentSettings.defaults());
  }

  @Test
  void reads_each_section() {
    AgentSettings settings =
        SettingsFile.parse(
            FILE,
            """
            bin = "glass-17"
            [parts]
            level = "none"
            lid_pin = 22
            [calibration]
            counts_per_gram = 11
            [sampling]
            interval = "1 min"
            [deposit]
            material = "paper"
            [outbox]
            budget_mib = 8
            [uplink]
            port = 2883
            linger = "500 ms"
            """);

    assertThat(settings.bin()).isEqualTo(new BinId("glass-17"));
    assertThat(settings.parts().panel().lidPin()).isEqualTo(22);
    assertThat(settings.sampling().interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.sampling().calibration().countsPerGram()).isEqualTo(11.0);
    assertThat(settings.deposit().material().code()).isEqualTo("paper");
    assertThat(settings.outbox().budgetBytes()).isEqualTo(8L << 20);
    assertThat(settings.uplink().port()).isEqualTo(2883);
    assertThat(settings.uplink().linger()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void says_all_that_is_wrong_at_once_with_line_and_column() {
    List<String> said =
        problems(
            """
            bin = "Glass 17"
            [uplink]
            prot = 1883
            window = 65
            linger = "soon"
            [parts]
            level = "sonar"
            lid = "yes"
            """);

    assertThat(said)
        .containsExactly(
            "line 1, column 1: bin id must be 1 to 36 of a-z, 0-9 and -, not starting with -, but"
                + " is \"Glass 17\"",
            "line 3, column 1: unknown key prot in [uplink]; did you mean port?",
            "line 4, column 1: window 65 is not in 1..64",
            "line 5, column 1: linger must be a time such as \"60 s\" or \"10 min\", but is"
                + " \"soon\"",
            "line 7, column 1: level must be \"none\" or \"vl53l1x\" or \"a02yyuw\" or \"maxbotix\""
                + " or \"hc-sr04\" or \"jsn-sr04t\" or \"srf04-iio\" or \"vl53l0x-iio\", but is"
                + " \"sonar\"",
            "line 8, column 1: lid must be true or false");
  }

  @Test
  void names_the_known_keys_when_none_is_near() {
    assertThat(problems("[outbox]\ncompression = true"))
        .containsExactly(
            "line 2, column 1: unknown key compression in [outbox]; known are budget_mib");
  }

  @Test
  void says_where_the_syntax_is_wrong() {
    assertThat(problems("bin = glass-17")).isNotEmpty().allMatch(said -> said.startsWith("line 1"));
  }

  @Test
  void limits_hold_below_at_and_above() {
    assertThat(problems("[uplink]\nport = 0")).singleElement().asString().contains("port 0");
    assertThat(problems("[uplink]\nport = 1")).isEmpty();
    assertThat(problems("[uplink]\nport = 65535")).isEmpty();
    assertThat(problems("[uplink]\nport = 65536")).singleElement().asString().contains("65536");
    assertThat(problems("[outbox]\nbudget_mib = 7")).hasSize(1);
    assertThat(problems("[outbox]\nbudget_mib = 65536")).isEmpty();
    assertThat(problems("[outbox]\nbudget_mib = 65537")).hasSize(1);
    assertThat(problems("[uplink]\nlinger = \"60 min\"")).isEmpty();
    assertThat(problems("[uplink]\nlinger = \"61 min\"")).hasSize(1);
  }

  @Test
  void a_broker_elsewhere_needs_certificates() {
    assertThat(problems("[uplink]\nhost = \"broker.example\""))
        .singleElement()
        .asString()
        .contains("must be a loopback address");
    assertThat(problems("[uplink]\nhost = \"127.0.0.2\"")).isEmpty();
    assertThat(problems("[uplink]\nhost = \"::1\"")).isEmpty();
  }

  @Test
  void the_shipped_file_explains_every_key_and_shows_its_default() throws IOException {
    String shipped = Files.readString(SHIPPED);
    var shown = new ArrayList<String>();
    String section = "";
    for (String line : shipped.lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']')) + ".";
      } else if (line.matches("#[a-z0-9_]+ = .*")) {
        shown.add(section + line.substring(1, line.indexOf(' ')));
      }
    }

    assertThat(shown).containsExactlyInAnyOrderElementsOf(SettingsFile.keys());
    String asWritten =
        shipped.replaceAll("(?m)^#([a-z0-9_]+ = )", "$1").replace("bin = \"glass-17\"", "");
    assertThat(SettingsFile.parse(SHIPPED, asWritten)).isEqualTo(AgentSettings.defaults());
  }

  @Test
  void the_hash_tells_settings_apart() {
    AgentSettings one = AgentSettings.defaults();
    AgentSettings other = one.withBin(new BinId("glass-17"));

    assertThat(one.hash()).hasSize(16).isEqualTo(AgentSettings.defaults().hash());
    assertThat(other.hash()).isNotEqualTo(one.hash());
  }

  private static List<String> problems(String text) {
    InvalidSettings invalid =
        catchThrowableOfType(InvalidSettings.class, () -> SettingsFile.parse(FILE, text));
    return invalid == null
        ? List.of()
        : invalid.problems().stream().map(SettingsProblem::toString).toList();
  }
}
