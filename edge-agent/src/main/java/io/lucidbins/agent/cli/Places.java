package io.lucidbins.agent.cli;

import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.PartsSettings;
import io.lucidbins.agent.settings.AgentSettings;
import io.lucidbins.agent.settings.SettingsFile;
import io.lucidbins.device.BinId;
import io.lucidbins.pi4j.linux.BoardSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where things are, and what follows from them. */
final class Places {
  private static final Path SYSTEM_SETTINGS = Path.of("/etc/lucidbins/edge-agent.toml");
  private static final Path MACHINE_ID = Path.of("/etc/machine-id");
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Pattern BIN_OF_SCENARIO = Pattern.compile("(?m)^\\s*bin\\s+(\\S+)");
  private static final int MACHINE_CHARS = 12;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "settings (default: /etc/lucidbins/edge-agent.toml if it is there)")
  private @Nullable Path settings;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "where the outbox is (default: $STATE_DIRECTORY, else"
              + " ~/.local/state/lucidbins/edge-agent; below it a folder for each virtual bin)")
  private @Nullable Path state;

  @Option(
      names = "--virtual",
      paramLabel = "SCENARIO",
      description = "run on a virtual Pi that this file describes")
  private @Nullable Path virtual;

  /** The settings in force, with the bin's name and its password file filled in. */
  AgentSettings settings() {
    AgentSettings read = read();
    var uplink = read.uplink();
    Path password =
        uplink.passwordFile() == null
            ? stateRoot().resolve("desk-mqtt-password")
            : uplink.passwordFile();
    return read.withBin(bin(read))
        .withUplink(uplink.withBroker(uplink.host(), uplink.port(), password));
  }

  private AgentSettings read() {
    if (settings == null && !Files.exists(SYSTEM_SETTINGS)) {
      return AgentSettings.defaults();
    }
    return readSettings(settings == null ? SYSTEM_SETTINGS : settings);
  }

  static AgentSettings readSettings(Path file) {
    try {
      return SettingsFile.read(file);
    } catch (NoSuchFileException _) {
      throw new UnusableInput("there is no settings file " + file);
    } catch (CharacterCodingException _) {
      throw new UnusableInput("the settings file " + file + " is not UTF-8 text");
    } catch (IOException e) {
      throw new UnusableInput("the settings file " + file + " cannot be read: " + e.getMessage());
    }
  }

  /** The name of the settings wins, then that of the scenario, then one made from the machine's. */
  private BinId bin(AgentSettings read) {
    BinId named = read.bin();
    if (named != null) {
      return named;
    }
    return binOfScenario().orElseGet(Places::binOfMachine);
  }

  private Optional<BinId> binOfScenario() {
    if (virtual == null) {
      return Optional.empty();
    }
    try {
      Matcher line = BIN_OF_SCENARIO.matcher(Files.readString(virtual));
      return line.find() && BinId.isValid(line.group(1))
          ? Optional.of(new BinId(line.group(1)))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      throw new UnusableInput("there is no scenario " + virtual);
    } catch (CharacterCodingException _) {
      throw new UnusableInput("the scenario " + virtual + " is not UTF-8 text");
    } catch (IOException e) {
      throw new UnusableInput("the scenario " + virtual + " cannot be read: " + e.getMessage());
    }
  }

  private static BinId binOfMachine() {
    String host = firstLine(HOST_NAME).toLowerCase(Locale.ROOT);
    if (BinId.isValid(host) && !host.equals("localhost") && !host.equals("raspberrypi")) {
      return new BinId(host);
    }
    String machine = firstLine(MACHINE_ID);
    if (machine.length() < MACHINE_CHARS) {
      throw new UnusableInput(
          "this machine has no name for the bin: write bin = \"...\" in the settings");
    }
    return new BinId("bin-" + machine.substring(0, MACHINE_CHARS));
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException _) {
      return "";
    }
  }

  /** Where the outbox is. */
  Path stateDirectory() {
    if (state != null) {
      return state;
    }
    String ofService = System.getenv("STATE_DIRECTORY");
    Path directory = ofService == null ? stateRoot().resolve("edge-agent") : Path.of(ofService);
    return binOfScenario().map(bin -> directory.resolve(bin.value())).orElse(directory);
  }

  private static Path stateRoot() {
    String own = System.getenv("LUCIDBINS_STATE_ROOT");
    if (own != null) {
      return Path.of(own);
    }
    String xdg = System.getenv("XDG_STATE_HOME");
    Path state =
        xdg == null ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(xdg);
    return state.resolve("lucidbins");
  }

  boolean isVirtual() {
    return virtual != null;
  }

  /** The board to run on. */
  Board board(PartsSettings parts) {
    if (virtual == null) {
      return Board.linux(parts);
    }
    BoardSource source =
        ServiceLoader.load(BoardSource.class)
            .findFirst()
            .orElseThrow(
                () -> new UnusableInput("--virtual needs hardware-mocks.jar on the class path"));
    return Board.of(source.open(virtual.toString()), parts);
  }
}
