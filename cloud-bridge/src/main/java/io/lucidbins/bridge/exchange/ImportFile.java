package io.lucidbins.bridge.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A file that somebody wants to import, from a disk or from an upload.
 *
 * @param name as its owner knows it; refusals carry it
 * @param bytes its size, if that is known; only for showing how far the reading is
 * @param source opens it, and may be asked to do so more than once
 */
public record ImportFile(String name, OptionalLong bytes, Source source) {
  /** Opens the file from its first byte. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /** A file on the disk; one that cannot be read is told as a problem of the import. */
  public static ImportFile of(Path path) {
    return new ImportFile(path.toString(), sizeOf(path), () -> Files.newInputStream(path));
  }

  private static OptionalLong sizeOf(Path path) {
    try {
      return OptionalLong.of(Files.size(path));
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }
}
