package io.lucidbins.agent.deposit;

/**
 * A weight that stood still.
 *
 * @param grams median of its window
 * @param spreadGrams median absolute deviation
 * @param atNanos of its last conversion
 */
record StableWeight(int grams, int spreadGrams, long atNanos) {}
