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
    Path file = Path.of(settings.store().url().substring(SQLITE.length()));
    if (!Files.exists(file)) {
      throw new NoStore(file);
    }
    return CloudBridge.openStore(settings);
  }

  /** There is nothing to read. */
  static final class NoStore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoStore(Path file) {
      super("there is no store at " + file + "; start the bridge first, or name it with --store");
    }
  }
}
