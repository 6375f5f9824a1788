package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;
import java.time.Instant;

/**
 * The truck is emptied.
 *
 * @param site its id
 * @param siteName for people
 * @param litres unloaded
 * @param grams unloaded
 */
public record PlannedTip(
    String site,
    String siteName,
    Position position,
    Instant arrivesAt,
    Instant leavesAt,
    int litres,
    int grams)
    implements PlannedVisit {}
