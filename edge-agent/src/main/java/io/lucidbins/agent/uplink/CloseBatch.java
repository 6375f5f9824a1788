package io.lucidbins.agent.uplink;

import io.lucidbins.agent.outbox.Backlog;
import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.agent.outbox.Slice;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Limits;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.UplinkCodec;
import java.util.Optional;

/**
 * Cuts the outbox into batches: at most 500 records, at most 32 KiB encoded, and less where a
 * broker takes less. A single record that is too large alone becomes a tombstone: nothing blocks a
 * stream.
 */
final class CloseBatch {
  /** What MQTT adds to the payload of a publish at most: header, topic, packet id, properties. */
  private static final int PACKET_OVERHEAD_BYTES = 128;

  /** No broker worth using takes less; a tombstone always fits. */
  private static final int LEAST_BYTES = 4_096;

  private final BinId bin;
  private final Backlog backlog;
  private int mostRecords = Limits.MAX_BATCH_RECORDS;
  private int mostBytes = Limits.MAX_BATCH_BYTES;

  CloseBatch(BinId bin, Backlog backlog) {
    this.bin = bin;
    this.backlog = backlog;
  }

  int mostRecords() {
    return mostRecords;
  }

  void limitBytes(long maximumPacketBytes) {
    mostBytes =
        Math.clamp(maximumPacketBytes - PACKET_OVERHEAD_BYTES, LEAST_BYTES, Limits.MAX_BATCH_BYTES);
  }

  /**
   * A batch was refused as too large: half as many from now on; the one record of a batch of one is
   * given up.
   */
  void halve(StreamId stream, long first, long last) {
    if (first == last) {
      backlog.giveUp(stream, first, LossReason.TOO_LARGE);
    }
    mostRecords = Math.clamp((last - first + 1) / 2, 1, mostRecords);
  }

  /** Something went through: twice as many, up to the limit. */
  void widen() {
    mostRecords = Math.min(Limits.MAX_BATCH_RECORDS, 2 * mostRecords);
  }

  /** The batch of a stream from a seq on; empty if nothing is held there. */
  Optional<ClosedBatch> close(Nonce nonce, KeptStream kept, long from) {
    while (true) {
      Slice slice = backlog.read(kept.id(), from, mostRecords);
      if (slice.isEmpty() || slice.first() != from) {
        return Optional.empty();
      }
      Optional<Batch> fitting = UplinkCodec.largestPrefix(batch(nonce, kept, slice), mostBytes);
      if (fitting.isPresent()) {
        return Optional.of(closed(fitting.get()));
      }
      if (slice.records().isEmpty()) {
        throw new IllegalStateException("a tombstone at " + from + " does not fit a batch");
      }
      backlog.giveUp(kept.id(), from, LossReason.TOO_LARGE);
    }
  }

  private static Batch batch(Nonce nonce, KeptStream kept, Slice slice) {
    return new Batch(
        nonce,
        kept.id(),
        kept.start(),
        slice.first(),
        slice.last(),
        slice.records(),
        slice.tombstones());
  }

  private ClosedBatch closed(Batch batch) {
    var payload = new Payload(UplinkCodec.encode(bin, batch));
    return new ClosedBatch(batch.stream(), batch.first(), batch.last(), payload);
  }
}
