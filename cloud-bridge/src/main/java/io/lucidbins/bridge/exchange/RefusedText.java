package io.lucidbins.bridge.exchange;

import java.io.IOException;

/** The bytes are not such text as we read; nothing behind that place is looked at. */
final class RefusedText extends IOException {
  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * @param line from 1, or 0 if the file as a whole is meant
   */
  RefusedText(int line, String reason) {
    super(reason);
    this.line = line;
  }

  int line() {
    return line;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
