package io.lucidbins.bridge.history;

import java.time.Instant;

/**
 * A bin noticed that it was emptied.
 *
 * @param at by the bin's clock
 * @param beforeGrams weight of the content before
 * @param afterGrams weight after
 * @param beforeMm height of the waste before
 * @param afterMm height after
 */
public record Emptying(Instant at, int beforeGrams, int afterGrams, int beforeMm, int afterMm) {}
