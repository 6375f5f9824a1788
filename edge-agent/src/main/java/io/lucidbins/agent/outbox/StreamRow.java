package io.lucidbins.agent.outbox;

import io.lucidbins.device.StreamId;

/**
 * A stream as the outbox keeps it.
 *
 * @param ordinal place in the outbox, from 1; streams of later starts have higher ones
 * @param boot the boot whose stamps its records carry
 * @param lastMs the highest monotonic ms of its records
 */
record StreamRow(
    int ordinal,
    StreamId id,
    int start,
    int boot,
    long oldest,
    long newest,
    long cursor,
    long lastMs) {

  KeptStream kept() {
    return new KeptStream(id, start, oldest, newest, cursor);
  }

  boolean isStub() {
    return oldest > newest;
  }

  StreamRow grown(long newNewest, long newLastMs) {
    return new StreamRow(
        ordinal, id, start, boot, oldest, newNewest, cursor, Math.max(lastMs, newLastMs));
  }

  StreamRow withCursor(long seq) {
    return new StreamRow(
        ordinal, id, start, boot, oldest, newest, Math.clamp(seq, 0, newest), lastMs);
  }

  StreamRow withOldest(long seq) {
    return new StreamRow(ordinal, id, start, boot, seq, newest, cursor, lastMs);
  }
}
