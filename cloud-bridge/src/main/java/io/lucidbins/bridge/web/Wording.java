package io.lucidbins.bridge.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the pages write numbers, times and states; English, metric. */
public final class Wording {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final long MILLI = 1_000;
  private static final double MILLIGRAMS_PER_KILOGRAM = 1e6;

  private final ZoneId zone;

  Wording(ZoneId zone) {
    this.zone = zone;
  }

  /** The zone of the pages, by a name that browsers know. */
  public String zone() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** State in words, stale ones with a mark that their reading is old. */
  public static String state(BinView bin) {
    return bin.stale() ? bin.state().word() + ", stale" : bin.state().word();
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

  /** Weekday, day and month. */
  public static String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  /** Times of day, or a dash for none. */
  public String clocks(List<Instant> times) {
    return times.isEmpty()
        ? "–"
        : times.stream().map(this::clock).collect(Collectors.joining(", "));
  }

  /** A curve by the days of this zone, newest first. */
  public List<LevelCurve.Day> days(LevelCurve curve) {
    return curve.days(zone);
  }

  /** What the block about a bin's next emptying is called. */
  public static String becauseTitle(Drawer drawer) {
    return switch (drawer.bin().state()) {
      case FULL -> "Why it is full";
      case DUE -> "Why it is due";
      case SOON, OK, UNDEPLOYED -> drawer.visits().isEmpty() ? "Outlook" : "Why a truck comes";
    };
  }

  /** When a bin is full, with its chances and how far to rely on it. */
  public String forecast(ForecastView forecast, Band band) {
    String reliability = " Reliability of the forecast: " + forecast.reliability() + ".";
    if (forecast.fullMiddle().isEmpty()) {
      return "Not expected to be full within two weeks." + reliability;
    }
    if (!forecast.fullMiddle().get().isAfter(forecast.madeAt())) {
      return (band == Band.FULL ? "Overflowing by now." : "Expected to be full by now.")
          + reliability;
    }
    return (band == Band.FULL ? "At 100 % by " : "Full by ")
        + dayAndClock(forecast.fullMiddle().get())
        + " with a chance of 50 %"
        + forecast.fullEarly().map(at -> "; 10 % by " + dayAndClock(at)).orElse("")
        + forecast.fullLate().map(at -> "; 90 % by " + dayAndClock(at)).orElse("")
        + "."
        + reliability;
  }

  /** Millivolts as volts. */
  public static String volts(int millivolts) {
    return String.format(Locale.ROOT, "%.2f V", millivolts / 1e3);
  }

  /** Radio signal strength with a word for it. */
  public static String signal(int dbm) {
    String word = dbm >= -70 ? "strong" : dbm >= -90 ? "fair" : "weak";
    return String.format(Locale.ROOT, "%s, −%d dBm", word, Math.abs(dbm));
  }

  /** Degrees with one decimal. */
  public static String celsius(double degrees) {
    return String.format(Locale.ROOT, "%.1f °C", degrees);
  }

  /** Whole litres. */
  public static String litres(long litres) {
    return String.format(Locale.ROOT, "%,d l", litres);
  }

  /** A load beside what the truck can take. */
  public static String litresOf(long load, long capacity) {
    return String.format(Locale.ROOT, "%,d of %,d l", load, capacity);
  }

  /** Seconds as minutes below two hours, else hours and minutes. */
  public static String minutes(long seconds) {
    long minutes = Math.round(seconds / 60.0);
    return minutes < 120
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d", minutes / 60, minutes % 60);
  }

  /** Latitude and longitude to about a metre. */
  public static String position(Place place) {
    return String.format(Locale.ROOT, "%.5f, %.5f", place.latitude(), place.longitude());
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

  /** A whole number. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
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
