package io.lucidbins.bridge.web;

import java.time.Instant;

/** One measured value; its unit is that of the quantity asked for. */
public record ReadingView(Instant at, double value) {}
