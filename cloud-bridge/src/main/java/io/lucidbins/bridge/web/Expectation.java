package io.lucidbins.bridge.web;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * When a bin is expected to be full, as long as nobody empties it.
 *
 * @param fromPermille the level that the forecast started from
 */
public record Expectation(int fromPermille, Instant fullAt) {
  /** A level that is lower by this much shows an emptying, as in {@code bridge.forecast}. */
  static final int EMPTYING_PERMILLE = 250;

  /** Whether the bin was not emptied since, judged by its level now, if there is one. */
  boolean holdsAt(OptionalInt permilleNow) {
    return permilleNow.isEmpty() || permilleNow.getAsInt() > fromPermille - EMPTYING_PERMILLE;
  }
}
