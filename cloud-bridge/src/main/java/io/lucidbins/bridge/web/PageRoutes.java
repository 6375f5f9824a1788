package io.lucidbins.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;

/** The page at {@code /}, the parts of it that are fetched anew, and the pages about errors. */
final class PageRoutes {
  private final ReadScreen read;
  private final PageRenderer renderer;
  private final Fresh fresh;

  PageRoutes(ReadScreen read, PageRenderer renderer, Fresh fresh) {
    this.read = read;
    this.renderer = renderer;
    this.fresh = fresh;
  }

  void register(RoutesConfig routes) {
    routes.get("/", ctx -> answer(ctx, "page.jte"));
    routes.get("/fragments/summary", ctx -> answer(ctx, "update.jte"));
    routes.get("/fragments/bins", ctx -> answer(ctx, "results.jte"));
    routes.get("/fragments/plan", ctx -> answer(ctx, "plan.jte"));
    routes.get("/fragments/points", ctx -> answer(ctx, "points.jte"));
    routes.get("/map.json", this::map);
    routes.get("/bins/{id}/drawer", this::drawer);
    routes.get("/bins/{id}/levels.json", this::levels);
    routes.get("/problems/{slug}", this::problem);
  }

  private void answer(Context ctx, String template) {
    fresh.html(ctx, renderer.render(template, read.screen(Address.of(ctx))));
  }

  /** Part of the page for htmx, a page of its own for everybody else. */
  private void drawer(Context ctx) {
    Address address = Address.of(ctx).opening(ctx.pathParam("id"));
    boolean isPart = "true".equals(ctx.header("HX-Request"));
    fresh.html(ctx, renderer.render(isPart ? "drawer.jte" : "bin.jte", read.screen(address)));
  }

  private void map(Context ctx) {
    fresh.json(ctx, read.map(Address.of(ctx, "box", "zoom"), window(Parameters.held(ctx))));
  }

  /** {@code box=west,south,east,north} and {@code zoom}, both or neither. */
  private static Optional<MapWindow> window(Parameters parameters) {
    Optional<String> box = parameters.text("box");
    if (box.isEmpty()) {
      return Optional.empty();
    }
    int zoom = parameters.number("zoom", 0, MapWindow.MAX_ZOOM, 0);
    try {
      double[] edges =
          Arrays.stream(box.get().split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (edges.length == 4) {
        return Optional.of(new MapWindow(edges[0], edges[1], edges[2], edges[3], zoom));
      }
    } catch (IllegalArgumentException e) {
      throw notABox(box.get());
    }
    throw notABox(box.get());
  }

  private static Refusal notABox(String text) {
    return Refusal.parameter(
        "box", "west,south,east,north in degrees are needed, not \"" + text + "\"");
  }

  private void levels(Context ctx) {
    var _ = Parameters.of(ctx);
    fresh.json(ctx, read.curve(ctx.pathParam("id")));
  }

  private void problem(Context ctx) {
    ProblemKind kind =
        ProblemKind.ofSlug(ctx.pathParam("slug"))
            .orElseThrow(
                () -> Refusal.of(ProblemKind.NOT_FOUND, "no kind of problem has this name"));
    fresh.html(ctx, renderer.explanation(kind));
  }
}
