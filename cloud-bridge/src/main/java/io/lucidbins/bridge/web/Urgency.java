package io.lucidbins.bridge.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On which of the next days a bin needs a truck: it is full by then, or it is its turn. */
public enum Urgency {
  /** Full now, or before midnight. */
  TODAY("today", 0),
  /** On the next calendar day. */
  TOMORROW("tomorrow", 1),
  /** On the day after that. */
  IN_2_DAYS("in 2 days", 2);

  private final String words;
  private final int daysAhead;

  Urgency(String words, int daysAhead) {
    this.words = words;
    this.daysAhead = daysAhead;
  }

  /** What the page calls it. */
  public String words() {
    return words;
  }

  /** The value of the parameter {@code urgent}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The day on which a bin is urgent, if that is one of the next three.
   *
   * @param zone whose midnight counts
   */
  static Optional<Urgency> of(BinView bin, Instant now, ZoneId zone) {
    if (bin.state() == Band.FULL) {
      return Optional.of(TODAY);
    }
    return Stream.concat(
            bin.fullAt().map(at -> LocalDate.ofInstant(at, zone)).stream(),
            bin.collectedOn().stream())
        .min(Comparator.naturalOrder())
        .flatMap(day -> on(day, LocalDate.ofInstant(now, zone)));
  }

  private static Optional<Urgency> on(LocalDate day, LocalDate today) {
    long ahead = Math.max(0, day.toEpochDay() - today.toEpochDay());
    return Arrays.stream(values()).filter(urgency -> urgency.daysAhead == ahead).findFirst();
  }

  static Optional<Urgency> of(String code) {
    return Arrays.stream(values()).filter(urgency -> urgency.code().equals(code)).findFirst();
  }

  static String allCodes() {
    return Arrays.stream(values()).map(Urgency::code).collect(Collectors.joining(", "));
  }
}
