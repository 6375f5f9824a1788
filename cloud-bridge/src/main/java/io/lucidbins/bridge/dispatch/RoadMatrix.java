package io.lucidbins.bridge.dispatch;

import io.lucidbins.routing.Seconds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Measured times and ways between all pairs of places; it need not be symmetric. Instances are
 * equal if their numbers are.
 *
 * @param places ids of bins or sites, none twice, 1 to {@link #MAX_PLACES}
 * @param seconds row by row: from place i to place j at {@code i * places + j}
 * @param metres in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // Copied on the way in and out, compared by content.
public record RoadMatrix(List<String> places, int[] seconds, int[] metres) {
  /** More places are refused: two matrices of them take 50 MB. */
  public static final int MAX_PLACES = 2_500;

  /**
   * @throws IllegalArgumentException if places are none, too many or twice there, or a number is
   *     missing, negative or beyond what can be planned
   */
  public RoadMatrix {
    places = List.copyOf(places);
    seconds = seconds.clone();
    metres = metres.clone();
    if (places.isEmpty() || places.size() > MAX_PLACES) {
      throw new IllegalArgumentException(
          "a road matrix has 1 to %d places, not %d".formatted(MAX_PLACES, places.size()));
    }
    if (new HashSet<>(places).size() < places.size()) {
      throw new IllegalArgumentException("a road matrix has a place twice: " + places);
    }
    int pairs = places.size() * places.size();
    if (seconds.length != pairs || metres.length != pairs) {
      throw new IllegalArgumentException(
          "%d places need %d values; got %d seconds and %d metres"
              .formatted(places.size(), pairs, seconds.length, metres.length));
    }
    for (int i = 0; i < pairs; i++) {
      if (seconds[i] < 0 || seconds[i] > Seconds.MAX || metres[i] < 0 || metres[i] > MAX_METRES) {
        throw new IllegalArgumentException(
            "from %s to %s: %d s, %d m; at most %d s and %d m"
                .formatted(
                    places.get(i / places.size()),
                    places.get(i % places.size()),
                    seconds[i],
                    metres[i],
                    Seconds.MAX,
                    MAX_METRES));
      }
    }
  }

  /** Longer than round the earth. */
  private static final int MAX_METRES = 100_000_000;

  @Override
  public int[] seconds() {
    return seconds.clone();
  }

  @Override
  public int[] metres() {
    return metres.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoadMatrix that
        && places.equals(that.places)
        && Arrays.equals(seconds, that.seconds)
        && Arrays.equals(metres, that.metres);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(seconds) + places.hashCode();
  }

  @Override
  public String toString() {
    return "RoadMatrix of " + places.size() + " places";
  }
}
