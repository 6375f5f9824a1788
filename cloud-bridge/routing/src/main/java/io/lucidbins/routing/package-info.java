/**
 * The collection problem in field terms and its answer: which truck empties which bins, in which
 * order. Everything here is an immutable value with its unit as a type; nothing here searches
 * ({@code routing.search}) or judges ({@code routing.check}). The package knows no bins as database
 * rows, no maps, no files and no clock: the travel times come in as a matrix, time is in elapsed
 * seconds since local midnight.
 */
@NullMarked
package io.lucidbins.routing;

import org.jspecify.annotations.NullMarked;
