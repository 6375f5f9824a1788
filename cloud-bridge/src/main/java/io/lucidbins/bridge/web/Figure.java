package io.lucidbins.bridge.web;

import java.util.Optional;

/**
 * A key figure.
 *
 * @param value as it is shown; empty if it cannot be computed
 * @param note what it is about, or why there is none
 */
public record Figure(Optional<String> value, String note) {
  static Figure of(String value, String note) {
    return new Figure(Optional.of(value), note);
  }

  static Figure missing(String why) {
    return new Figure(Optional.empty(), why);
  }

  /** The value, or a dash. */
  public String shown() {
    return value.orElse("–");
  }
}
