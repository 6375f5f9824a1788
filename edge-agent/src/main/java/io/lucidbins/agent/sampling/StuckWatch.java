package io.lucidbins.agent.sampling;

import java.util.Arrays;

/**
 * Recognises a range finder that says the same to the millimetre in {@link #BURSTS} bursts although
 * the weight changed meanwhile by at least {@link #LEAST_CHANGE_GRAMS}.
 */
final class StuckWatch {
  static final int BURSTS = 50;

  /** Load cells drift by less in a day. */
  static final int LEAST_CHANGE_GRAMS = 1_000;

  private int value;
  private int bursts;
  private int leastGrams = Integer.MAX_VALUE;
  private int mostGrams = Integer.MIN_VALUE;

  /** The next burst; {@code values} as measured, at least one. */
  void burst(int[] values) {
    boolean same = Arrays.stream(values).allMatch(each -> each == values[0]);
    if (!same || values[0] != value) {
      bursts = 0;
      leastGrams = Integer.MAX_VALUE;
      mostGrams = Integer.MIN_VALUE;
    }
    value = values[0];
    bursts = same ? Math.min(bursts + 1, BURSTS) : 0;
  }

  /** A believed weight. */
  void weighed(int grams) {
    leastGrams = Math.min(leastGrams, grams);
    mostGrams = Math.max(mostGrams, grams);
  }

  boolean isStuck() {
    return bursts >= BURSTS && (long) mostGrams - leastGrams >= LEAST_CHANGE_GRAMS;
  }
}
