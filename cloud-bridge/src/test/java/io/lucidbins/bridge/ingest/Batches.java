package io.lucidbins.bridge.ingest;

import io.lucidbins.device.Batch;
import io.lucidbins.device.Certainty;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.Evidence;
import io.lucidbins.device.LaterFields;
import io.lucidbins.device.Material;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.Outcome;
import io.lucidbins.device.Quality;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.Tombstone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches for tests; a record's time and level follow from its seq. */
public final class Batches {
  public static final Nonce NONCE = new Nonce(0xA11CE);

  /** 2026-11-21T10:00Z, so that records lie in the past of a test's noon. */
  static final long START_MS = 1_795_255_200_000L;

  private static final int START = 1;

  private Batches() {}

  /** Samples whose level in permille is their seq. */
  public static Batch samples(StreamId stream, long first, long last) {
    var records = new ArrayList<NumberedRecord>();
    for (long seq = first; seq <= last; seq++) {
      records.add(sample(seq));
    }
    return of(stream, first, last, records, List.of());
  }

  /** Of each three seqs the first is an event, the second a sample, the third a deposit. */
  public static Batch mixed(StreamId stream, long first, long last) {
    var records = new ArrayList<NumberedRecord>();
    for (long seq = first; seq <= last; seq++) {
      records.add(
          switch ((int) (seq % 3)) {
            case 1 -> new NumberedRecord(seq, event(seq, new EventDetail.LidClosed()));
            case 2 -> sample(seq);
            default -> new NumberedRecord(seq, deposit(seq));
          });
    }
    return of(stream, first, last, records, List.of());
  }

  static Batch of(
      StreamId stream,
      long first,
      long last,
      List<NumberedRecord> records,
      List<Tombstone> tombstones) {
    return of(stream, START, first, last, records, tombstones);
  }

  public static Batch of(
      StreamId stream,
      int start,
      long first,
      long last,
      List<NumberedRecord> records,
      List<Tombstone> tombstones) {
    return new Batch(NONCE, stream, start, first, last, records, tombstones);
  }

  static NumberedRecord sample(long seq) {
    return sample(seq, (int) seq);
  }

  static NumberedRecord sample(long seq, int permille) {
    Map<Quantity, Measurement> values =
        Map.of(Quantity.LEVEL_PERMILLE, new Measurement.Value(permille, Quality.BEST));
    return new NumberedRecord(seq, new Sample(stamp(seq), values));
  }

  public static DeviceRecord event(long seq, EventDetail detail) {
    return new Event(stamp(seq), detail, LaterFields.NONE);
  }

  static Deposit deposit(long seq) {
    return new Deposit(
        stamp(seq),
        seq,
        Optional.empty(),
        Optional.empty(),
        new Material("pet"),
        Outcome.RECYCLE,
        0,
        150,
        new Evidence(1_000, 2, 1_150, 2, 5, 4_000, 9_000));
  }

  private static Stamp stamp(long seq) {
    return new Stamp(1, seq * 1_000, START_MS + seq * 1_000, Certainty.SYNCED);
  }
}
