package io.lucidbins.agent.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The password of the bin, in a file: never an argument, never in the settings. It is read at each
 * connect, so that a new one counts at once.
 */
public final class Password {
  private static final int MOST_BYTES = 1_024;

  private final Path file;

  public Password(Path file) {
    this.file = file;
  }

  /**
   * The first line of the file.
   *
   * @throws PasswordUnavailable if it cannot be read; the message says what to do
   */
  byte[] read() throws PasswordUnavailable {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new PasswordUnavailable(file + " is no password file: it has over 1024 bytes");
      }
      String first = Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      if (first.isBlank()) {
        throw new PasswordUnavailable("the password file " + file + " is empty");
      }
      return first.strip().getBytes(StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      throw new PasswordUnavailable(
          "there is no password file "
              + file
              + " (cloud-bridge run makes that of the desk; elsewhere set uplink.password_file)");
    } catch (IOException e) {
      throw new PasswordUnavailable("the password file " + file + " cannot be read: " + e);
    }
  }
}
