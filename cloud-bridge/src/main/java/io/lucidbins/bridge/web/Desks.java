package io.lucidbins.bridge.web;

import java.util.function.LongSupplier;

/**
 * What the pages can change.
 *
 * @param plans making and publishing them
 * @param imports taking bins, sites, trucks and travel times from files
 * @param nanos elapsed time in nanoseconds: how far the making of a plan is
 */
public record Desks(PlanDesk plans, ImportDesk imports, LongSupplier nanos) {}
