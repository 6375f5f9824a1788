package io.lucidbins.bridge.web;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.BinState;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.history.Emptying;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.history.Reading;
import io.lucidbins.bridge.points.AwardedDeposit;
import io.lucidbins.bridge.points.MaterialTotal;
import io.lucidbins.bridge.points.PointsFeed;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What page and API read from the features of a running bridge. */
public final class BridgeSources implements Sources {
  private static final double PER_TEN = 10;

  private final Fleet fleet;
  private final FillHistory history;
  private final PointsFeed points;
  private final PlanBoard plans;
  private final ZoneId zone;

  /**
   * Reads each feature anew at each call.
   *
   * @param zone whose days schedules name
   */
  public BridgeSources(
      Fleet fleet, FillHistory history, PointsFeed points, PlanBoard plans, ZoneId zone) {
    this.fleet = fleet;
    this.history = history;
    this.points = points;
    this.plans = plans;
    this.zone = zone;
  }

  @Override
  public List<BinView> bins(Instant now) {
    Map<BinId, BinState> states =
        fleet.states().stream().collect(Collectors.toMap(BinState::bin, Function.identity()));
    Map<String, Expectation> expectations = plans.expectations(now);
    Map<String, String> reasons = plans.latest().map(PlanView::reasons).orElse(Map.of());
    return fleet.bins().stream()
        .map(bin -> {
          String id = bin.id().toString();
          var state = Optional.ofNullable(states.get(bin.id()));
          OptionalInt level = state.map(BinState::levelPermille).orElse(OptionalInt.empty());
          return BinViews.of(
              bin,
              state,
              Optional.ofNullable(expectations.get(id))
                  .filter(expectation -> expectation.holdsAt(level))
                  .map(Expectation::fullAt),
              Optional.ofNullable(reasons.get(id)),
              now.atZone(zone));
        })
        .toList();
  }

  @Override
  public List<ReadingView> readings(
      String binId, ReadingQuantity quantity, Instant from, Instant to, int most) {
    return history.readings(new BinId(binId), wire(quantity), from, to).stream()
        .flatMap(reading -> view(reading, quantity).stream())
        .limit(most)
        .toList();
  }

  private static Optional<ReadingView> view(Reading reading, ReadingQuantity quantity) {
    return reading.value().isPresent()
        ? Optional.of(new ReadingView(reading.at(), reading.value().getAsInt() / divisor(quantity)))
        : Optional.empty();
  }

  private static Quantity wire(ReadingQuantity quantity) {
    return switch (quantity) {
      case LEVEL_PERCENT -> Quantity.LEVEL_PERMILLE;
      case LEVEL_MM -> Quantity.LEVEL_MM;
      case WEIGHT_GRAMS -> Quantity.WEIGHT_GRAMS;
      case TEMPERATURE_CELSIUS -> Quantity.TEMPERATURE_DECI_CELSIUS;
      case BATTERY_MILLIVOLTS -> Quantity.BATTERY_MILLIVOLTS;
      case TILT_DEGREES -> Quantity.TILT_DECI_DEGREES;
      case SIGNAL_DBM -> Quantity.SIGNAL_DBM;
    };
  }

  private static double divisor(ReadingQuantity quantity) {
    return switch (quantity) {
      case LEVEL_PERCENT, TEMPERATURE_CELSIUS, TILT_DEGREES -> PER_TEN;
      case LEVEL_MM, WEIGHT_GRAMS, BATTERY_MILLIVOLTS, SIGNAL_DBM -> 1;
    };
  }

  @Override
  public List<Instant> emptyings(String binId) {
    return history.emptyings(new BinId(binId)).stream().map(Emptying::at).toList();
  }

  @Override
  public Optional<ForecastView> forecast(String binId, Instant now) {
    return plans.forecast(binId, now);
  }

  @Override
  public Optional<PlanView> latestPlan() {
    return plans.latest();
  }

  @Override
  public List<SiteView> sites() {
    return fleet.sites().stream().map(BridgeSources::view).toList();
  }

  private static SiteView view(Site site) {
    return new SiteView(
        site.id(),
        site.name(),
        site.kind().name().toLowerCase(Locale.ROOT),
        BinViews.place(site.position()));
  }

  @Override
  public List<AwardView> awards(int most) {
    Map<String, String> names =
        fleet.bins().stream().collect(Collectors.toMap(bin -> bin.id().toString(), Bin::name));
    return points.latest(most).stream().map(award -> view(award, names)).toList();
  }

  private static AwardView view(AwardedDeposit award, Map<String, String> names) {
    return new AwardView(
        award.depositedAt(),
        award.awardedAt(),
        award.bin(),
        names.getOrDefault(award.bin(), award.bin()),
        award.material(),
        award.outcome().code(),
        award.netGrams(),
        award.points().value(),
        award.avoided().value());
  }

  @Override
  public Totals totals() {
    List<MaterialTotal> totals = points.totals();
    return new Totals(
        totals.stream().mapToLong(MaterialTotal::deposits).sum(),
        totals.stream().mapToLong(total -> total.points().value()).sum(),
        totals.stream().mapToLong(total -> total.avoided().value()).sum());
  }
}
