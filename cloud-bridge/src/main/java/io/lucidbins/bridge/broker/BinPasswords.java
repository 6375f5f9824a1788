package io.lucidbins.bridge.broker;

import java.nio.file.Path;

/** Where the bins' passwords come from. */
public sealed interface BinPasswords {
  /** The desk password file, made with a random password if it is absent. */
  record Desk(Path file) implements BinPasswords {}

  /** A file with a line {@code BIN:PASSWORD} for each bin. */
  record File(Path file) implements BinPasswords {}

  /** One password for all bins, given by the program that starts the bridge. */
  record Shared(String password) implements BinPasswords {
    /** Without the password. */
    @Override
    public String toString() {
      return "Shared[password=...]";
    }
  }
}
