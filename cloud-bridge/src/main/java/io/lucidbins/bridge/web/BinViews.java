package io.lucidbins.bridge.web;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.BinState;
import io.lucidbins.bridge.fleet.Position;
import java.time.Duration;
import java.time.Instant;
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
   */
  static BinView of(
      Bin bin,
      Optional<BinState> state,
      Optional<Instant> fullAt,
      Optional<String> planned,
      Instant now) {
    OptionalDouble level = scaled(state.map(BinState::levelPermille), PERMILLE_PER_PERCENT);
    Optional<Instant> sampledAt = state.flatMap(BinState::sampledAt);
    Band band = Band.of(level, fullAt, now);
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
        sampledAt,
        state.map(BinState::heardAt),
        fullAt,
        why(band, level, fullAt, planned, now));
  }

  /** The plan's own reason goes before what the band alone says. */
  private static Optional<String> why(
      Band band,
      OptionalDouble level,
      Optional<Instant> fullAt,
      Optional<String> planned,
      Instant now) {
    return switch (band) {
      case UNDEPLOYED, OK, SOON -> Optional.empty();
      case FULL ->
          planned.or(() ->
              Optional.of(
                  String.format(
                      Locale.ROOT,
                      "full: %.0f %%, the threshold is %.0f %%",
                      level.orElse(0),
                      Band.FULL_PERCENT)));
      case DUE -> planned.or(() -> fullAt.map(at -> fullIn(Duration.between(now, at))));
    };
  }

  private static String fullIn(Duration left) {
    if (!left.isPositive()) {
      return "expected to be full by now";
    }
    return left.toHours() < 1
        ? "expected to be full within the hour"
        : "expected to be full in " + left.toHours() + " h";
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
