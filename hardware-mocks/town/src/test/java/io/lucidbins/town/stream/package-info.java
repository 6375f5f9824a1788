/**
 * Whether the promise of the stream holds between real processes: agents, bridge and broker run in
 * their own JVMs, are killed as a power cut would, and a checker that shares nothing with ingest
 * compares what was committed on the bins with what the bridge holds.
 */
@NullMarked
package io.lucidbins.town.stream;

import org.jspecify.annotations.NullMarked;
