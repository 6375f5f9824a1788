package io.lucidbins.bridge.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.function.Supplier;

/** Renders the page templates that the build compiled. */
final class PageRenderer {
  private static final String PACKAGE = "io.lucidbins.bridge.web.pages";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageRenderer.class.getClassLoader(), PACKAGE);
  private final Wording wording;
  private final String assets;
  private final Supplier<PlanActions> actions;

  /**
   * @param actions what can be done about plans now
   */
  PageRenderer(Wording wording, String build, Supplier<PlanActions> actions) {
    this.wording = wording;
    this.assets = "/assets/" + build + "/";
    this.actions = actions;
  }

  String render(String template, Screen screen) {
    return render(
        template,
        Map.of("screen", screen, "wording", wording, "assets", assets, "actions", actions.get()));
  }

  /** A page or part that needs no screen. */
  String render(String template, String name, Object value) {
    return render(template, Map.of(name, value, "wording", wording, "assets", assets));
  }

  String problem(Problem problem) {
    return render(
        "problem.jte",
        Map.of("title", problem.title(), "detail", problem.detail(), "assets", assets));
  }

  String explanation(ProblemKind kind) {
    return render(
        "problem.jte",
        Map.of("title", kind.title(), "detail", kind.explanation(), "assets", assets));
  }

  private String render(String template, Map<String, Object> parameters) {
    var output = new StringOutput();
    engine.render(template, parameters, output);
    return output.toString();
  }
}
