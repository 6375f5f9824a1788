package io.lucidbins.bridge.carbon;

import java.util.Locale;
import java.util.Optional;

/** What becomes of the material, best first. */
public enum Outcome {
  REUSE,
  RECYCLE,
  COMPOST;

  /** The outcome as it is written in files and tables, in small letters. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome with that {@link #code}, or empty. */
  public static Optional<Outcome> ofCode(String code) {
    for (var outcome : values()) {
      if (outcome.code().equals(code)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }
}
