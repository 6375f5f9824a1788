package io.lucidbins.bridge.web;

import java.util.Optional;

/**
 * One bin as list and map hold it.
 *
 * @param urgent the day on which it needs a truck, if that is one of the next three
 * @param planned whether the plan shown sends a truck to it
 */
public record BinRow(BinView bin, Optional<Urgency> urgent, boolean planned) {}
