package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.settings.BridgeSettings;
import io.lucidbins.bridge.settings.SettingsException;
import io.lucidbins.bridge.settings.SettingsFile;
import io.lucidbins.bridge.settings.StateDirectories;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which bridge is meant; the same for every command that needs one. */
final class SettingsOptions {
  private static final Path SYSTEM_FILE = Path.of("/etc/lucidbins/cloud-bridge.toml");

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

  /**
   * The settings of this run.
   *
   * @throws SettingsException with every problem, a line each
   */
  BridgeSettings read(@Nullable String broker, @Nullable String listen) {
    Path chosen = file == null && Files.exists(SYSTEM_FILE) ? SYSTEM_FILE : file;
    return SettingsFile.read(chosen, new SettingsFile.CommandLine(store, broker, listen), state());
  }
}
