package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.Outcome;

/**
 * What one kilogram pays.
 *
 * @param rate milli-points per kg, 0..{@link Price#RATE_MAX}
 */
public record Rule(String material, Outcome outcome, int rate) {}
