package io.lucidbins.routing.search;

import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Grams;
import io.lucidbins.routing.Litres;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Metres;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Seconds;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TravelTimes;
import io.lucidbins.routing.Vehicle;
import io.lucidbins.routing.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A truck on its way, visit by visit, with what the plan claims of each. */
final class Drive {
  private final ProblemArrays p;
  private final Vehicle vehicle;
  private final TravelTimes times;
  private final List<Visit> visits = new ArrayList<>();
  private final Litres[] litres; // by compartment
  private final Grams[] grams;
  private Location at;
  private Seconds now;
  private Metres metres = Metres.ZERO;
  private Seconds driven = Seconds.ZERO;
  private Seconds served = Seconds.ZERO;

  private Drive(ProblemArrays p, int truck) {
    this.p = p;
    vehicle = p.trucks.get(truck);
    times = p.problem.travelTimesOf(vehicle);
    at = vehicle.start();
    now = vehicle.shift().from();
    litres = new Litres[vehicle.compartments().size()];
    grams = new Grams[vehicle.compartments().size()];
    Arrays.fill(litres, Litres.ZERO);
    Arrays.fill(grams, Grams.ZERO);
  }

  /** The route of a truck along the rows of stops and tips. */
  static Route along(ProblemArrays p, int truck, int[] rows, int count) {
    var drive = new Drive(p, truck);
    for (int i = 0; i < count; i++) {
      if (rows[i] < p.stopCount) {
        drive.collect(p.stops.get(rows[i]), rows[i]);
      } else {
        drive.tip(p.facilities.get(rows[i] - p.stopCount), rows[i]);
      }
    }
    return drive.home();
  }

  private void collect(Stop stop, int row) {
    driveTo(stop.location());
    var arrival = now;
    var start = serve(row, stop.service());
    int c = vehicle.compartmentFor(stop.stream()).orElseThrow();
    litres[c] = litres[c].plus(stop.litres());
    grams[c] = grams[c].plus(stop.grams());
    visits.add(new Visit.Collect(stop.id(), arrival, start, allLitres(), allGrams()));
  }

  private void tip(Facility facility, int row) {
    driveTo(facility.location());
    var arrival = now;
    var start = serve(row, facility.service());
    for (int c = 0; c < litres.length; c++) {
      if (facility.takes(vehicle.compartments().get(c))) {
        litres[c] = Litres.ZERO;
        grams[c] = Grams.ZERO;
      }
    }
    visits.add(new Visit.Tip(facility.id(), arrival, start, allLitres(), allGrams()));
  }

  private Route home() {
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

  private Seconds serve(int row, Seconds service) {
    var start = new Seconds(p.earliestStartS(row, now.value()));
    served = served.plus(service);
    now = start.plus(service);
    return start;
  }

  private Litres allLitres() {
    return Arrays.stream(litres).reduce(Litres.ZERO, Litres::plus);
  }

  private Grams allGrams() {
    return Arrays.stream(grams).reduce(Grams.ZERO, Grams::plus);
  }
}
