package io.lucidbins.routing.check;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Problem;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.Unserved;
import io.lucidbins.routing.Vehicle;
import io.lucidbins.routing.Visit;
import io.lucidbins.routing.WhyUnserved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a plan against its problem, from the problem's text alone, in 64-bit integers. */
public final class PlanChecker {
  private final Problem problem;
  private final Plan plan;
  private final Map<String, Stop> stops = new HashMap<>();
  private final Map<String, Vehicle> vehicles = new HashMap<>();
  private final Map<String, Facility> facilities = new HashMap<>();
  private final Set<String> served = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();
  private long cost;

  private PlanChecker(Problem problem, Plan plan) {
    this.problem = problem;
    this.plan = plan;
    problem.stops().forEach(stop -> stops.put(stop.id(), stop));
    problem.vehicles().forEach(vehicle -> vehicles.put(vehicle.id(), vehicle));
    problem.facilities().forEach(facility -> facilities.put(facility.id(), facility));
  }

  /**
   * Recomputes the whole plan; returns its cost and every violation, never throws for a bad plan.
   */
  public static Verdict check(Problem problem, Plan plan) {
    return new PlanChecker(problem, plan).verdict();
  }

  private Verdict verdict() {
    checkRoutes();
    checkUnserved();
    if (plan.cost().value() != cost) {
      violations.add(new Violation.CostMismatch("plan", plan.cost().value(), cost));
    }
    return new Verdict(cost, violations);
  }

  private void checkRoutes() {
    var used = new HashSet<String>();
    for (var route : plan.routes()) {
      var vehicle = vehicles.get(route.vehicle());
      if (vehicle == null) {
        violations.add(new Violation.UnknownVehicle(route.vehicle()));
        route.visits().forEach(this::serve);
        continue;
      }
      if (!used.add(route.vehicle())) {
        violations.add(new Violation.VehicleUsedTwice(route.vehicle()));
      }
      if (route.visits().isEmpty()) {
        violations.add(new Violation.EmptyRoute(route.vehicle()));
      }
      route.visits().forEach(this::serve);
      checkRoute(route, vehicle);
    }
  }

  private void serve(Visit visit) {
    switch (visit) {
      case Visit.Collect collect -> {
        if (!stops.containsKey(collect.stop())) {
          violations.add(new Violation.UnknownStop(collect.stop()));
        } else if (!served.add(collect.stop())) {
          violations.add(new Violation.ServedTwice(collect.stop()));
        }
      }
      case Visit.Tip tip -> {
        if (!facilities.containsKey(tip.facility())) {
          violations.add(new Violation.UnknownFacility(tip.facility()));
        }
      }
    }
  }

  private void checkRoute(Route route, Vehicle vehicle) {
    var walk = new RouteWalk(vehicle, problem.travelTimesOf(vehicle), violations);
    for (var visit : route.visits()) {
      switch (visit) {
        case Visit.Collect collect -> {
          var stop = stops.get(collect.stop());
          if (stop != null) {
            walk.collect(stop, collect);
          }
        }
        case Visit.Tip tip -> {
          var facility = facilities.get(tip.facility());
          if (facility != null) {
            walk.tip(facility, tip);
          }
        }
      }
    }
    cost += walk.finish(route);
  }

  private void checkUnserved() {
    var listed = new HashSet<String>();
    for (var unserved : plan.unserved()) {
      var stop = stops.get(unserved.stop());
      if (stop == null) {
        violations.add(new Violation.UnknownStop(unserved.stop()));
      } else if (!listed.add(unserved.stop()) || served.contains(unserved.stop())) {
        violations.add(new Violation.ListedTwice(unserved.stop()));
      } else {
        checkReason(stop, unserved);
      }
    }
    for (var stop : problem.stops()) {
      if (!served.contains(stop.id())) {
        cost += priceOfSkipping(stop);
        if (!listed.contains(stop.id())) {
          violations.add(new Violation.Forgotten(stop.id()));
        }
      }
    }
  }

  private static long priceOfSkipping(Stop stop) {
    return switch (stop.mode()) {
      case Mode.Must() -> Cost.MISSED_MUST.value();
      case Mode.May(Cost prize) -> prize.value();
      case Mode.Forbidden _ -> 0;
    };
  }

  private void checkReason(Stop stop, Unserved unserved) {
    boolean canBeTrue =
        switch (unserved.why()) {
          case WhyUnserved.Forbidden _ -> stop.mode() instanceof Mode.Forbidden;
          case WhyUnserved.NotWorthIt why -> stop.mode() instanceof Mode.May && isDear(why);
          case WhyUnserved.NoTruckForStream _ -> trucksFor(stop).isEmpty();
          case WhyUnserved.NoFacilityFor _ ->
              !trucksFor(stop).isEmpty()
                  && trucksFor(stop).stream().noneMatch(v -> unloads(v, stop));
          case WhyUnserved.TooLarge _ -> trucksFor(stop).stream().noneMatch(v -> holds(v, stop));
          case WhyUnserved.Unreachable _,
              WhyUnserved.OutsideWindows _,
              WhyUnserved.CapacityFull _,
              WhyUnserved.ShiftsFull _ ->
              trucksFor(stop).stream().anyMatch(v -> holds(v, stop));
        };
    boolean onlyForbiddenMayBe =
        stop.mode() instanceof Mode.Forbidden == unserved.why() instanceof WhyUnserved.Forbidden;
    if (!canBeTrue || !onlyForbiddenMayBe) {
      violations.add(new Violation.FalseReason(stop.id(), unserved.why().toString()));
    }
  }

  private static boolean isDear(WhyUnserved.NotWorthIt why) {
    return why.cost().value() >= why.prize().value();
  }

  private List<Vehicle> trucksFor(Stop stop) {
    return problem.vehicles().stream()
        .filter(vehicle -> vehicle.compartmentFor(stop.stream()).isPresent())
        .toList();
  }

  /** Whether the truck gets rid of what the stop puts into it, or may keep it. */
  private boolean unloads(Vehicle vehicle, Stop stop) {
    var compartment = vehicle.compartments().get(vehicle.compartmentFor(stop.stream()).getAsInt());
    return !vehicle.endsEmpty()
        || problem.facilities().stream().anyMatch(facility -> facility.takes(compartment));
  }

  private static boolean holds(Vehicle vehicle, Stop stop) {
    var compartment = vehicle.compartments().get(vehicle.compartmentFor(stop.stream()).getAsInt());
    return stop.litres().value() <= compartment.litres().value()
        && stop.grams().value() <= compartment.grams().value()
        && stop.grams().value() <= vehicle.gross().value();
  }
}
