package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.MilligramsCo2e;

/** What the awarded deposits of one material add up to, over all bins. */
public record MaterialTotal(
    String material, long deposits, long netGrams, MilliPoints points, MilligramsCo2e avoided) {}
