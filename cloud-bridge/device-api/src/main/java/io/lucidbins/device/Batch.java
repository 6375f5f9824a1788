package io.lucidbins.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole range first to last of one stream: each seq is a record or lies in a tombstone.
 *
 * @param start start number, 1 or more
 * @param first first seq, 1 or more
 * @param last last seq, first or more
 * @param records in order of seq; at most {@link Limits#MAX_BATCH_RECORDS}
 * @param tombstones in order; at most {@link Limits#MAX_BATCH_TOMBSTONES}
 * @param later of a later version
 */
public record Batch(
    Nonce nonce,
    StreamId stream,
    int start,
    long first,
    long last,
    List<NumberedRecord> records,
    List<Tombstone> tombstones,
    LaterFields later) {
  /**
   * Throws {@link IllegalArgumentException} naming the first seq that is not there exactly once.
   */
  public Batch {
    Checks.start(start);
    Checks.seq("first seq", first);
    Checks.within("last seq", last, first, Limits.MAX_SEQ);
    records = Checks.atMost("records of a batch", records, Limits.MAX_BATCH_RECORDS);
    tombstones = Checks.atMost("tombstones of a batch", tombstones, Limits.MAX_BATCH_TOMBSTONES);
    checkCoverage(first, last, records, tombstones);
  }

  public Batch(
      Nonce nonce,
      StreamId stream,
      int start,
      long first,
      long last,
      List<NumberedRecord> records,
      List<Tombstone> tombstones) {
    this(nonce, stream, start, first, last, records, tombstones, LaterFields.NONE);
  }

  /**
   * The batch up to and including {@code newLast}; a tombstone that reaches beyond is cut. What a
   * later version said about the whole batch is left out, since it no longer fits.
   *
   * @throws IllegalArgumentException if {@code newLast} is not inside the batch
   */
  public Batch upTo(long newLast) {
    Checks.within("last seq", newLast, first, last);
    if (newLast == last) {
      return this;
    }
    var keptRecords = records.stream().filter(numbered -> numbered.seq() <= newLast).toList();
    var keptTombstones = new ArrayList<Tombstone>();
    for (var tombstone : tombstones) {
      if (tombstone.first() <= newLast) {
        keptTombstones.add(tombstone.slice(tombstone.first(), Math.min(tombstone.last(), newLast)));
      }
    }
    return new Batch(nonce, stream, start, first, newLast, keptRecords, keptTombstones);
  }

  private static void checkCoverage(
      long first, long last, List<NumberedRecord> records, List<Tombstone> tombstones) {
    long next = first;
    int record = 0;
    int tombstone = 0;
    while (next <= last) {
      if (record < records.size() && records.get(record).seq() == next) {
        record++;
        next++;
      } else if (tombstone < tombstones.size() && tombstones.get(tombstone).first() == next) {
        next = tombstones.get(tombstone++).last() + 1;
      } else {
        throw new IllegalArgumentException(
            "batch %d-%d: seq %d is neither a record nor in a tombstone, or the order is wrong"
                .formatted(first, last, next));
      }
    }
    if (next != last + 1 || record < records.size() || tombstone < tombstones.size()) {
      throw new IllegalArgumentException(
          "batch %d-%d holds a seq twice or beyond its end".formatted(first, last));
    }
  }
}
