/**
 * What exactly crosses the wire between a bin and a bridge, in every version: records, messages,
 * topics, limits, their bytes, and the seal on credentials. Everything here is a value or a pure
 * function of its arguments. Invariants: a decoder given any bytes answers {@link
 * io.lucidbins.device.Decoded.Ok} or {@link io.lucidbins.device.Decoded.Refused}, in memory bounded
 * by {@link io.lucidbins.device.Limits}, and never throws; what this version has no name for is
 * kept, not dropped. This package must not know clocks, I/O, MQTT clients, databases or any rule of
 * business: what a batch means is decided by the outbox, the uplink and the ingest.
 */
@NullMarked
package io.lucidbins.device;

import org.jspecify.annotations.NullMarked;
