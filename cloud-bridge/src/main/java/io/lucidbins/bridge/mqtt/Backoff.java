package io.lucidbins.bridge.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: up to 1 s, doubling to 30 s, drawn evenly. */
final class Backoff {
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private Duration bound = FIRST;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Full jitter, so that bridges which lost one broker do not return together. */
  Duration next() {
    var wait = Duration.ofMillis(random.nextLong(bound.toMillis()) + 1);
    var doubled = bound.multipliedBy(2);
    bound = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }

  void reset() {
    bound = FIRST;
  }
}
