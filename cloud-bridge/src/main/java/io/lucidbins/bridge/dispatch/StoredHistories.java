package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.BinState;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.forecast.BinHistory;
import io.lucidbins.bridge.forecast.Level;
import io.lucidbins.bridge.history.Emptying;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.history.Reading;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the bridge has stored about its bins, without readings of the poorest grade. */
public final class StoredHistories implements BinHistories {
  /** A reading of a lower grade is not believed; 1 is the lowest of a value. */
  private static final int LEAST_GRADE = 2;

  private final FillHistory history;
  private final Fleet fleet;

  /**
   * @param fleet knows which bins ever reported, so that those without a sensor cost nothing
   */
  public StoredHistories(FillHistory history, Fleet fleet) {
    this.history = history;
    this.fleet = fleet;
  }

  @Override
  public List<BinHistory> of(List<Bin> bins, Instant from, Instant to) {
    var reported = fleet.states().stream().map(BinState::bin).collect(Collectors.toSet());
    return bins.stream()
        .map(bin -> reported.contains(bin.id()) ? of(bin, from, to) : silent(bin))
        .toList();
  }

  private static BinHistory silent(Bin bin) {
    return new BinHistory(
        bin.id().toString(), bin.wasteStream().code(), bin.volumeLitres(), List.of(), List.of());
  }

  private BinHistory of(Bin bin, Instant from, Instant to) {
    var levels =
        history.readings(bin.id(), Quantity.LEVEL_PERMILLE, from, to).stream()
            .flatMap(reading -> level(reading).stream())
            .toList();
    var emptyings =
        history.emptyings(bin.id()).stream()
            .map(Emptying::at)
            .filter(at -> !at.isBefore(from) && at.isBefore(to))
            .toList();
    return new BinHistory(
        bin.id().toString(), bin.wasteStream().code(), bin.volumeLitres(), levels, emptyings);
  }

  private static Optional<Level> level(Reading reading) {
    if (!(reading.measurement() instanceof Measurement.Value(int permille, var quality))
        || quality.grade() < LEAST_GRADE) {
      return Optional.empty();
    }
    return permille < 0 || permille > Level.MAX_PERMILLE
        ? Optional.empty()
        : Optional.of(new Level(reading.at(), permille));
  }
}
