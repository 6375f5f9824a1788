package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;
import java.time.Instant;

/** One thing a truck does on its way. */
public sealed interface PlannedVisit permits PlannedStop, PlannedTip {
  /** Where it is done. */
  Position position();

  /** When the truck gets there; it may have to wait before the service starts. */
  Instant arrivesAt();

  /** When the service is over. */
  Instant leavesAt();
}
