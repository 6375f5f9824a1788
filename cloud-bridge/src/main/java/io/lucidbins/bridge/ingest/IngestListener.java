package io.lucidbins.bridge.ingest;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import io.lucidbins.device.StreamId;

/**
 * Told inside the transaction that stores, so that what a listener writes is stored or undone with
 * it; for what is to happen afterwards there is {@link Transaction#afterCommit}.
 */
public interface IngestListener {
  /** A batch was stored. */
  default void stored(Transaction tx, Stored batch) {}

  /** What is known of the bin's present state changed: by a batch or by a state message. */
  default void changed(Transaction tx, BinId bin) {}

  /**
   * What a batch added.
   *
   * @param from first seq that is new
   * @param last last seq
   * @param samples how many records of each kind were new
   */
  record Stored(
      BinId bin, StreamId stream, long from, long last, int samples, int deposits, int events) {}
}
