package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Unserved;
import io.lucidbins.routing.WhyUnserved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes tours as a plan: names instead of numbers, with the times, loads and costs they claim. */
final class WritePlan {
  private final ProblemArrays p;
  private final Tours tours;

  WritePlan(ProblemArrays p, Tours tours) {
    this.p = p;
    this.tours = tours;
  }

  Plan plan() {
    return new Plan(routes(), unserved(), new Cost(tours.objective(1000)));
  }

  private List<Route> routes() {
    Map<String, Route> byVehicle = new HashMap<>();
    for (int truck = 0; truck < p.truckCount; truck++) {
      if (tours.size[truck] > 0) {
        byVehicle.put(p.trucks.get(truck).id(), route(truck));
      }
    }
    var routes = new ArrayList<Route>();
    for (var vehicle : p.problem.vehicles()) {
      var route = byVehicle.get(vehicle.id());
      if (route != null) {
        routes.add(route);
      }
    }
    return routes;
  }

  private Route route(int truck) {
    int[] rows = tours.rowsOf(truck);
    return Drive.along(p, truck, rows, rows.length);
  }

  private List<Unserved> unserved() {
    var explain = new ExplainUnserved(p, tours);
    Map<String, WhyUnserved> why = new HashMap<>();
    for (int i = 0; i < tours.absentCount; i++) {
      why.put(p.stops.get(tours.absent[i]).id(), explain.why(tours.absent[i]));
    }
    var unserved = new ArrayList<Unserved>();
    for (var stop : p.problem.stops()) {
      if (stop.mode() instanceof Mode.Forbidden(String reason)) {
        unserved.add(new Unserved(stop.id(), new WhyUnserved.Forbidden(reason)));
      }
      var reason = why.get(stop.id());
      if (reason != null) {
        unserved.add(new Unserved(stop.id(), reason));
      }
    }
    return unserved;
  }
}
