package io.lucidbins.routing;

/**
 * What a truck costs. Seconds are paid for driving and for service; waiting for a window to open is
 * not paid.
 *
 * @param fixed once, if the truck leaves its depot
 */
public record Rates(Cost fixed, Cost perMetre, Cost perSecond) {}
