package io.lucidbins.routing;

/**
 * A place, as its row in the {@link TravelTimes}.
 *
 * @param index 0-based row and column
 */
public record Location(int index) {
  public Location {
    if (index < 0) {
      throw new IllegalArgumentException("location index must be 0 or more, not " + index);
    }
  }
}
