/**
 * What a planner, citizen or program sees: the one page, its live parts, and the API under {@code
 * /api/v1}.
 *
 * <p>It reads through {@link io.lucidbins.bridge.web.Sources}, turns what it read into the views
 * that page and API share, and writes them as HTML or JSON. It holds no state but open event
 * streams, decides nothing about bins, routes or points, and knows neither SQL nor MQTT.
 */
@org.jspecify.annotations.NullMarked
package io.lucidbins.bridge.web;
