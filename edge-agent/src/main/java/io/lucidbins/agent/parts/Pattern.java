package io.lucidbins.agent.parts;

import java.time.Duration;

/**
 * What a lamp or a buzzer does from a moment on: on and off in turn, a few times over, then off.
 *
 * @param on at least 1 ms
 * @param off not negative
 * @param times 1 to 1,000
 */
record Pattern(Duration on, Duration off, int times) {
  Pattern {
    if (on.toMillis() < 1 || off.isNegative() || times < 1 || times > 1000) {
      throw new IllegalArgumentException(
          "a pattern is on for at least 1 ms, 1 to 1,000 times, but is %s on, %s off, %d times"
              .formatted(on, off, times));
    }
  }

  static Pattern once(long onMs) {
    return new Pattern(Duration.ofMillis(onMs), Duration.ZERO, 1);
  }

  static Pattern repeated(int times, long onMs, long offMs) {
    return new Pattern(Duration.ofMillis(onMs), Duration.ofMillis(offMs), times);
  }

  /** Whether it is on {@code nanos} after it began. */
  boolean isOn(long nanos) {
    return nanos >= 0 && nanos < end() && nanos % cycle() < on.toNanos();
  }

  /** When, after it began, it changes next after {@code nanos}; {@link Long#MAX_VALUE}: never. */
  long nextChange(long nanos) {
    if (nanos >= end()) {
      return Long.MAX_VALUE;
    }
    long began = nanos - nanos % cycle();
    return nanos % cycle() < on.toNanos() ? began + on.toNanos() : began + cycle();
  }

  private long cycle() {
    return on.toNanos() + off.toNanos();
  }

  private long end() {
    return times * cycle() - off.toNanos();
  }
}
