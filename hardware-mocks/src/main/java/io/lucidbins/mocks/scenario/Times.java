package io.lucidbins.mocks.scenario;

import java.time.Duration;

/** Times as scenarios write them. */
final class Times {
  private Times() {}

  /** An offset: "0:10:05", or "2d 0:10:05" from a day on. */
  static String offset(Duration time) {
    String clock =
        "%d:%02d:%02d".formatted(time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    return time.toDays() > 0 ? time.toDays() + "d " + clock : clock;
  }

  /** A length: "500 ms", "6 s", "30 min", "2 h", in the largest unit that fits exactly. */
  static String length(Duration time) {
    if (time.toMillis() % 1_000 != 0) {
      return time.toMillis() + " ms";
    }
    long seconds = time.toSeconds();
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
