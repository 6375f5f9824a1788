package io.lucidbins.routing;

/** A stop that no route serves, and why. */
public record Unserved(String stop, WhyUnserved why) {}
