package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;
import java.time.Instant;

/**
 * One emptying of a bin.
 *
 * @param order from 1 among the stops of the route
 * @param litres expected in the bin
 * @param grams expected in the bin
 * @param litresAfter in the truck when it leaves
 * @param gramsAfter in the truck when it leaves
 */
public record PlannedStop(
    int order,
    String bin,
    String binName,
    Position position,
    Instant arrivesAt,
    Instant leavesAt,
    int litres,
    int grams,
    int litresAfter,
    int gramsAfter,
    Reason reason)
    implements PlannedVisit {}
