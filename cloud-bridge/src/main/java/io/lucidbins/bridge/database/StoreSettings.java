package io.lucidbins.bridge.database;

import java.nio.file.Path;

/**
 * Where the bridge keeps everything it knows.
 *
 * @param url {@code jdbc:sqlite:FILE}; other stores are refused with a sentence
 */
public record StoreSettings(String url) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /**
   * @throws IllegalArgumentException if the URL names no store that this version can open
   */
  public StoreSettings {
    if (url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "store '"
              + url.replaceAll("password=[^&]*", "password=...")
              + "': PostgreSQL is not supported by this version; use "
              + SQLITE
              + "FILE, or leave the store out to keep it in the state directory");
    }
    if (!url.startsWith(SQLITE) || fileOf(url).isEmpty() || fileOf(url).startsWith(":")) {
      throw new IllegalArgumentException(
          "store '" + url + "' is not " + SQLITE + "FILE with the path of a database file");
    }
  }

  /** A SQLite file, made if it is absent. */
  public static StoreSettings file(Path file) {
    return new StoreSettings(SQLITE + file);
  }

  Path file() {
    return Path.of(fileOf(url));
  }

  private static String fileOf(String url) {
    String rest = url.substring(SQLITE.length());
    int options = rest.indexOf('?');
    return options < 0 ? rest : rest.substring(0, options);
  }
}
