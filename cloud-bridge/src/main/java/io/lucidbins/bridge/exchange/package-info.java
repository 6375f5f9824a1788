/**
 * How other systems' files map to ours, in both directions: a plan as GeoJSON, CSV, calendar and
 * GPX, and the result of a benchmark run as JSON. It decides nothing and reads no store; it only
 * gives values another form.
 */
@NullMarked
package io.lucidbins.bridge.exchange;

import org.jspecify.annotations.NullMarked;
