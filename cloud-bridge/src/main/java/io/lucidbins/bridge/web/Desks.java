package io.lucidbins.bridge.web;

import java.util.function.LongSupplier;

/**
 * What the pages can change.
 *
 * @param plans making and publishing them
 * @param nanos elapsed time in nanoseconds: how far the making of a plan is
 */
public record Desks(PlanDesk plans, LongSupplier nanos) {}
