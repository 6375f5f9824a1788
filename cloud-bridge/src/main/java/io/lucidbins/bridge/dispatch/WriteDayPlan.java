package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.dispatch.DayPlan.LeftOut;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.Unserved;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.WhyUnserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives a routing plan back its bins, trucks, clock times and reasons. */
final class WriteDayPlan {
  private final PlanningDay day;
  private final Means means;
  private final Map<String, Need> needs = new HashMap<>();
  private final Map<String, Vehicle> vehicles = new HashMap<>();
  private final Map<String, Seconds> services = new HashMap<>();

  WriteDayPlan(PlanningDay day, List<Need> needs, Means means, Problem problem) {
    this.day = day;
    this.means = means;
    needs.forEach(need -> this.needs.put(need.bin().id().toString(), need));
    means.vehicles().forEach(vehicle -> vehicles.put(vehicle.id(), vehicle));
    problem.stops().forEach(stop -> services.put(stop.id(), stop.service()));
  }

  List<PlannedRoute> routes(Plan plan) {
    return plan.routes().stream().map(this::route).toList();
  }

  private PlannedRoute route(Route route) {
    var vehicle = known(vehicles, route.vehicle());
    var visits = visits(route);
    return new PlannedRoute(
        vehicle.id(),
        vehicle.name(),
        place(vehicle.startSite()),
        place(vehicle.endSite()),
        at(route.departure()),
        at(route.end()),
        route.metres().value(),
        route.driven().value(),
        servedS(route),
        vehicle.litres(),
        vehicle.grams(),
        visits);
  }

  private PlannedPlace place(String id) {
    var site = means.site(id);
    return new PlannedPlace(id, site.name(), site.position());
  }

  private int servedS(Route route) {
    int served = 0;
    for (var visit : route.visits()) {
      served +=
          switch (visit) {
            case Visit.Collect collect -> known(services, collect.stop()).value();
            case Visit.Tip tip -> (int) means.site(tip.facility()).service().toSeconds();
          };
    }
    return served;
  }

  private List<PlannedVisit> visits(Route route) {
    var visits = new ArrayList<PlannedVisit>();
    int order = 0;
    int litres = 0;
    int grams = 0;
    for (var visit : route.visits()) {
      switch (visit) {
        case Visit.Collect collect -> {
          order++;
          visits.add(stop(order, collect));
          litres = collect.litresAfter().value();
          grams = collect.gramsAfter().value();
        }
        case Visit.Tip tip -> {
          visits.add(tip(tip, litres, grams));
          litres = tip.litresAfter().value();
          grams = tip.gramsAfter().value();
        }
      }
    }
    return visits;
  }

  private PlannedTip tip(Visit.Tip tip, int litresBefore, int gramsBefore) {
    var site = means.site(tip.facility());
    return new PlannedTip(
        site.id(),
        site.name(),
        site.position(),
        at(tip.arrival()),
        at(tip.start()).plus(site.service()),
        litresBefore - tip.litresAfter().value(),
        gramsBefore - tip.gramsAfter().value());
  }

  private PlannedStop stop(int order, Visit.Collect collect) {
    return switch (known(needs, collect.stop())) {
      case Need.Due(Bin bin, Need.Amount amount, Reason reason) ->
          stop(order, collect, bin, amount, reason);
      case Need.Worthwhile(Bin bin, Need.Amount amount, Reason reason, _) ->
          stop(order, collect, bin, amount, reason);
      case Need.NotYet _, Need.Unplannable _ ->
          throw new IllegalStateException(collect.stop() + " was not in the problem");
    };
  }

  private PlannedStop stop(
      int order, Visit.Collect collect, Bin bin, Need.Amount amount, Reason reason) {
    return new PlannedStop(
        order,
        bin.id().toString(),
        bin.name(),
        bin.position().orElseThrow(),
        at(collect.arrival()),
        at(collect.start()).plusSeconds(known(services, collect.stop()).value()),
        amount.litres(),
        amount.grams(),
        collect.litresAfter().value(),
        collect.gramsAfter().value(),
        reason);
  }

  /** First what the search left out, then what could not even be asked of it. */
  List<LeftOut> unserved(Plan plan, List<Need> inOrder) {
    var leftOut = new ArrayList<LeftOut>();
    for (var unserved : plan.unserved()) {
      leftOut.add(leftOut(unserved));
    }
    for (var need : inOrder) {
      if (need instanceof Need.Unplannable(Bin bin, LeftOutKind why, String sentence)) {
        leftOut.add(new LeftOut(bin.id().toString(), bin.name(), why, sentence));
      }
    }
    return leftOut;
  }

  private LeftOut leftOut(Unserved unserved) {
    var bin = known(needs, unserved.stop()).bin();
    var why = unserved.why();
    return new LeftOut(bin.id().toString(), bin.name(), kind(why), sentence(why));
  }

  private static LeftOutKind kind(WhyUnserved why) {
    return switch (why) {
      case WhyUnserved.Forbidden _ -> LeftOutKind.FORBIDDEN;
      case WhyUnserved.NoTruckForStream _ -> LeftOutKind.NO_TRUCK_FOR_STREAM;
      case WhyUnserved.NoFacilityFor _ -> LeftOutKind.NO_FACILITY_OPEN;
      case WhyUnserved.TooLarge _ -> LeftOutKind.TOO_LARGE;
      case WhyUnserved.Unreachable _ -> LeftOutKind.UNREACHABLE;
      case WhyUnserved.OutsideWindows _ -> LeftOutKind.OUTSIDE_SHIFTS;
      case WhyUnserved.CapacityFull _ -> LeftOutKind.CAPACITY_FULL;
      case WhyUnserved.ShiftsFull _ -> LeftOutKind.SHIFTS_FULL;
      case WhyUnserved.NotWorthIt _ -> LeftOutKind.NOT_WORTH_IT;
    };
  }

  private static String sentence(WhyUnserved why) {
    return switch (why) {
      case WhyUnserved.Forbidden(String reason) -> "Not to be emptied: " + reason + ".";
      case WhyUnserved.NoTruckForStream(String stream) ->
          "No truck on duty collects " + stream + ".";
      case WhyUnserved.NoFacilityFor(String stream) ->
          "No disposal site takes " + stream + ", and its trucks have to end empty.";
      case WhyUnserved.TooLarge large ->
          "Its %d l and %d kg are more than the largest truck for it may take."
              .formatted(large.litres().value(), large.grams().value() / 1000);
      case WhyUnserved.Unreachable() -> "There is no way there and back.";
      case WhyUnserved.OutsideWindows() ->
          "No truck gets there and back within its shift, even alone.";
      case WhyUnserved.CapacityFull() -> "All trucks that could carry it are full.";
      case WhyUnserved.ShiftsFull(Seconds secondsShort) ->
          "The shifts are full: %d min more would do."
              .formatted(Math.ceilDiv(secondsShort.value(), 60));
      case WhyUnserved.NotWorthIt no ->
          String.format(
              Locale.ROOT,
              "The detour of %.1f km and %d min costs %.2f; emptying it today is worth %.2f.",
              no.detour().value() / 1000.0,
              Math.ceilDiv(no.detourTime().value(), 60),
              no.cost().value() / 1e6,
              no.prize().value() / 1e6);
    };
  }

  private Instant at(Seconds sinceMidnight) {
    return day.midnight().plusSeconds(sinceMidnight.value());
  }

  private static <T> T known(Map<String, T> by, String id) {
    var value = by.get(id);
    if (value == null) {
      throw new IllegalStateException("the plan names " + id + ", which was not in the problem");
    }
    return value;
  }
}
