package io.lucidbins.bridge.dispatch;

/** Why a bin is in no route. The names are stable, since they are stored. */
public enum LeftOutKind {
  /** Nobody has said yet where the bin stands. */
  NO_POSITION,
  /** Nobody has said yet how large the bin is. */
  NO_VOLUME,
  /** The bin has not reported a level yet. */
  NO_LEVEL,
  /** A planner or a hazard forbids it. */
  FORBIDDEN,
  /** No truck collects the waste stream. */
  NO_TRUCK_FOR_STREAM,
  /** No disposal site takes what the trucks for it carry. */
  NO_FACILITY_OPEN,
  /** It holds more than the largest truck for it. */
  TOO_LARGE,
  /** No way there and back. */
  UNREACHABLE,
  /** No truck gets there and back within its shift. */
  OUTSIDE_SHIFTS,
  /** Trucks that could carry it are full. */
  CAPACITY_FULL,
  /** Trucks with room have no time left. */
  SHIFTS_FULL,
  /** The detour costs more than the visit is worth today. */
  NOT_WORTH_IT
}
