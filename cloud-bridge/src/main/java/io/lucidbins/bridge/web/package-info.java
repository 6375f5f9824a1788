/**
 * What a planner, citizen or program sees and does: the one page, its live parts, the import page,
 * the making, publishing and taking away of plans, and the API under {@code /api/v1}.
 *
 * <p>It reads through {@link io.lucidbins.bridge.web.Sources}, turns what it read into the views
 * that page and API share, and writes them as HTML or JSON; what it changes, it asks of the {@link
 * io.lucidbins.bridge.web.Desks}. It holds no state but open event streams, the plan that is being
 * made and the import that waits to be confirmed, decides nothing about bins, routes or points, and
 * knows neither SQL nor MQTT.
 */
@org.jspecify.annotations.NullMarked
package io.lucidbins.bridge.web;
