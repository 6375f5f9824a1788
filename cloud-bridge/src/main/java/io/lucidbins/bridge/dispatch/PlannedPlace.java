package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;

/**
 * A site where a route starts or ends, as it was when the plan was made.
 *
 * @param site its id
 * @param name for people
 */
public record PlannedPlace(String site, String name, Position position) {}
