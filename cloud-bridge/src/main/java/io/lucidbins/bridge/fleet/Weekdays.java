package io.lucidbins.bridge.fleet;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Days of the week as the store keeps them: their names in order, one space between. */
final class Weekdays {
  private Weekdays() {}

  static String joined(Set<DayOfWeek> days) {
    return days.stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(" "));
  }

  static Set<DayOfWeek> split(String names) {
    return Arrays.stream(names.split(" ")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
  }
}
