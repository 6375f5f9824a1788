package io.lucidbins.agent.outbox;

import java.util.OptionalLong;

/**
 * What is known of the clocks of one boot.
 *
 * @param number the boot
 * @param offsetMs wall ms minus monotonic ms, once the wall clock was set in that boot
 * @param lastMs the highest monotonic ms of its records, 0 or above
 */
record BootClock(int number, OptionalLong offsetMs, long lastMs) {}
