package io.lucidbins.routing;

import java.util.Arrays;

/**
 * Metres and seconds between every two places, for one vehicle profile. It may be asymmetric, may
 * break the triangle inequality, and a pair may be {@link #UNREACHABLE}. It does not depend on the
 * time of day.
 */
public final class TravelTimes {
  /** In both arrays: there is no way from here to there. Never add it to anything. */
  public static final int UNREACHABLE = Integer.MAX_VALUE;

  /** The limit on places: above it the two matrices would take more than 1.8 GB. */
  public static final int MAX_LOCATIONS = 15_000;

  private final int size;
  private final int[] metres;
  private final int[] seconds;

  private TravelTimes(int size, int[] metres, int[] seconds) {
    this.size = size;
    this.metres = metres;
    this.seconds = seconds;
  }

  /**
   * Copies both matrices, row by row: the value from {@code i} to {@code j} is at {@code i * size +
   * j}.
   *
   * @throws IllegalArgumentException if a length is not the size squared, a value is negative, a
   *     drive is longer than {@link Seconds#MAX}, or only one of the two says unreachable
   */
  public static TravelTimes of(int size, int[] metres, int[] seconds) {
    if (size < 1 || size > MAX_LOCATIONS) {
      throw new IllegalArgumentException(
          "a matrix has 1 to %d places, not %d".formatted(MAX_LOCATIONS, size));
    }
    if (metres.length != size * size || seconds.length != size * size) {
      throw new IllegalArgumentException(
          "%d places need %d values; got %d metres and %d seconds"
              .formatted(size, size * size, metres.length, seconds.length));
    }
    for (int i = 0; i < metres.length; i++) {
      if (metres[i] < 0
          || seconds[i] < 0
          || (seconds[i] > Seconds.MAX && seconds[i] != UNREACHABLE)
          || (metres[i] == UNREACHABLE) != (seconds[i] == UNREACHABLE)) {
        throw new IllegalArgumentException(
            "from place %d to %d: %d m, %d s".formatted(i / size, i % size, metres[i], seconds[i]));
      }
    }
    return new TravelTimes(size, metres.clone(), seconds.clone());
  }

  /** Number of places. */
  public int size() {
    return size;
  }

  /** Whether there is a way at all. */
  public boolean reachable(Location from, Location to) {
    return metres[from.index() * size + to.index()] != UNREACHABLE;
  }

  /** Metres from one place to another, or {@link #UNREACHABLE}. */
  public int metres(Location from, Location to) {
    return metres[from.index() * size + to.index()];
  }

  /** Seconds from one place to another, or {@link #UNREACHABLE}. */
  public int seconds(Location from, Location to) {
    return seconds[from.index() * size + to.index()];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TravelTimes that
        && size == that.size
        && Arrays.equals(metres, that.metres)
        && Arrays.equals(seconds, that.seconds);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(metres) + Arrays.hashCode(seconds);
  }

  @Override
  public String toString() {
    return "TravelTimes of " + size + " places";
  }
}
