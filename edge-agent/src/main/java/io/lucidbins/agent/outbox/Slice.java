package io.lucidbins.agent.outbox;

import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.Tombstone;
import java.util.List;

/**
 * A part of a stream without a gap: each seq of first..last is one of the records or lies in one of
 * the tombstones.
 *
 * @param first the first seq
 * @param last the last seq; first - 1 if the slice is empty
 * @param records in order of seq
 * @param tombstones in order of seq, cut to first..last
 */
public record Slice(
    long first, long last, List<NumberedRecord> records, List<Tombstone> tombstones) {
  public Slice {
    records = List.copyOf(records);
    tombstones = List.copyOf(tombstones);
    if (last < first - 1) {
      throw new IllegalArgumentException("slice " + first + ".." + last + " runs backwards");
    }
  }

  /** A slice that holds nothing. */
  public static Slice empty(long first) {
    return new Slice(first, first - 1, List.of(), List.of());
  }

  public boolean isEmpty() {
    return last < first;
  }

  /** How many records and tombstones it has. */
  public int rows() {
    return records.size() + tombstones.size();
  }
}
