package io.lucidbins.bridge.fleet;

import java.time.Duration;

/** The rule for how long something takes at a place. */
final class ServiceTimes {
  private ServiceTimes() {}

  static void check(String what, Duration time, Duration longest) {
    if (time.isNegative()
        || time.compareTo(longest) > 0
        || !time.equals(Duration.ofSeconds(time.toSeconds()))) {
      throw new IllegalArgumentException(
          what
              + " takes 0 to "
              + longest.toSeconds()
              + " s in whole seconds, not "
              + time.toMillis() / 1000.0
              + " s");
    }
  }
}
