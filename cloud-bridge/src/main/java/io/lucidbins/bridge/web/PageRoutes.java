package io.lucidbins.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.lucidbins.bridge.notify.FeedTail;
import java.time.Instant;
import java.time.InstantSource;

/** The page at {@code /}, the parts of it that are fetched anew, and the pages about errors. */
final class PageRoutes {
  private static final int AWARDS_SHOWN = 30;

  private final Sources sources;
  private final FeedTail feed;
  private final InstantSource clock;
  private final PageRenderer renderer;
  private final Fresh fresh;

  PageRoutes(
      Sources sources, FeedTail feed, InstantSource clock, PageRenderer renderer, Fresh fresh) {
    this.sources = sources;
    this.feed = feed;
    this.clock = clock;
    this.renderer = renderer;
    this.fresh = fresh;
  }

  void register(RoutesConfig routes) {
    routes.get("/", this::page);
    routes.get("/fragments/summary", ctx -> fragment(ctx, "update.jte"));
    routes.get("/fragments/bins", ctx -> fragment(ctx, "bins.jte"));
    routes.get("/fragments/plan", ctx -> fragment(ctx, "plan.jte"));
    routes.get("/fragments/points", ctx -> fragment(ctx, "points.jte"));
    routes.get("/map.json", this::map);
    routes.get("/problems/{slug}", this::problem);
  }

  private void page(Context ctx) {
    fresh.html(ctx, renderer.render("page.jte", screen(ctx)));
  }

  private void fragment(Context ctx, String template) {
    fresh.html(ctx, renderer.render(template, screen(ctx)));
  }

  /** The feed position is read first: what changes while the rest is read is then told again. */
  private Screen screen(Context ctx) {
    var parameters = Parameters.of(ctx, "sort");
    BinOrder order = parameters.text("sort").map(PageRoutes::order).orElse(BinOrder.URGENCY);
    long position = feed.newest();
    Instant now = clock.instant();
    return new Screen(
        now,
        position,
        order,
        order.sort(sources.bins(now)),
        sources.latestPlan(),
        sources.awards(AWARDS_SHOWN),
        sources.totals());
  }

  private static BinOrder order(String text) {
    return BinOrder.of(text)
        .orElseThrow(() ->
            Refusal.parameter(
                "sort", "one of " + BinOrder.allCodes() + " is needed, not \"" + text + "\""));
  }

  private void map(Context ctx) {
    fresh.json(
        ctx, MapView.of(sources.bins(clock.instant()), sources.sites(), sources.latestPlan()));
  }

  private void problem(Context ctx) {
    ProblemKind kind =
        ProblemKind.ofSlug(ctx.pathParam("slug"))
            .orElseThrow(
                () -> Refusal.of(ProblemKind.NOT_FOUND, "no kind of problem has this name"));
    fresh.html(ctx, renderer.explanation(kind));
  }
}
