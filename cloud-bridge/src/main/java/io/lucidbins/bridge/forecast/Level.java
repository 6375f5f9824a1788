package io.lucidbins.bridge.forecast;

import java.time.Instant;

/**
 * A measured level.
 *
 * @param permille of the usable volume; above 1000 means heaped
 */
public record Level(Instant at, int permille) {
  /** Sensors that report more are broken. */
  public static final int MAX_PERMILLE = 2000;

  public Level {
    if (permille < 0 || permille > MAX_PERMILLE) {
      throw new IllegalArgumentException(
          "a level is 0 to " + MAX_PERMILLE + " permille, not " + permille);
    }
  }
}
