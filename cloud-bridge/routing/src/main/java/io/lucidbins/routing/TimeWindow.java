package io.lucidbins.routing;

import java.util.List;

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

  /**
   * The windows, if they follow each other with a gap between.
   *
   * @throws IllegalArgumentException that names the owner, if they do not
   */
  static List<TimeWindow> ascending(List<TimeWindow> windows, String owner) {
    for (int i = 1; i < windows.size(); i++) {
      if (windows.get(i - 1).to().value() >= windows.get(i).from().value()) {
        throw new IllegalArgumentException(
            "windows of " + owner + " overlap or are out of order: " + windows);
      }
    }
    return List.copyOf(windows);
  }

  /** The window from {@code from} to {@code to}, both in seconds since local midnight. */
  public static TimeWindow of(int from, int to) {
    return new TimeWindow(new Seconds(from), new Seconds(to));
  }
}
