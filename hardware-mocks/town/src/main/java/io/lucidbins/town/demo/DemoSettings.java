package io.lucidbins.town.demo;

import io.lucidbins.town.TownMap;
import java.time.Duration;

/**
 * What may be chosen about a demo.
 *
 * @param bins how many, {@link TownMap#MIN_BINS} to {@link TownMap#MAX_BINS}
 * @param speed seconds of the town in one of ours, 1 to {@link #MAX_SPEED}
 * @param seed of everything that happens by chance
 * @param port wanted for the page, 0 to 65535; a free one is taken if it is in use, and for 0
 * @param length how long it runs; zero = until it is ended
 */
public record DemoSettings(int bins, int speed, long seed, int port, Duration length) {
  /** Beyond it the waits of the parts blur into each other. */
  public static final int MAX_SPEED = 120;

  private static final int MAX_PORT = 65_535;

  /**
   * @throws IllegalArgumentException if a number lies outside of its range
   */
  public DemoSettings {
    check("--bins", bins, TownMap.MIN_BINS, TownMap.MAX_BINS);
    check("--speed", speed, 1, MAX_SPEED);
    check("--port", port, 0, MAX_PORT);
    if (length.isNegative()) {
      throw new IllegalArgumentException("--seconds is 0 or more, not " + length.toSeconds());
    }
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d".formatted(name, least, most, value));
    }
  }
}
