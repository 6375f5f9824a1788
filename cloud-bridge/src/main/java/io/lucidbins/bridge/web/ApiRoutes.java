package io.lucidbins.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The API under {@code /api/v1}; openapi.yaml describes it and a test holds both equal. */
final class ApiRoutes {
  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1_000;
  static final int MAX_AWARDS = 500;
  static final int MAX_READINGS = 10_000;
  static final Duration DEFAULT_SPAN = Duration.ofDays(1);

  private final Sources sources;
  private final InstantSource clock;
  private final Fresh fresh;

  ApiRoutes(Sources sources, InstantSource clock, Fresh fresh) {
    this.sources = sources;
    this.clock = clock;
    this.fresh = fresh;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/v1/bins", this::bins);
    routes.get("/api/v1/bins/{id}", this::bin);
    routes.get("/api/v1/bins/{id}/readings", this::readings);
    routes.get("/api/v1/bins/{id}/forecast", this::forecast);
    routes.get("/api/v1/plans/latest", this::latestPlan);
    routes.get("/api/v1/points/feed", this::pointsFeed);
  }

  private void bins(Context ctx) {
    var parameters = Parameters.of(ctx, "limit", "cursor");
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    Optional<String> behind = parameters.cursor();
    List<BinView> page =
        sources.bins(clock.instant()).stream()
            .filter(bin -> behind.isEmpty() || bin.id().compareTo(behind.get()) > 0)
            .limit(limit + 1L)
            .toList();
    boolean more = page.size() > limit;
    List<BinView> shown = more ? page.subList(0, limit) : page;
    Optional<String> next =
        more ? Optional.of(Parameters.toCursor(shown.getLast().id())) : Optional.empty();
    next.ifPresent(cursor ->
        ctx.header(
            "Link", "</api/v1/bins?limit=" + limit + "&cursor=" + cursor + ">; rel=\"next\""));
    fresh.json(ctx, new Answers.Bins(shown, next));
  }

  private void bin(Context ctx) {
    var _ = Parameters.of(ctx);
    fresh.json(ctx, known(ctx.pathParam("id")));
  }

  private void readings(Context ctx) {
    var parameters = Parameters.of(ctx, "quantity", "from", "to", "limit");
    ReadingQuantity quantity = quantity(parameters);
    Instant to = parameters.time("to", clock.instant());
    Instant from = parameters.time("from", to.minus(DEFAULT_SPAN));
    if (!from.isBefore(to)) {
      throw Refusal.parameter("from", "must be before to, but " + from + " is not before " + to);
    }
    int limit = parameters.number("limit", 1, MAX_READINGS, MAX_READINGS);
    BinView bin = known(ctx.pathParam("id"));
    List<ReadingView> found = sources.readings(bin.id(), quantity, from, to, limit + 1);
    boolean more = found.size() > limit;
    Optional<Instant> nextFrom = more ? Optional.of(found.get(limit).at()) : Optional.empty();
    List<ReadingView> shown = more ? found.subList(0, limit) : found;
    fresh.json(ctx, new Answers.Readings(bin.id(), quantity.code(), from, to, shown, nextFrom));
  }

  private static ReadingQuantity quantity(Parameters parameters) {
    String text = parameters.text("quantity").orElse(ReadingQuantity.LEVEL_PERCENT.code());
    return ReadingQuantity.of(text)
        .orElseThrow(() ->
            Refusal.parameter(
                "quantity",
                "one of " + ReadingQuantity.allCodes() + " is needed, not \"" + text + "\""));
  }

  private void forecast(Context ctx) {
    var _ = Parameters.of(ctx);
    BinView bin = known(ctx.pathParam("id"));
    fresh.json(
        ctx,
        sources
            .forecast(bin.id(), clock.instant())
            .orElseThrow(() ->
                Refusal.of(
                    ProblemKind.NO_FORECAST_YET,
                    "bin \"" + bin.id() + "\" has not reported a level so far")));
  }

  private void latestPlan(Context ctx) {
    var _ = Parameters.of(ctx);
    PlanView plan =
        sources
            .latestPlan()
            .orElseThrow(() ->
                Refusal.of(
                    ProblemKind.NO_PLAN_YET,
                    "no plan was made so far; it takes a truck, a depot and a bin with a"
                        + " position"));
    fresh.json(ctx, plan);
  }

  private void pointsFeed(Context ctx) {
    int limit = Parameters.of(ctx, "limit").number("limit", 1, MAX_AWARDS, DEFAULT_LIMIT);
    fresh.json(ctx, new Answers.Awards(sources.awards(limit)));
  }

  private BinView known(String id) {
    return sources.bins(clock.instant()).stream()
        .filter(bin -> bin.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.of(ProblemKind.BIN_UNKNOWN, "no bin has the id \"" + id + "\""));
  }
}
