package io.lucidbins.bridge.fleet;

import io.lucidbins.device.StreamId;

/**
 * Where a sample stands in a bin's order, which is (start, stream, seq) and never a date.
 *
 * @param start number of the agent's start, from 1
 * @param seq number in the stream, from 1
 */
public record SamplePosition(int start, StreamId stream, long seq) {}
