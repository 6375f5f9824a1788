/**
 * Whether a given plan is valid, and what it costs: walked visit by visit in plain loops from the
 * problem's own values. Shares nothing with the search but {@code Problem} and {@code Plan}, so
 * that a mistake there cannot excuse itself here. No plan is published, stored or printed without
 * its verdict.
 */
@NullMarked
package io.lucidbins.routing.check;

import org.jspecify.annotations.NullMarked;
