package io.lucidbins.agent.outbox;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A row of the table of records.
 *
 * @param seq of the record; the first one of a tombstone
 * @param kind number of {@link RowKind}
 * @param monotonicMs of the stamp of the record, 0 for a tombstone
 * @param crc of everything else, CRC-32C
 * @param body the encoded record or tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one read or write
record Row(long seq, int kind, long monotonicMs, int crc, byte[] body) {

  /** A row with the checksum that belongs to it. */
  static Row sealed(long streamId, long seq, RowKind kind, long monotonicMs, byte[] body) {
    return new Row(
        seq,
        kind.number(),
        monotonicMs,
        crc(streamId, seq, kind.number(), monotonicMs, body),
        body);
  }

  /** Whether the row is as it was written, and lies in its own stream. */
  boolean isSound(long streamId) {
    return crc == crc(streamId, seq, kind, monotonicMs, body);
  }

  /** The last seq that the row stands for; its own, unless it is a sound tombstone. */
  long last(long streamId) {
    boolean tombstone = kind == RowKind.TOMBSTONE.number() && isSound(streamId);
    return tombstone ? TombstoneBytes.decode(seq, body).last() : seq;
  }

  private static int crc(long streamId, long seq, int kind, long monotonicMs, byte[] body) {
    var head = ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES);
    head.putLong(streamId).putLong(seq).putLong(monotonicMs).putInt(kind).flip();
    var crc = new CRC32C();
    crc.update(head);
    crc.update(body);
    return (int) crc.getValue();
  }
}
