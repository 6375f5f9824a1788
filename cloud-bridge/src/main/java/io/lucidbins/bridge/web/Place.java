package io.lucidbins.bridge.web;

/** A point on the map, WGS 84, in degrees. */
public record Place(double latitude, double longitude) {}
