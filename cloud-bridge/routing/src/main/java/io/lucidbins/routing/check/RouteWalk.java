package io.lucidbins.routing.check;

import io.lucidbins.routing.Facility;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Mode;
import io.lucidbins.routing.Route;
import io.lucidbins.routing.Stop;
import io.lucidbins.routing.TimeWindow;
import io.lucidbins.routing.TravelTimes;
import io.lucidbins.routing.Vehicle;
import io.lucidbins.routing.Visit;
import java.util.List;

/** Drives one route as the plan says, and notes what is wrong on the way. */
final class RouteWalk {
  private final Vehicle vehicle;
  private final TravelTimes times;
  private final List<Violation> violations;
  private final long[] litres;
  private final long[] grams;
  private Location at;
  private long nowS;
  private long metres;
  private long drivenS;
  private long servedS;

  RouteWalk(Vehicle vehicle, TravelTimes times, List<Violation> violations) {
    this.vehicle = vehicle;
    this.times = times;
    this.violations = violations;
    litres = new long[vehicle.compartments().size()];
    grams = new long[vehicle.compartments().size()];
    at = vehicle.start();
    nowS = vehicle.shift().from().value();
  }

  void collect(Stop stop, Visit.Collect claim) {
    if (stop.mode() instanceof Mode.Forbidden) {
      violations.add(new Violation.ForbiddenServed(stop.id(), vehicle.id()));
    }
    driveTo(stop.location());
    expectTime("arrival at " + stop.id(), claim.arrival().value(), nowS);
    nowS = startOfService(stop.windows(), new Violation.LateAt(stop.id(), vehicle.id(), nowS));
    expectTime("start at " + stop.id(), claim.start().value(), nowS);
    nowS += stop.service().value();
    servedS += stop.service().value();
    load(stop, claim);
  }

  void tip(Facility facility, Visit.Tip claim) {
    driveTo(facility.location());
    expectTime("arrival at " + facility.id(), claim.arrival().value(), nowS);
    var closed = new Violation.ClosedFacility(facility.id(), vehicle.id(), nowS);
    nowS = startOfService(facility.open(), closed);
    expectTime("start at " + facility.id(), claim.start().value(), nowS);
    nowS += facility.service().value();
    servedS += facility.service().value();
    checkLoads();
    unload(facility);
    expectLoad(facility.id(), "litres", claim.litresAfter().value(), sum(litres));
    expectLoad(facility.id(), "grams", claim.gramsAfter().value(), sum(grams));
  }

  private void unload(Facility facility) {
    boolean any = false;
    for (int c = 0; c < litres.length; c++) {
      if (facility.takes(vehicle.compartments().get(c))) {
        any |= litres[c] > 0 || grams[c] > 0;
        litres[c] = 0;
        grams[c] = 0;
      }
    }
    if (!any) {
      violations.add(new Violation.PointlessTip(facility.id(), vehicle.id()));
    }
  }

  /** Drives home, compares the route's claims, and returns its cost. */
  long finish(Route route) {
    driveTo(vehicle.end());
    if (nowS > vehicle.shift().to().value()) {
      violations.add(new Violation.ShiftExceeded(vehicle.id(), nowS, vehicle.shift().to().value()));
    }
    checkLoads();
    checkEmpty();
    expectTime("departure", route.departure().value(), vehicle.shift().from().value());
    expectTime("end", route.end().value(), nowS);
    expectTime("driving", route.driven().value(), drivenS);
    if (route.metres().value() != metres) {
      violations.add(new Violation.DistanceMismatch(vehicle.id(), route.metres().value(), metres));
    }
    long cost = cost();
    if (route.cost().value() != cost) {
      violations.add(new Violation.CostMismatch(vehicle.id(), route.cost().value(), cost));
    }
    return cost;
  }

  private long cost() {
    var rates = vehicle.rates();
    return rates.fixed().value()
        + rates.perMetre().value() * metres
        + rates.perSecond().value() * (drivenS + servedS);
  }

  private void driveTo(Location to) {
    if (times.reachable(at, to)) {
      metres += times.metres(at, to);
      drivenS += times.seconds(at, to);
      nowS += times.seconds(at, to);
    } else {
      violations.add(new Violation.NoWay(vehicle.id(), at.index(), to.index()));
    }
    at = to;
  }

  private long startOfService(List<TimeWindow> windows, Violation tooLate) {
    if (windows.isEmpty()) {
      return nowS;
    }
    for (TimeWindow window : windows) {
      if (nowS <= window.to().value()) {
        return Math.max(nowS, window.from().value());
      }
    }
    violations.add(tooLate);
    return nowS;
  }

  private void load(Stop stop, Visit.Collect claim) {
    var compartment = vehicle.compartmentFor(stop.stream());
    if (compartment.isEmpty()) {
      violations.add(new Violation.WrongStream(stop.id(), vehicle.id(), stop.stream()));
      return;
    }
    litres[compartment.getAsInt()] += stop.litres().value();
    grams[compartment.getAsInt()] += stop.grams().value();
    expectLoad(stop.id(), "litres", claim.litresAfter().value(), sum(litres));
    expectLoad(stop.id(), "grams", claim.gramsAfter().value(), sum(grams));
  }

  private void checkEmpty() {
    for (int c = 0; vehicle.endsEmpty() && c < litres.length; c++) {
      if (litres[c] > 0 || grams[c] > 0) {
        violations.add(new Violation.EndsLoaded(vehicle.id(), c, litres[c], grams[c]));
      }
    }
  }

  /** A truck is fullest just before it tips and at its end. */
  private void checkLoads() {
    for (int c = 0; c < litres.length; c++) {
      var limit = vehicle.compartments().get(c);
      if (litres[c] > limit.litres().value()) {
        violations.add(
            new Violation.OverloadedLitres(vehicle.id(), c, litres[c], limit.litres().value()));
      }
      if (grams[c] > limit.grams().value()) {
        violations.add(
            new Violation.OverloadedGrams(vehicle.id(), c, grams[c], limit.grams().value()));
      }
    }
    if (sum(grams) > vehicle.gross().value()) {
      violations.add(
          new Violation.OverloadedGross(vehicle.id(), sum(grams), vehicle.gross().value()));
    }
  }

  private void expectTime(String what, long claimedS, long actualS) {
    if (claimedS != actualS) {
      violations.add(new Violation.TimeMismatch(vehicle.id(), what, claimedS, actualS));
    }
  }

  private void expectLoad(String where, String what, long claimed, long actual) {
    if (claimed != actual) {
      violations.add(new Violation.LoadMismatch(vehicle.id(), where, what, claimed, actual));
    }
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }
}
