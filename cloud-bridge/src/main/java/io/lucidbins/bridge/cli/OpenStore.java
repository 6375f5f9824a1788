package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.CloudBridge;
import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.settings.BridgeSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the store of a bridge that ran before, running or not. */
final class OpenStore {
  private static final String SQLITE = "jdbc:sqlite:";

  private OpenStore() {}

  /**
   * Opens it.
   *
   * @throws NoStore if there is none yet
   */
  static Database of(BridgeSettings settings) {
    if (!exists(settings)) {
      throw new NoStore(file(settings));
    }
    return CloudBridge.openStore(settings);
  }

  /** Whether there is one. */
  static boolean exists(BridgeSettings settings) {
    return Files.exists(file(settings));
  }

  private static Path file(BridgeSettings settings) {
    return Path.of(settings.store().url().substring(SQLITE.length()));
  }

  /** There is nothing to read. */
  static final class NoStore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoStore(Path file) {
      super(
          "there is no store at "
              + file
              + "; start the bridge or import a fleet first, or name it with --store");
    }
  }
}
