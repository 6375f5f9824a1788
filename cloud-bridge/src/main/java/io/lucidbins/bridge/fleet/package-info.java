/**
 * Which bins, sites, trucks and depots exist, and how are they now?
 *
 * <p>A {@link Bin} is what people say about it, a {@link BinState} is what it says about itself:
 * the newest sample by (start, stream, seq), never by date, since a bin's clock may be wrong. A bin
 * that reports without being known appears by itself. Time series and routes are not known here.
 */
@NullMarked
package io.lucidbins.bridge.fleet;

import org.jspecify.annotations.NullMarked;
