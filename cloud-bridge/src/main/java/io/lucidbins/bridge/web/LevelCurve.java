package io.lucidbins.bridge.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The level of one bin over four weeks, thin enough to draw, and where it is expected to go.
 *
 * @param levels the last reading of each hour, and every reading beside an emptying or a gap
 * @param emptyings when the bin was emptied
 * @param gaps times without readings
 * @param forecast the next two days; empty without one
 */
public record LevelCurve(
    String binId,
    Instant from,
    Instant to,
    double thresholdPercent,
    List<ReadingView> levels,
    List<Instant> emptyings,
    List<Gap> gaps,
    List<ForecastView.Expected> forecast) {
  /** The past that is shown. */
  public static final Duration PAST = Duration.ofDays(28);

  /** The future that is shown. */
  public static final Duration FUTURE = Duration.ofDays(2);

  private static final int INTERVALS_OF_A_GAP = 3;
  private static final double DROP_PERCENT = 25;

  public LevelCurve {
    levels = List.copyOf(levels);
    emptyings = List.copyOf(emptyings);
    gaps = List.copyOf(gaps);
    forecast = List.copyOf(forecast);
  }

  /** No reading between two times. */
  public record Gap(Instant from, Instant to) {}

  /** The lowest and highest level of a day. */
  public record Day(
      LocalDate date, double lowPercent, double highPercent, List<Instant> emptyings) {
    public Day {
      emptyings = List.copyOf(emptyings);
    }
  }

  /**
   * @param readings in percent, oldest first, all within the past that is shown
   */
  static LevelCurve of(
      String binId,
      List<ReadingView> readings,
      List<Instant> emptyings,
      List<ForecastView.Expected> forecast,
      Instant now) {
    Duration longest = longestInterval(readings);
    return new LevelCurve(
        binId,
        now.minus(PAST),
        now.plus(FUTURE),
        Band.FULL_PERCENT,
        thin(readings, longest),
        emptyings.stream().filter(at -> at.isAfter(now.minus(PAST))).sorted().toList(),
        gaps(readings, longest, now),
        forecast);
  }

  /**
   * Three of the bin's own intervals without a reading are a gap, but never less than half an hour.
   */
  private static Duration longestInterval(List<ReadingView> readings) {
    List<Duration> intervals = new ArrayList<>();
    for (int i = 1; i < readings.size(); i++) {
      intervals.add(between(readings, i));
    }
    intervals.sort(null);
    Duration usual = intervals.isEmpty() ? Duration.ZERO : intervals.get(intervals.size() / 2);
    Duration longest = usual.multipliedBy(INTERVALS_OF_A_GAP);
    return longest.compareTo(BinViews.STALE_AFTER) < 0 ? BinViews.STALE_AFTER : longest;
  }

  private static List<Gap> gaps(List<ReadingView> readings, Duration longest, Instant now) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < readings.size(); i++) {
      if (between(readings, i).compareTo(longest) > 0) {
        gaps.add(new Gap(readings.get(i - 1).at(), readings.get(i).at()));
      }
    }
    if (!readings.isEmpty() && readings.getLast().at().plus(longest).isBefore(now)) {
      gaps.add(new Gap(readings.getLast().at(), now));
    }
    return gaps;
  }

  private static List<ReadingView> thin(List<ReadingView> readings, Duration longest) {
    List<ReadingView> kept = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      if (i + 1 == readings.size()
          || hour(readings.get(i)) != hour(readings.get(i + 1))
          || isEdge(readings, i, longest)
          || isEdge(readings, i + 1, longest)) {
        kept.add(readings.get(i));
      }
    }
    return kept;
  }

  /** Whether an emptying or a gap lies right before the reading. */
  private static boolean isEdge(List<ReadingView> readings, int at, Duration longest) {
    return at > 0
        && (between(readings, at).compareTo(longest) > 0
            || readings.get(at - 1).value() - readings.get(at).value() >= DROP_PERCENT);
  }

  private static long hour(ReadingView reading) {
    return Math.floorDiv(reading.at().getEpochSecond(), Duration.ofHours(1).toSeconds());
  }

  private static Duration between(List<ReadingView> readings, int at) {
    return Duration.between(readings.get(at - 1).at(), readings.get(at).at());
  }

  /** The same by days, newest first; days without a reading are absent. */
  public List<Day> days(ZoneId zone) {
    var byDate = new TreeMap<LocalDate, Day>();
    for (ReadingView level : levels) {
      LocalDate date = LocalDate.ofInstant(level.at(), zone);
      List<Instant> emptied =
          emptyings.stream().filter(at -> LocalDate.ofInstant(at, zone).equals(date)).toList();
      byDate.merge(date, new Day(date, level.value(), level.value(), emptied), LevelCurve::both);
    }
    return List.copyOf(byDate.descendingMap().values());
  }

  private static Day both(Day one, Day other) {
    return new Day(
        one.date(),
        Math.min(one.lowPercent(), other.lowPercent()),
        Math.max(one.highPercent(), other.highPercent()),
        one.emptyings());
  }
}
