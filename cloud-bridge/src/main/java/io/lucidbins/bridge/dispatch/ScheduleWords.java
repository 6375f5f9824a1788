package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Schedule;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The days of a schedule in words. */
public final class ScheduleWords {
  private static final Set<DayOfWeek> WORKING_DAYS =
      Set.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  private ScheduleWords() {}

  /** Such as {@code on Mondays and Thursdays} or {@code every day}. */
  public static String days(Schedule schedule) {
    if (schedule.days().size() == DayOfWeek.values().length) {
      return "every day";
    }
    if (schedule.days().equals(WORKING_DAYS)) {
      return "on working days";
    }
    var names = schedule.days().stream().sorted().map(ScheduleWords::name).toList();
    return "on " + (names.size() == 1 ? names.getFirst() : listed(names));
  }

  private static String listed(List<String> names) {
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s";
  }
}
