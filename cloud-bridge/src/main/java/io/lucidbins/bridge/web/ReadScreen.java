package io.lucidbins.bridge.web;

import io.lucidbins.bridge.notify.FeedTail;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what an address of the planner's page shows. */
final class ReadScreen {
  private static final int AWARDS_SHOWN = 30;
  private static final int MOST_READINGS = 100_000;

  private final Sources sources;
  private final FeedTail feed;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param zone whose midnight divides today from tomorrow
   */
  ReadScreen(Sources sources, FeedTail feed, InstantSource clock, ZoneId zone) {
    this.sources = sources;
    this.feed = feed;
    this.clock = clock;
    this.zone = zone;
  }

  /** The feed position is read first: what changes while the rest is read is then told again. */
  Screen screen(Address address) {
    long position = feed.newest();
    Instant now = clock.instant();
    Optional<PlanView> plan = sources.latestPlan();
    List<BinRow> rows = rows(now, plan);
    return new Screen(
        now,
        position,
        address,
        Listing.of(rows, address),
        Figures.of(rows, plan, sources.totals()),
        plan,
        sources.awards(AWARDS_SHOWN),
        address.bin().map(id -> drawer(id, rows, plan, now)));
  }

  /** The bins that the address asks for in a part of the world, with sites and routes. */
  MapView map(Address address, Optional<MapWindow> window) {
    Instant now = clock.instant();
    Optional<PlanView> plan = sources.latestPlan();
    List<BinView> shown =
        rows(now, plan).stream().filter(address.filter()::matches).map(BinRow::bin).toList();
    return MapView.of(shown, sources.sites(), plan, window);
  }

  /** The level of a bin over time; empty curve if it never reported one. */
  LevelCurve curve(String id) {
    Instant now = clock.instant();
    known(id, rows(now, Optional.empty()));
    return curve(id, sources.forecast(id, now), now);
  }

  private List<BinRow> rows(Instant now, Optional<PlanView> plan) {
    Set<String> planned = plan.map(PlanView::reasons).map(Map::keySet).orElse(Set.of());
    return sources.bins(now).stream()
        .map(bin -> new BinRow(bin, Urgency.of(bin, now, zone), planned.contains(bin.id())))
        .toList();
  }

  private Drawer drawer(String id, List<BinRow> rows, Optional<PlanView> plan, Instant now) {
    BinView bin = known(id, rows);
    Optional<ForecastView> forecast = sources.forecast(id, now);
    Optional<LevelCurve> curve =
        bin.levelPercent().isPresent() ? Optional.of(curve(id, forecast, now)) : Optional.empty();
    return Drawer.of(bin, curve, forecast, plan);
  }

  private LevelCurve curve(String id, Optional<ForecastView> forecast, Instant now) {
    Instant from = now.minus(LevelCurve.PAST);
    return LevelCurve.of(
        id,
        sources.readings(id, ReadingQuantity.LEVEL_PERCENT, from, now, MOST_READINGS),
        sources.emptyings(id),
        forecast.map(known -> known.until(now.plus(LevelCurve.FUTURE))).orElse(List.of()),
        now);
  }

  private static BinView known(String id, List<BinRow> rows) {
    return rows.stream()
        .map(BinRow::bin)
        .filter(bin -> bin.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.of(ProblemKind.BIN_UNKNOWN, "no bin has the id \"" + id + "\""));
  }
}
