package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.settings.BridgeSettings;
import io.lucidbins.bridge.settings.SettingsException;
import io.lucidbins.bridge.settings.SettingsFile;
import io.lucidbins.bridge.settings.StateDirectories;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which bridge is meant; the same for every command that needs one. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class SettingsOptions {
  private static final Path SYSTEM_FILE = Path.of("/etc/lucidbins/cloud-bridge.toml");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings; without it /etc/lucidbins/cloud-bridge.toml if that exists.")
  private @Nullable Path file;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where the bridge keeps its store; without it $STATE_DIRECTORY, else"
              + " ~/.local/state/lucidbins/cloud-bridge.")
  private @Nullable Path state;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = "jdbc:sqlite:FILE; without it store.db in the state directory.")
  private @Nullable String store;

  StateDirectories state() {
    return StateDirectories.of(state, System.getenv(), Path.of(System.getProperty("user.home")));
  }

  BridgeSettings read(@Nullable String broker, @Nullable String listen) {
    Path chosen = file == null && Files.exists(SYSTEM_FILE) ? SYSTEM_FILE : file;
    try {
      return SettingsFile.read(
          chosen, new SettingsFile.CommandLine(store, broker, listen), state());
    } catch (SettingsException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
