package io.lucidbins.bridge.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tinylog.Logger;

/** Turns whatever a handler throws into an answer that a person and a program can use. */
final class Problems {
  private final Json json;
  private final PageRenderer renderer;
  private final RandomGenerator random;

  Problems(Json json, PageRenderer renderer, RandomGenerator random) {
    this.json = json;
    this.renderer = renderer;
    this.random = random;
  }

  void register(JavalinConfig config) {
    config.routes.exception(Refusal.class, this::refused);
    config.routes.exception(HttpResponseException.class, this::rejectedByServer);
    config.routes.exception(Exception.class, this::broken);
  }

  private void refused(Refusal refusal, Context ctx) {
    ProblemKind kind = refusal.kind();
    answer(ctx, kind, kind.status(), refusal.detail(), refusal.faults());
  }

  private void rejectedByServer(HttpResponseException rejection, Context ctx) {
    int status = rejection.getStatus();
    switch (status) {
      case 404 ->
          answer(
              ctx,
              ProblemKind.NOT_FOUND,
              status,
              "nothing is served at " + ctx.path() + "; the API is described in /openapi.yaml",
              List.of());
      case 405 ->
          answer(
              ctx,
              ProblemKind.METHOD_NOT_ALLOWED,
              status,
              ctx.method().name() + " is not answered at " + ctx.path() + "; use GET",
              List.of());
      default ->
          answer(
              ctx,
              status < 500 ? ProblemKind.REFUSED : ProblemKind.INTERNAL,
              status,
              "the request was refused with status " + status,
              List.of());
    }
  }

  private void broken(Exception cause, Context ctx) {
    String traceId = traceId();
    Logger.error(cause, "{} {} failed, trace id {}", ctx.method().name(), ctx.path(), traceId);
    write(
        ctx,
        Problem.of(
            ProblemKind.INTERNAL,
            500,
            "the bridge could not answer; its log has the cause under trace id " + traceId,
            ctx.path(),
            traceId));
  }

  private void answer(
      Context ctx, ProblemKind kind, int status, String detail, List<Problem.Fault> faults) {
    write(ctx, Problem.of(kind, status, detail, ctx.path(), traceId(), faults));
  }

  private void write(Context ctx, Problem problem) {
    ctx.status(problem.status());
    ctx.header("Cache-Control", "no-store");
    if (wantsPage(ctx)) {
      ctx.html(renderer.problem(problem));
    } else {
      ctx.result(json.write(problem)).contentType(Problem.MEDIA_TYPE);
    }
  }

  private static boolean wantsPage(Context ctx) {
    String accept = ctx.header("Accept");
    return accept != null && accept.contains("text/html") && !ctx.path().startsWith("/api/");
  }

  /** For errors that the server finds before any handler, such as an address it cannot parse. */
  byte[] beforeRouting(int status) {
    ProblemKind kind = status < 500 ? ProblemKind.BAD_REQUEST : ProblemKind.INTERNAL;
    Problem problem =
        Problem.of(
            kind, status, "the request was refused before it was read", "about:blank", traceId());
    return json.write(problem).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private String traceId() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }
}
