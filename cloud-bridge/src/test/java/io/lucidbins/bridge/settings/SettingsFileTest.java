package io.lucidbins.bridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.broker.BinPasswords;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.settings.BridgeSettings.Broker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  private static final Path SHIPPED = Path.of("src/main/conf/cloud-bridge.toml");
  private static final SettingsFile.CommandLine NOTHING =
      new SettingsFile.CommandLine(null, null, null);

  @TempDir Path folder;

  @Test
  void the_defaults_keep_everything_in_the_state_directory_and_on_this_machine() {
    var settings = SettingsFile.read(null, NOTHING, state());

    assertThat(settings.tenant()).isEqualTo(TenantId.MAIN);
    assertThat(settings.store().url()).isEqualTo("jdbc:sqlite:" + folder + "/bridge/store.db");
    assertThat(settings.web().host()).isEqualTo("127.0.0.1");
    assertThat(settings.web().port()).isEqualTo(8080);
    var embedded = (Broker.Embedded) settings.broker();
    assertThat(embedded.settings().port()).isEqualTo(1883);
    assertThat(embedded.bins()).isEqualTo(new BinPasswords.Desk(folder.resolve("desk")));
  }

  @Test
  void the_shipped_file_changes_nothing_and_shows_every_key_that_there_is() throws IOException {
    assertThat(SettingsFile.read(SHIPPED, NOTHING, state()))
        .isEqualTo(SettingsFile.read(null, NOTHING, state()));

    Path password = Files.writeString(folder.resolve("password"), "secret\n");
    String active =
        Files.readString(SHIPPED)
            .replaceAll("(?m)^# ([a-z_]+ = )", "$1")
            .replace("/etc/lucidbins/bridge-password", password.toString());
    var settings = read(active);
    assertThat(settings.store().url()).endsWith("/var/lib/lucidbins/cloud-bridge/store.db");
    assertThat(((Broker.External) settings.broker()).settings().password()).isEqualTo("secret");
    assertThat(settings.web().zone()).isEqualTo(ZoneId.of("Asia/Ulaanbaatar"));
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @Test
  void the_command_line_goes_before_the_file() throws IOException {
    Path file = write("[web]\nlisten = \"127.0.0.1:1\"\n[store]\nurl = \"jdbc:sqlite:a.db\"\n");
    var given = new SettingsFile.CommandLine("jdbc:sqlite:b.db", null, "[::1]:0");

    var settings = SettingsFile.read(file, given, state());

    assertThat(settings.store().url()).isEqualTo("jdbc:sqlite:b.db");
    assertThat(settings.web().host()).isEqualTo("::1");
    assertThat(settings.web().port()).isZero();
  }

  @Test
  void every_problem_is_said_at_once_with_its_place() {
    assertThatThrownBy(() ->
            read(
                """
                tenant = "Main"
                [web]
                listn = "127.0.0.1:8080"
                zone = "Mars/Olympus"
                [embedded_broker]
                listen = "0.0.0.0:1883"
                [store]
                url = 7
                """))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("line 1, column 1: tenant 'Main'")
        .hasMessageContaining("line 3, column 1: unknown key web.listn; did you mean web.listen?")
        .hasMessageContaining("line 4, column 1: Unknown time-zone ID: Mars/Olympus")
        .hasMessageContaining("line 6, column 1: the embedded broker listens on a loopback")
        .hasMessageContaining("line 8, column 1: store.url must be a text in quotes, not 7");
  }

  @Test
  void a_syntax_error_has_line_and_column() {
    assertThatThrownBy(() -> read("[web]\nlisten = \n"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("line 2, column 10");
  }

  @Test
  void what_the_command_line_says_wrong_is_said_to_be_there() {
    var given = new SettingsFile.CommandLine("jdbc:postgresql://db/bins", "http://x", "8080");

    assertThatThrownBy(() -> SettingsFile.read(null, given, state()))
        .hasMessageContaining("command line: store 'jdbc:postgresql://db/bins': PostgreSQL is not")
        .hasMessageContaining("broker.password_file")
        .hasMessageContaining("command line: '8080' is not HOST:PORT");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.toml"), NOTHING, state()))
        .hasMessageContaining("there is no settings file");
  }

  @Test
  void state_lies_where_the_first_of_the_environment_says() {
    var home = Path.of("/home/u");

    assertThat(StateDirectories.of(null, Map.of(), home))
        .isEqualTo(
            new StateDirectories(
                Path.of("/home/u/.local/state/lucidbins/cloud-bridge"),
                Path.of("/home/u/.local/state/lucidbins/desk-mqtt-password")));
    assertThat(StateDirectories.of(null, Map.of("XDG_STATE_HOME", "/x"), home).bridge())
        .isEqualTo(Path.of("/x/lucidbins/cloud-bridge"));
    var root = Map.of("LUCIDBINS_STATE_ROOT", "/r", "XDG_STATE_HOME", "/x");
    assertThat(StateDirectories.of(null, root, home).deskPassword())
        .isEqualTo(Path.of("/r/desk-mqtt-password"));
    var systemd = Map.of("LUCIDBINS_STATE_ROOT", "/r", "STATE_DIRECTORY", "/var/lib/b");
    assertThat(StateDirectories.of(null, systemd, home).bridge()).isEqualTo(Path.of("/var/lib/b"));
    assertThat(StateDirectories.of(Path.of("/given"), systemd, home).bridge())
        .isEqualTo(Path.of("/given"));
  }

  private StateDirectories state() {
    return new StateDirectories(folder.resolve("bridge"), folder.resolve("desk"));
  }

  private BridgeSettings read(String text) throws IOException {
    return SettingsFile.read(write(text), NOTHING, state());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("bridge.toml"), text);
  }
}
