package io.lucidbins.agent.outbox;

import io.lucidbins.device.HeldStream;
import io.lucidbins.device.StreamId;

/**
 * What the outbox holds of one stream.
 *
 * @param id the stream
 * @param start its start number, from 1
 * @param oldest the oldest seq held, tombstones counted; newest + 1 if no row is left (a stub)
 * @param newest the newest seq that was ever given out
 * @param cursor the highest seq known to be acknowledged by the bridge, 0 for none
 */
public record KeptStream(StreamId id, int start, long oldest, long newest, long cursor) {
  public KeptStream {
    if (oldest < 1 || oldest > newest + 1) {
      throw new IllegalArgumentException("oldest " + oldest + " is not in 1.." + (newest + 1));
    }
    if (cursor < 0 || cursor > newest) {
      throw new IllegalArgumentException("cursor " + cursor + " is not in 0.." + newest);
    }
  }

  /** Whether no row is left of it. */
  public boolean isStub() {
    return oldest == newest + 1;
  }

  /** How many seqs the bridge is not known to have. */
  public long unacknowledged() {
    return newest - Math.max(cursor, oldest - 1);
  }

  /** As it stands in a Hello. */
  public HeldStream toHeld() {
    return new HeldStream(id, start, oldest, newest);
  }
}
