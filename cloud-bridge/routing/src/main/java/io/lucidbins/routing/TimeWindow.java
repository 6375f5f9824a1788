package io.lucidbins.routing;

/**
 * A closed interval of elapsed seconds since local midnight. Work may start at {@code from} and at
 * the latest at {@code to}; it may end later.
 */
public record TimeWindow(Seconds from, Seconds to) {
  public TimeWindow {
    if (from.value() > to.value()) {
      throw new IllegalArgumentException(
          "time window ends before it starts: " + from.value() + " to " + to.value());
    }
  }

  /** The window from {@code from} to {@code to}, both in seconds since local midnight. */
  public static TimeWindow of(int from, int to) {
    return new TimeWindow(new Seconds(from), new Seconds(to));
  }
}
