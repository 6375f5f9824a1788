package io.lucidbins.agent.outbox;

import io.lucidbins.device.KindRun;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.Tombstone;
import java.nio.ByteBuffer;
import java.util.ArrayList;

/**
 * A tombstone as bytes of a row: reason, then kind and count of each run. The first seq is that of
 * the row.
 */
final class TombstoneBytes {
  private static final int RUN_BYTES = 1 + Long.BYTES;

  private TombstoneBytes() {}

  static byte[] encode(Tombstone tombstone) {
    var bytes = ByteBuffer.allocate(1 + RUN_BYTES * tombstone.kinds().size());
    bytes.put((byte) number(tombstone.reason()));
    for (KindRun run : tombstone.kinds()) {
      bytes.put((byte) RowKind.of(run.kind()).number()).putLong(run.count());
    }
    return bytes.array();
  }

  /** Reads what {@link #encode} wrote; the checksum of its row was right. */
  static Tombstone decode(long first, byte[] body) {
    var bytes = ByteBuffer.wrap(body);
    LossReason reason = reason(bytes.get());
    var runs = new ArrayList<KindRun>();
    long count = 0;
    while (bytes.hasRemaining()) {
      RowKind kind = RowKind.ofNumber(bytes.get()).orElse(RowKind.UNKNOWN);
      var run = new KindRun(kind.recordKind(), bytes.getLong());
      runs.add(run);
      count += run.count();
    }
    return new Tombstone(first, first + count - 1, runs, reason);
  }

  private static int number(LossReason reason) {
    return switch (reason) {
      case EVICTED -> 1;
      case THINNED -> 2;
      case TOO_LARGE -> 3;
      case DAMAGED -> 4;
      case GONE, REJECTED, OTHER ->
          throw new IllegalArgumentException("a bin loses nothing as " + reason);
    };
  }

  private static LossReason reason(int number) {
    return switch (number) {
      case 1 -> LossReason.EVICTED;
      case 2 -> LossReason.THINNED;
      case 3 -> LossReason.TOO_LARGE;
      default -> LossReason.DAMAGED;
    };
  }
}
