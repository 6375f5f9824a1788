package io.lucidbins.bridge.web;

import io.javalin.http.Context;

/** Answers to what changed something: never kept by a browser, in the form that the asker reads. */
final class Reply {
  private static final int SEE_OTHER = 303;

  private final PageRenderer renderer;
  private final Json json;

  Reply(PageRenderer renderer, Json json) {
    this.renderer = renderer;
    this.json = json;
  }

  /** What the asker reads. */
  enum Form {
    /** A page with script: the part of it that changed. */
    PART,
    /** A browser without script: a whole page. */
    PAGE,
    /** A program: JSON. */
    DATA
  }

  /** Tells by HX-Request and Accept. */
  Form wants(Context ctx) {
    if ("true".equals(ctx.header("HX-Request"))) {
      return Form.PART;
    }
    String accept = ctx.header("Accept");
    return accept != null && accept.contains("text/html") ? Form.PAGE : Form.DATA;
  }

  /** A page, or a part of one, about what can be done with plans. */
  void part(Context ctx, String template, PlanActions actions) {
    html(ctx, 200, renderer.render(template, "actions", actions));
  }

  /** The page of the import. */
  void importPage(Context ctx, int status, ImportView view) {
    html(ctx, status, renderer.render("import.jte", "view", view));
  }

  private static void html(Context ctx, int status, String page) {
    unkept(ctx).status(status).html(page);
  }

  void data(Context ctx, int status, Object value) {
    unkept(ctx).status(status).contentType("application/json").result(json.write(value));
  }

  /** The browser asks for another page by GET, so that reloading that one repeats nothing. */
  void sendOn(Context ctx, String path) {
    unkept(ctx).status(SEE_OTHER).header("Location", path);
  }

  private static Context unkept(Context ctx) {
    return ctx.header("Cache-Control", "no-store").header("Vary", "HX-Request, Accept");
  }
}
