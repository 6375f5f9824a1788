package io.lucidbins.bridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or, if it cannot be written, as it was before. */
final class WholeFile {
  private final Path file;

  WholeFile(Path file) {
    this.file = file;
  }

  /**
   * Writes beside it and moves it into place. A device or pipe is written to as it is.
   *
   * @throws IOException with what is wrong and where
   */
  void write(byte[] bytes) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder; name a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, bytes);
      return;
    }
    Path whole = Files.isSymbolicLink(file) ? file.toRealPath() : file;
    Path part = whole.resolveSibling(partName(whole));
    try {
      Files.write(part, bytes);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw new IOException(file + " cannot be written: " + e, e);
    }
  }

  /** One for each process, so that two exports to one file do not write into each other's. */
  private static String partName(Path whole) {
    return "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".part";
  }
}
