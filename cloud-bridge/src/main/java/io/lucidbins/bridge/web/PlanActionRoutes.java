package io.lucidbins.bridge.web;

import static java.util.stream.Collectors.joining;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlanOrder;
import io.lucidbins.bridge.exchange.PlanFormat;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Making, publishing and exporting plans. A page with script gets the changed part of itself, one
 * without is sent on to a page, a program gets JSON.
 */
final class PlanActionRoutes {
  private static final String PLAN_PANEL = "/#plan";
  private static final String PROGRESS = "/plans/progress";

  private final PlanningDesk desk;
  private final Reply reply;

  PlanActionRoutes(PlanningDesk desk, Reply reply) {
    this.desk = desk;
    this.reply = reply;
  }

  void register(RoutesConfig routes) {
    routes.post("/plans", this::make);
    routes.get(PROGRESS, this::progress);
    routes.post("/plans/{id}/publish", this::publish);
    routes.get("/plans/{id}/export/{format}", this::export);
    routes.get(
        "/fragments/plan-actions", ctx -> reply.part(ctx, "planActions.jte", desk.actions()));
  }

  private void make(Context ctx) {
    try {
      var fields = FormFields.of(ctx, "day", "seconds");
      LocalDate day = fields.day("day", desk.today(), PlanOrder.MOST_DAYS_AHEAD);
      int seconds =
          fields.number(
              "seconds", Planning.LEAST_SECONDS, Planning.MOST_SECONDS, Planning.USUAL_SECONDS);
      if (!desk.begin(day, seconds)) {
        throw Refusal.of(
            ProblemKind.PLANNING_BUSY,
            "a plan is being made already, one at a time; wait for it, nothing else was begun");
      }
    } catch (Refusal refusal) {
      tellPart(ctx, refusal);
      return;
    }
    done(ctx, 202, PROGRESS);
  }

  private void publish(Context ctx) {
    DayPlan published;
    try {
      var _ = FormFields.of(ctx);
      published = desk.publish(desk.known(ctx.pathParam("id")).id());
    } catch (Refusal refusal) {
      tellPart(ctx, refusal);
      return;
    }
    if (reply.wants(ctx) == Reply.Form.DATA) {
      reply.data(ctx, 200, Answers.Published.of(published));
    } else {
      done(ctx, 200, PLAN_PANEL);
    }
  }

  /** A part of a page says why nothing was done; anything else gets the problem. */
  private void tellPart(Context ctx, Refusal refusal) {
    if (reply.wants(ctx) != Reply.Form.PART) {
      throw refusal;
    }
    reply.part(ctx, "planActions.jte", desk.actions().refusing(refusal.detail()));
  }

  private void done(Context ctx, int status, String next) {
    switch (reply.wants(ctx)) {
      case PART -> reply.part(ctx, "planActions.jte", desk.actions());
      case PAGE -> reply.sendOn(ctx, next);
      case DATA -> reply.data(ctx, status, Answers.PlanningProgress.of(desk.actions()));
    }
  }

  /** For browsers without script: a page that looks again each second until there is a draft. */
  private void progress(Context ctx) {
    var _ = Parameters.of(ctx);
    PlanActions actions = desk.actions();
    if (reply.wants(ctx) == Reply.Form.DATA) {
      reply.data(ctx, 200, Answers.PlanningProgress.of(actions));
    } else if (actions.isRunning() || actions.isTrouble()) {
      reply.part(ctx, "planning.jte", actions);
    } else {
      reply.sendOn(ctx, PLAN_PANEL);
    }
  }

  private void export(Context ctx) {
    var _ = Parameters.of(ctx);
    String code = ctx.pathParam("format");
    PlanFormat format =
        PlanFormat.of(code)
            .orElseThrow(() ->
                Refusal.of(
                    ProblemKind.FORMAT_UNKNOWN,
                    "no plan is written as \"" + code + "\"; formats are " + codes()));
    DayPlan plan = desk.known(ctx.pathParam("id"));
    ctx.header("Cache-Control", "no-store");
    ctx.header("Content-Disposition", "attachment; filename=\"" + format.fileName(plan) + "\"");
    ctx.contentType(format.mediaType()).result(desk.written(plan, format));
  }

  private static String codes() {
    return Arrays.stream(PlanFormat.values()).map(PlanFormat::code).collect(joining(", "));
  }
}
