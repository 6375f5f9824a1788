package io.lucidbins.bridge.ingest;

import io.lucidbins.device.Ack;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Decoded;

/** A batch that was well transported, with what its body says and where it came from. */
record Arrived(
    BinId bin, BatchEnvelope envelope, Decoded<Batch> body, long arrivedNanos, Delivery delivery) {
  void answer(long watermark) {
    delivery.answer(new Ack(envelope.nonce(), envelope.stream(), watermark, envelope.last()));
  }
}
