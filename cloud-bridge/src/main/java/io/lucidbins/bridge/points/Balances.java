package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.MilligramsCo2e;

/**
 * What a wallet owns.
 *
 * @param active points that can be spent
 * @param pending points that wait for the emptying that confirms them
 * @param avoided CO2e that is confirmed
 * @param avoidedPending CO2e that waits for the same emptying
 */
public record Balances(
    MilliPoints active,
    MilliPoints pending,
    MilligramsCo2e avoided,
    MilligramsCo2e avoidedPending) {}
