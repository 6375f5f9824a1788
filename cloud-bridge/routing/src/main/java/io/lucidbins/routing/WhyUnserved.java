package io.lucidbins.routing;

/**
 * Why a stop is not in the plan. The first six hold for the stop alone in each empty truck; the
 * others depend on the plan around it.
 */
public sealed interface WhyUnserved {
  /** The planner or a hazard forbids it. */
  record Forbidden(String reason) implements WhyUnserved {}

  /** No truck has a compartment for the stream. */
  record NoTruckForStream(String stream) implements WhyUnserved {}

  /** Trucks for the stream have to end empty, and no facility takes what they carry. */
  record NoFacilityFor(String stream) implements WhyUnserved {}

  /** More than the largest empty truck for the stream holds. */
  record TooLarge(Litres litres, Grams grams) implements WhyUnserved {}

  /** No way there, or none back, for any truck that could carry it. */
  record Unreachable() implements WhyUnserved {}

  /** No truck, even an empty one, gets there in a window and back within its shift. */
  record OutsideWindows() implements WhyUnserved {}

  /** Every truck that could carry it is too full in this plan. */
  record CapacityFull() implements WhyUnserved {}

  /**
   * Trucks with room have no time left.
   *
   * @param secondsShort by how much the best insertion is too late
   */
  record ShiftsFull(Seconds secondsShort) implements WhyUnserved {}

  /** It could be served, but that costs more than its prize. */
  record NotWorthIt(Metres detour, Seconds detourTime, Cost cost, Cost prize)
      implements WhyUnserved {}
}
