package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.PublishedPlan;
import io.lucidbins.bridge.dispatch.PublishedPlan.PlannedRoute;
import io.lucidbins.bridge.dispatch.PublishedPlan.PlannedStop;
import java.util.Optional;

/** Turns a published plan into what is shown of it; pure. */
final class PlanViews {
  private PlanViews() {}

  static PlanView of(PublishedPlan plan) {
    return new PlanView(
        plan.id(),
        plan.day(),
        plan.madeAt(),
        plan.metres(),
        plan.origin().verdict(),
        plan.routes().stream().map(PlanViews::route).toList(),
        plan.unserved().stream()
            .map(left -> new PlanView.UnservedView(left.bin(), left.binName(), left.sentence()))
            .toList());
  }

  private static PlanView.RouteView route(PlannedRoute route) {
    Optional<Place> depot = Optional.of(BinViews.place(route.start()));
    return new PlanView.RouteView(
        route.vehicle(),
        route.vehicleName(),
        depot,
        depot,
        route.startsAt(),
        route.endsAt(),
        route.metres(),
        route.litres(),
        route.capacityLitres(),
        route.grams(),
        route.capacityGrams(),
        route.stops().stream().map(PlanViews::stop).toList());
  }

  private static PlanView.StopView stop(PlannedStop stop) {
    return new PlanView.StopView(
        stop.order(),
        stop.bin(),
        stop.binName(),
        Optional.of(BinViews.place(stop.position())),
        stop.arrivesAt(),
        stop.litres(),
        stop.grams(),
        stop.reason().sentence());
  }
}
