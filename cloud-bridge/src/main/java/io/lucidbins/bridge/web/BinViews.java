package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.ScheduleWords;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.BinState;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Puts together what is known of a bin into what is shown of it; pure. */
final class BinViews {
  /** Three times the usual interval between two samples: then a reading is told to be stale. */
  static final Duration STALE_AFTER = Duration.ofMinutes(30);

  private static final double PERMILLE_PER_PERCENT = 10;
  private static final double DECI = 10;

  private BinViews() {}

  /**
   * The view of a bin.
   *
   * @param fullAt when it is expected to be full
   * @param planned why the plan of today sends a truck to it, in words
   * @param time in the zone whose days schedules name
   */
  static BinView of(
      Bin bin,
      Optional<BinState> state,
      Optional<Instant> fullAt,
      Optional<String> planned,
      ZonedDateTime time) {
    Instant now = time.toInstant();
    Optional<LocalDate> turn = bin.collection().schedule().map(s -> next(s, time.toLocalDate()));
    OptionalDouble level = scaled(state.map(BinState::levelPermille), PERMILLE_PER_PERCENT);
    Optional<Instant> sampledAt = state.flatMap(BinState::sampledAt);
    Band band = moreUrgent(Band.of(level, fullAt, now), turn.map(on -> byTurn(on, time)));
    return new BinView(
        bin.id().toString(),
        bin.name(),
        bin.position().map(BinViews::place),
        bin.wasteStream().code(),
        bin.volumeLitres() > 0 ? OptionalInt.of(bin.volumeLitres()) : OptionalInt.empty(),
        state.map(BinState::online).orElse(false),
        band,
        sampledAt.map(at -> at.plus(STALE_AFTER).isBefore(now)).orElse(false),
        level,
        state.map(BinState::weightGrams).orElse(OptionalInt.empty()),
        scaled(state.map(BinState::temperatureDeciCelsius), DECI),
        state.map(BinState::batteryMillivolts).orElse(OptionalInt.empty()),
        state.map(BinState::signalDbm).orElse(OptionalInt.empty()),
        state.flatMap(BinState::softwareVersion),
        bin.collection().schedule().map(BinViews::words),
        turn,
        sampledAt,
        state.map(BinState::heardAt),
        fullAt,
        why(band, level, fullAt, turn, time).map(words -> planned.orElse(words)));
  }

  /** The next day of a schedule, today included. */
  private static LocalDate next(Schedule schedule, LocalDate today) {
    return today
        .datesUntil(today.plusWeeks(1))
        .filter(day -> schedule.days().contains(day.getDayOfWeek()))
        .findFirst()
        .orElseThrow();
  }

  private static Band byTurn(LocalDate turn, ZonedDateTime time) {
    if (turn.equals(time.toLocalDate())) {
      return Band.DUE;
    }
    return turn.equals(time.toLocalDate().plusDays(1)) ? Band.SOON : Band.OK;
  }

  private static Band moreUrgent(Band byLevel, Optional<Band> byTurn) {
    return byTurn.filter(band -> band.compareTo(byLevel) > 0).orElse(byLevel);
  }

  private static String words(Schedule schedule) {
    String amount =
        schedule.grams() > 0 ? Wording.mass(schedule.grams()) : Wording.litres(schedule.litres());
    return "Collected " + ScheduleWords.days(schedule) + "; " + amount + " expected.";
  }

  /** What the band alone says; the plan's own reason goes before it. */
  private static Optional<String> why(
      Band band,
      OptionalDouble level,
      Optional<Instant> fullAt,
      Optional<LocalDate> turn,
      ZonedDateTime time) {
    return switch (band) {
      case UNDEPLOYED, OK, SOON -> Optional.empty();
      case FULL ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "%.0f %% full; the threshold is %.0f %%.",
                  level.orElse(0),
                  Band.FULL_PERCENT));
      case DUE ->
          turn.filter(time.toLocalDate()::equals)
              .map(_ -> "Collected today by its schedule.")
              .or(() -> fullAt.map(at -> fullIn(Duration.between(time.toInstant(), at))));
    };
  }

  private static String fullIn(Duration left) {
    if (!left.isPositive()) {
      return "Expected to be full by now.";
    }
    return left.toHours() < 1
        ? "Expected to be full within the hour."
        : "Expected to be full in " + left.toHours() + " h.";
  }

  static Place place(Position position) {
    return new Place(position.latitude(), position.longitude());
  }

  private static OptionalDouble scaled(Optional<OptionalInt> value, double divisor) {
    OptionalInt known = value.orElse(OptionalInt.empty());
    return known.isPresent()
        ? OptionalDouble.of(known.getAsInt() / divisor)
        : OptionalDouble.empty();
  }
}
