package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Metres;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Plan;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TravelTimes;
import io.lucidbins.routing.Unserved;
import io.lucidbins.routing.Vehicle;
import io.lucidbins.routing.Visit;
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
    var vehicle = p.trucks.get(truck);
    var drive = new Drive(vehicle, p.problem.travelTimesOf(vehicle));
    int end = tours.end(truck);
    for (int stop = tours.next[tours.start(truck)]; stop != end; stop = tours.next[stop]) {
      drive.collect(p.stops.get(stop), p, stop);
    }
    return drive.home();
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

  /** A truck on its way, stop by stop. */
  private static final class Drive {
    private final Vehicle vehicle;
    private final TravelTimes times;
    private final List<Visit> visits = new ArrayList<>();
    private Location at;
    private Seconds now;
    private Metres metres = Metres.ZERO;
    private Seconds driven = Seconds.ZERO;
    private Seconds served = Seconds.ZERO;
    private Litres litres = Litres.ZERO;
    private Grams grams = Grams.ZERO;

    Drive(Vehicle vehicle, TravelTimes times) {
      this.vehicle = vehicle;
      this.times = times;
      at = vehicle.start();
      now = vehicle.shift().from();
    }

    void collect(Stop stop, ProblemArrays p, int number) {
      driveTo(stop.location());
      var arrival = now;
      var start = new Seconds(p.earliestStartS(number, arrival.value()));
      litres = litres.plus(stop.litres());
      grams = grams.plus(stop.grams());
      served = served.plus(stop.service());
      now = start.plus(stop.service());
      visits.add(new Visit.Collect(stop.id(), arrival, start, litres, grams));
    }

    Route home() {
      driveTo(vehicle.end());
      var rates = vehicle.rates();
      var cost =
          rates
              .fixed()
              .plus(rates.perMetre().times(metres.value()))
              .plus(rates.perSecond().times(driven.plus(served).value()));
      var departure = vehicle.shift().from();
      return new Route(vehicle.id(), visits, departure, now, metres, driven, cost);
    }

    private void driveTo(Location to) {
      metres = metres.plus(new Metres(times.metres(at, to)));
      var leg = new Seconds(times.seconds(at, to));
      driven = driven.plus(leg);
      now = now.plus(leg);
      at = to;
    }
  }
}
