package io.lucidbins.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/** What a supervisor or a load balancer asks: does the process run, and can it work. */
final class HealthRoutes {
  private final List<ReadinessCheck> checks;
  private final Json json;

  HealthRoutes(List<ReadinessCheck> checks, Json json) {
    this.checks = List.copyOf(checks);
    this.json = json;
  }

  void register(RoutesConfig routes) {
    routes.get("/health/live", ctx -> answer(ctx, new Answers.Health("live", List.of())));
    routes.get("/health/ready", this::ready);
  }

  private void ready(Context ctx) {
    var faults = new ArrayList<Problem.Fault>();
    for (ReadinessCheck check : checks) {
      check.trouble().ifPresent(trouble -> faults.add(new Problem.Fault(check.name(), trouble)));
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(
          ProblemKind.NOT_READY, faults.size() + " of " + checks.size() + " parts fail", faults);
    }
    answer(ctx, new Answers.Health("ready", checks.stream().map(ReadinessCheck::name).toList()));
  }

  private void answer(Context ctx, Answers.Health health) {
    ctx.header("Cache-Control", "no-store");
    ctx.result(json.write(health)).contentType("application/json");
  }
}
