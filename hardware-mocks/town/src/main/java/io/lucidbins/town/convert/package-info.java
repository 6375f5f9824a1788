/**
 * Published cases of other people as files that {@code cloud-bridge import} takes: so far the
 * container collection of Montevideo. It reads what is there, flaws included, says what it found,
 * and refuses what it cannot understand with file and line; it neither fills gaps nor knows the
 * bridge.
 */
@NullMarked
package io.lucidbins.town.convert;

import org.jspecify.annotations.NullMarked;
