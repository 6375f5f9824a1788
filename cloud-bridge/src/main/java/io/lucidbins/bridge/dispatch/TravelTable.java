package io.lucidbins.bridge.dispatch;

import io.lucidbins.routing.TravelTimes;

/**
 * The times between places.
 *
 * @param times place i that was asked for is location i
 * @param described how they are known, in words, such as {@code road matrix of 97 places}
 */
public record TravelTable(TravelTimes times, String described) {}
