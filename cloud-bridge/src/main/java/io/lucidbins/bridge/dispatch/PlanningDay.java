package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The day that is planned, as seen from now.
 *
 * @param now when the plan is made
 * @param opens start of the day's earliest shift
 * @param closes end of the day's latest shift
 */
record PlanningDay(LocalDate date, ZoneId zone, Instant now, Instant opens, Instant closes) {
  /** With less than this left of the last shift, the next day is planned. */
  static final Duration LEAST_LEFT = Duration.ofMinutes(30);

  /** The day as its trucks work; without any truck from midnight to midnight. */
  static PlanningDay of(LocalDate date, ZoneId zone, Instant now, List<Vehicle> vehicles) {
    var opens =
        vehicles.stream()
            .map(v -> at(date, v.shiftStart(), zone))
            .min(Instant::compareTo)
            .orElse(date.atStartOfDay(zone).toInstant());
    var closes =
        vehicles.stream()
            .map(v -> at(date, v.shiftEnd(), zone))
            .max(Instant::compareTo)
            .orElse(date.plusDays(1).atStartOfDay(zone).toInstant());
    return new PlanningDay(date, zone, now, opens, closes);
  }

  /** Today if enough is left of its shifts, else tomorrow. */
  static PlanningDay current(ZoneId zone, Instant now, List<Vehicle> vehicles) {
    var today = of(now.atZone(zone).toLocalDate(), zone, now, vehicles);
    return now.plus(LEAST_LEFT).isBefore(today.closes())
        ? today
        : of(today.date().plusDays(1), zone, now, vehicles);
  }

  /**
   * Lets pass a day that can still be worked on and is not too far ahead.
   *
   * @throws BadOrder otherwise
   */
  void requirePlannable() {
    var today = now.atZone(zone).toLocalDate();
    if (date.isBefore(today)) {
      throw new BadOrder("day " + date + " is over; today is " + today);
    }
    if (date.isAfter(today.plusDays(PlanOrder.MOST_DAYS_AHEAD))) {
      throw new BadOrder(
          "day "
              + date
              + " is more than "
              + PlanOrder.MOST_DAYS_AHEAD
              + " days ahead; the last day that can be planned is "
              + today.plusDays(PlanOrder.MOST_DAYS_AHEAD));
    }
    if (!now.isBefore(closes)) {
      throw new BadOrder("the last shift of " + date + " is over; plan tomorrow");
    }
  }

  /** The instant from which the plan's elapsed seconds count. */
  Instant midnight() {
    return date.atStartOfDay(zone).toInstant();
  }

  /** Elapsed seconds of the day when its clocks show the time. */
  int elapsedS(LocalTime time) {
    return elapsedS(at(date, time, zone));
  }

  /** Elapsed seconds of the day; 0 before it. */
  int elapsedS(Instant time) {
    return (int) Math.max(0, Duration.between(midnight(), time).toSeconds());
  }

  /** The day after. */
  LocalDate next() {
    return date.plusDays(1);
  }

  /** The middle of what is left of the day's work. */
  Instant middle() {
    var from = now.isAfter(opens) ? now : opens;
    return from.isAfter(closes) ? from : from.plus(Duration.between(from, closes).dividedBy(2));
  }

  /** When a bin that is skipped now may be emptied next: the middle of the next day's shifts. */
  Instant nextChance() {
    var middle = opens.plus(Duration.between(opens, closes).dividedBy(2));
    return middle.atZone(zone).plusDays(1).toInstant();
  }

  private static Instant at(LocalDate date, LocalTime time, ZoneId zone) {
    return date.atTime(time).atZone(zone).toInstant();
  }
}
