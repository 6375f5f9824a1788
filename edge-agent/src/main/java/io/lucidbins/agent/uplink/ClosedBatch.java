package io.lucidbins.agent.uplink;

import io.lucidbins.device.StreamId;

/** A batch that is ready to go out, encoded. */
record ClosedBatch(StreamId stream, long first, long last, Payload payload) {}
