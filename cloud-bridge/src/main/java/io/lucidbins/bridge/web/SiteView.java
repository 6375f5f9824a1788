package io.lucidbins.bridge.web;

/** A place that trucks go to besides bins; kind is {@code depot} or {@code disposal}. */
public record SiteView(String id, String name, String kind, Place position) {}
