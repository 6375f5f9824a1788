package io.lucidbins.bridge.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the pages write numbers, times and states; English, metric. */
public final class Wording {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
  private static final long MILLI = 1_000;
  private static final double MILLIGRAMS_PER_KILOGRAM = 1e6;

  private final ZoneId zone;

  Wording(ZoneId zone) {
    this.zone = zone;
  }

  /** State in words, stale ones with a mark that their reading is old. */
  public static String state(BinView bin) {
    return bin.stale() ? "stale, was " + bin.state().word() : bin.state().word();
  }

  /** Time of day in the zone of the pages. */
  public String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  /** Weekday, day, month and time of day. */
  public String dayAndClock(Instant at) {
    return DAY_AND_CLOCK.format(at.atZone(zone));
  }

  /** A day in full. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A rough age: seconds, minutes, hours or days, the largest that is at least one. */
  public static String ago(Duration age) {
    if (age.toSeconds() < 10) {
      return "just now";
    }
    if (age.toMinutes() < 1) {
      return age.toSeconds() + " s ago";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 1 ? age.toHours() + " h ago" : age.toDays() + " d ago";
  }

  /** Whole percent. */
  public static String percent(double percent) {
    return String.format(Locale.ROOT, "%.0f %%", percent);
  }

  /** Grams below 1 kg, else kilograms. */
  public static String mass(long grams) {
    return grams < MILLI
        ? grams + " g"
        : String.format(Locale.ROOT, grams < 100 * MILLI ? "%,.1f kg" : "%,.0f kg", grams / 1e3);
  }

  /** Points with at most one decimal. */
  public static String points(long milliPoints) {
    return milliPoints % MILLI == 0 || milliPoints >= 1_000 * MILLI
        ? String.format(Locale.ROOT, "%,d", milliPoints / MILLI)
        : String.format(Locale.ROOT, "%,.1f", milliPoints / 1e3);
  }

  /** Milligrams as grams or kilograms. */
  public static String co2e(long milligrams) {
    return Math.abs(milligrams) < MILLIGRAMS_PER_KILOGRAM
        ? String.format(Locale.ROOT, "%,.0f g", milligrams / 1e3)
        : String.format(Locale.ROOT, "%,.1f kg", milligrams / MILLIGRAMS_PER_KILOGRAM);
  }

  /** Kilometres with one decimal. */
  public static String kilometres(long metres) {
    return String.format(Locale.ROOT, "%,.1f km", metres / 1e3);
  }

  /** A number of things, in singular or plural. */
  public static String count(long number, String singular) {
    return String.format(Locale.ROOT, "%,d %s%s", number, singular, number == 1 ? "" : "s");
  }

  /** A code such as {@code mixed-paper} as words. */
  public static String words(String code) {
    return code.replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
