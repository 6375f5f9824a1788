package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.dispatch.PlannedStop;
import io.lucidbins.bridge.dispatch.PlannedTip;
import java.util.Optional;

/** Turns the plan of a day into what is shown of it; pure. */
final class PlanViews {
  private PlanViews() {}

  static PlanView of(DayPlan plan) {
    return new PlanView(
        plan.id(),
        plan.day(),
        plan.version(),
        plan.madeAt(),
        plan.publishedAt(),
        plan.metres(),
        plan.origin().verdict(),
        plan.origin().travel(),
        plan.routes().stream().map(PlanViews::route).toList(),
        plan.unserved().stream()
            .map(left -> new PlanView.UnservedView(left.bin(), left.binName(), left.sentence()))
            .toList());
  }

  private static PlanView.RouteView route(PlannedRoute route) {
    return new PlanView.RouteView(
        route.vehicle(),
        route.vehicleName(),
        route.start().name(),
        Optional.of(BinViews.place(route.start().position())),
        route.end().name(),
        Optional.of(BinViews.place(route.end().position())),
        route.startsAt(),
        route.endsAt(),
        route.metres(),
        route.drivenSeconds(),
        route.servedSeconds(),
        route.peakLitres(),
        route.capacityLitres(),
        route.peakGrams(),
        route.capacityGrams(),
        route.stops().stream().map(PlanViews::stop).toList(),
        route.tips().stream().map(PlanViews::tip).toList());
  }

  private static PlanView.StopView stop(PlannedStop stop) {
    return new PlanView.StopView(
        stop.order(),
        stop.bin(),
        stop.binName(),
        Optional.of(BinViews.place(stop.position())),
        stop.arrivesAt(),
        stop.leavesAt(),
        stop.litres(),
        stop.grams(),
        stop.litresAfter(),
        stop.gramsAfter(),
        stop.reason().sentence());
  }

  private static PlanView.TipView tip(PlannedTip tip) {
    return new PlanView.TipView(
        tip.site(),
        tip.siteName(),
        Optional.of(BinViews.place(tip.position())),
        tip.arrivesAt(),
        tip.leavesAt(),
        tip.litres(),
        tip.grams());
  }
}
