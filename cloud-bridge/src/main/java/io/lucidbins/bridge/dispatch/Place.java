package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;

/**
 * A place that a truck may drive to.
 *
 * @param id of a bin or a site
 */
public record Place(String id, Position position) {}
