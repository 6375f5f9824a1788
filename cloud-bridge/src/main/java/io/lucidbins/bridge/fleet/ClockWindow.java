package io.lucidbins.bridge.fleet;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When something may be done on any day, by the clock of the site.
 *
 * @param from the first moment
 * @param to the last moment, after {@code from} on the same day
 */
public record ClockWindow(LocalTime from, LocalTime to) {
  /** More windows for one bin or site are refused. */
  public static final int MAX_WINDOWS = 4;

  /**
   * @throws IllegalArgumentException if it ends before it starts, or at the same moment
   */
  public ClockWindow {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "time window "
              + from
              + "-"
              + to
              + " ends before it starts; the end must be later on the same day");
    }
  }

  /**
   * Reads what {@link #toString} writes, such as {@code 06:00-14:00}.
   *
   * @throws IllegalArgumentException if the text is no window
   */
  public static ClockWindow parse(String text) {
    int dash = text.indexOf('-');
    try {
      if (dash > 0) {
        return new ClockWindow(
            LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(notOne(text), e);
    }
    throw new IllegalArgumentException(notOne(text));
  }

  private static String notOne(String text) {
    return "'" + text + "' is no time window; one is written like 06:00-14:00";
  }

  @Override
  public String toString() {
    return from + "-" + to;
  }

  /** The windows with one space between. */
  static String joined(List<ClockWindow> windows) {
    return windows.stream().map(ClockWindow::toString).collect(Collectors.joining(" "));
  }

  /** Reads what {@link #joined} wrote. */
  static List<ClockWindow> split(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ")).map(ClockWindow::parse).toList();
  }

  /**
   * The windows, if they follow each other with a gap between.
   *
   * @throws IllegalArgumentException that names the owner, if they do not or are too many
   */
  static List<ClockWindow> ascending(List<ClockWindow> windows, String owner) {
    if (windows.size() > MAX_WINDOWS) {
      throw new IllegalArgumentException(
          owner + " has " + windows.size() + " time windows; at most " + MAX_WINDOWS);
    }
    for (int i = 1; i < windows.size(); i++) {
      if (!windows.get(i - 1).to().isBefore(windows.get(i).from())) {
        throw new IllegalArgumentException(
            owner
                + " has time windows that overlap or are out of order: "
                + joined(windows)
                + "; each must start after the one before has ended");
      }
    }
    return List.copyOf(windows);
  }
}
