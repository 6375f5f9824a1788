package io.lucidbins.routing.check;

/** One way in which a plan breaks its problem or lies about itself. Times are in seconds. */
public sealed interface Violation {
  /** A route names a vehicle that is not in the problem. */
  record UnknownVehicle(String vehicle) implements Violation {}

  /** A vehicle has two routes. */
  record VehicleUsedTwice(String vehicle) implements Violation {}

  /** A route without visits. */
  record EmptyRoute(String vehicle) implements Violation {}

  /** A route or the unserved list names a stop that is not in the problem. */
  record UnknownStop(String stop) implements Violation {}

  /** A route names a facility that is not in the problem. */
  record UnknownFacility(String facility) implements Violation {}

  /** A stop is visited more than once. */
  record ServedTwice(String stop) implements Violation {}

  /** A stop is both visited and listed as unserved, or listed twice. */
  record ListedTwice(String stop) implements Violation {}

  /** A stop is neither visited nor listed as unserved. */
  record Forgotten(String stop) implements Violation {}

  /** A forbidden stop is visited. */
  record ForbiddenServed(String stop, String vehicle) implements Violation {}

  /** The truck has no compartment for the stop's stream. */
  record WrongStream(String stop, String vehicle, String stream) implements Violation {}

  /** A compartment holds more litres than it can. */
  record OverloadedLitres(String vehicle, int compartment, long litres, long limit)
      implements Violation {}

  /** A compartment holds more grams than it can. */
  record OverloadedGrams(String vehicle, int compartment, long grams, long limit)
      implements Violation {}

  /** All compartments together are too heavy. */
  record OverloadedGross(String vehicle, long grams, long limit) implements Violation {}

  /** There is no way between two places that follow each other. */
  record NoWay(String vehicle, int fromLocation, int toLocation) implements Violation {}

  /** The truck arrives after the last window of the stop has closed. */
  record LateAt(String stop, String vehicle, long arrivalS) implements Violation {}

  /** The truck arrives after the facility has closed for the last time. */
  record ClosedFacility(String facility, String vehicle, long arrivalS) implements Violation {}

  /** A tip at which nothing is unloaded. */
  record PointlessTip(String facility, String vehicle) implements Violation {}

  /** A truck that has to end empty comes back with a load. */
  record EndsLoaded(String vehicle, int compartment, long litres, long grams)
      implements Violation {}

  /** The truck is back after its shift. */
  record ShiftExceeded(String vehicle, long endS, long limitS) implements Violation {}

  /** The plan claims another time than the one that results. */
  record TimeMismatch(String vehicle, String what, long claimedS, long actualS)
      implements Violation {}

  /** The plan claims another load after a stop or tip than the one that results. */
  record LoadMismatch(String vehicle, String where, String what, long claimed, long actual)
      implements Violation {}

  /** The route claims another distance than the one that results. */
  record DistanceMismatch(String vehicle, long claimedMetres, long actualMetres)
      implements Violation {}

  /** A route, or the plan, claims another cost than the one that results. */
  record CostMismatch(String where, long claimed, long actual) implements Violation {}

  /** The reason given for an unserved stop cannot be true. */
  record FalseReason(String stop, String reason) implements Violation {}
}
