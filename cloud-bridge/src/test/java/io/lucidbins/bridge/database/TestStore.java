package io.lucidbins.bridge.database;

import java.nio.file.Path;

/** Opens a real store for tests, in a folder that the test owns. */
public final class TestStore {
  private TestStore() {}

  public static Database in(Path folder) {
    return Database.open(StoreSettings.file(folder.resolve("store.db")), System::nanoTime);
  }
}
