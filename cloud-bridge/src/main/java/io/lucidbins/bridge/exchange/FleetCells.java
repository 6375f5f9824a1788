package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.fleet.ClockWindow;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.WasteStream;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The cells that bins, sites and vehicles have in common. */
final class FleetCells {
  /** Larger volumes, in litres, are mistakes: an underground container holds 5,000. */
  static final int LITRES_MAX = 1_000_000;

  /** Heavier loads, in kilograms, are mistakes. */
  static final int KILOGRAMS_MAX = 100_000;

  static final int NAME_MAX = 200;

  private static final int GRAMS = 1_000;
  private static final Pattern CLOCK =
      Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values()).map(FleetCells::code).toList();

  private FleetCells() {}

  private static String code(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** The columns {@code latitude} and {@code longitude}. */
  static Position position(CsvRow row) {
    double latitude = row.decimal("latitude", -90, 90, () -> "degrees" + swapped(row));
    double longitude = row.decimal("longitude", -180, 180, "degrees");
    if (row.isSound("latitude", "longitude") && latitude == 0 && longitude == 0) {
      row.refuse(
          "latitude", "0, 0 is a place in the ocean, and mostly a position that is not known");
    }
    return new Position(latitude, longitude);
  }

  private static String swapped(CsvRow row) {
    String plain = "-?[0-9]{1,3}(\\.[0-9]{1,20})?";
    String latitude = row.text("latitude");
    String longitude = row.text("longitude");
    boolean fits =
        latitude.matches(plain)
            && longitude.matches(plain)
            && Math.abs(Double.parseDouble(latitude)) <= 180
            && Math.abs(Double.parseDouble(longitude)) <= 90;
    return fits ? "; are latitude and longitude swapped?" : "";
  }

  /** A mass in kilograms with up to three decimals. */
  static int grams(CsvRow row, String column, int lowest) {
    double kilograms = row.decimal(column, lowest, KILOGRAMS_MAX, "kilograms");
    return (int) Math.round(kilograms * GRAMS);
  }

  /** One stream. */
  static WasteStream stream(String code) {
    try {
      return new WasteStream(code);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "a waste stream is 1 to 40 lower-case letters, digits, - and _, such as paper"
              + lowerCase(code, FleetCells::isStream));
    }
  }

  private static boolean isStream(String code) {
    try {
      return code.equals(new WasteStream(code).code());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The same in small letters, if that is all that is wrong. */
  static String lowerCase(String text, Predicate<String> fits) {
    String small = text.toLowerCase(Locale.ROOT);
    return fits.test(small) ? "; write " + small : "";
  }

  /** Streams parted by spaces. */
  static Set<WasteStream> streams(String codes) {
    return words(codes).stream()
        .map(FleetCells::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The windows of a cell; none if it is empty. */
  static List<ClockWindow> windows(CsvRow row, String column) {
    return row.isEmpty(column) ? List.of() : row.meaning(column, FleetCells::windows, List.of());
  }

  /** Windows such as {@code 06:00-14:00 16:00-18:00}, one after the other. */
  private static List<ClockWindow> windows(String text) {
    List<ClockWindow> windows = words(text).stream().map(FleetCells::window).toList();
    if (windows.size() > ClockWindow.MAX_WINDOWS) {
      throw new IllegalArgumentException(
          "at most " + ClockWindow.MAX_WINDOWS + " windows are possible, not " + windows.size());
    }
    for (int i = 1; i < windows.size(); i++) {
      if (!windows.get(i - 1).to().isBefore(windows.get(i).from())) {
        throw new IllegalArgumentException(
            "the windows overlap or are out of order: %s stands behind %s"
                .formatted(windows.get(i), windows.get(i - 1)));
      }
    }
    return windows;
  }

  private static ClockWindow window(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(
          "a window is HH:MM-HH:MM, several are parted by spaces; \"" + text + "\" is none");
    }
    LocalTime from = clock(ends[0]);
    LocalTime to = clock(ends[1]);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "the window %s ends before it begins; windows end on the same day".formatted(text));
    }
    return new ClockWindow(from, to);
  }

  /** A time of the day, {@code HH:MM}, and seconds if need be. */
  static LocalTime clock(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time of the day; write HH:MM, 00:00 to 23:59");
    }
    try {
      String seconds = clock.group(3);
      return LocalTime.of(
          Integer.parseInt(clock.group(1)),
          Integer.parseInt(clock.group(2)),
          seconds == null ? 0 : Integer.parseInt(seconds));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** {@code daily}, or days such as {@code mon thu}. */
  static Set<DayOfWeek> days(String text) {
    if (text.equals("daily")) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : words(text)) {
      int index = DAYS.indexOf(word.toLowerCase(Locale.ROOT));
      if (index < 0) {
        throw new IllegalArgumentException(
            "\"" + word + "\" is no day; write daily, or days out of " + String.join(" ", DAYS));
      }
      days.add(DayOfWeek.of(index + 1));
    }
    return days;
  }

  private static List<String> words(String text) {
    return Arrays.asList(SPACES.split(text.strip()));
  }
}
