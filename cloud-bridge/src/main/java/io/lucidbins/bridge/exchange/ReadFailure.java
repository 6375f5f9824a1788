package io.lucidbins.bridge.exchange;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words: some messages of the platform are only its path. */
final class ReadFailure {
  private ReadFailure() {}

  static String words(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "access is denied";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
