package io.lucidbins.bridge.forecast;

import java.time.Duration;

/** How far a forecast may be relied on; shown with every forecast. */
public enum Reliability {
  /** At least 28 days of history and 3 emptyings, last level at most 6 h old. */
  HIGH(Duration.ofDays(28), Duration.ofHours(6), 3),
  /** At least 7 days of history and 1 emptying, last level at most 24 h old. */
  MEDIUM(Duration.ofDays(7), Duration.ofDays(1), 1),
  /** Anything else. */
  LOW(Duration.ZERO, Duration.ofDays(100_000), 0);

  private final Duration history;
  private final Duration age;
  private final int emptyings;

  Reliability(Duration history, Duration age, int emptyings) {
    this.history = history;
    this.age = age;
    this.emptyings = emptyings;
  }

  static Reliability of(Watched watched, Duration lastLevelAge) {
    for (var grade : values()) {
      if (watched.span().compareTo(grade.history) >= 0
          && lastLevelAge.compareTo(grade.age) <= 0
          && watched.emptyings() >= grade.emptyings) {
        return grade;
      }
    }
    return LOW;
  }
}
