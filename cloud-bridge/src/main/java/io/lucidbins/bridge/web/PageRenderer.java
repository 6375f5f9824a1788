package io.lucidbins.bridge.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders the page templates that the build compiled. */
final class PageRenderer {
  private static final String PACKAGE = "io.lucidbins.bridge.web.pages";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageRenderer.class.getClassLoader(), PACKAGE);
  private final Wording wording;
  private final String assets;

  PageRenderer(Wording wording, String build) {
    this.wording = wording;
    this.assets = "/assets/" + build + "/";
  }

  String render(String template, Screen screen) {
    return render(template, Map.of("screen", screen, "wording", wording, "assets", assets));
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
