package io.lucidbins.device;

import com.google.protobuf.InvalidProtocolBufferException;
import io.lucidbins.device.wire.v1.Wire;
import java.util.ArrayList;
import java.util.List;

/** The body of a batch as message {@code BatchBody} of {@code v1.proto}, and back. */
final class BatchBody {
  private BatchBody() {}

  static byte[] encode(Batch batch) {
    try {
      var to = Wire.BatchBody.newBuilder().mergeFrom(batch.later().encoded());
      addTombstones(to, batch);
      addRecords(to, batch);
      return to.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("kept bytes of a batch are no protobuf message", e);
    }
  }

  /**
   * Throws {@link IllegalArgumentException} if the body does not fill the range of the envelope.
   */
  static Batch decode(BatchEnvelope envelope) throws InvalidProtocolBufferException {
    var wire = Wire.BatchBody.parseFrom(envelope.body().toArray());
    Checks.within(
        "records of a batch",
        (long) wire.getRowsCount() + Integer.toUnsignedLong(wire.getSamples().getCount()),
        0,
        Limits.MAX_BATCH_RECORDS);
    var tombstones = tombstones(wire, envelope.first());
    var records = numbered(envelope, tombstones, wire);
    return new Batch(
        envelope.nonce(),
        envelope.stream(),
        envelope.start(),
        envelope.first(),
        envelope.last(),
        records,
        tombstones,
        later(wire));
  }

  private static void addTombstones(Wire.BatchBody.Builder to, Batch batch) {
    long next = batch.first();
    for (var tombstone : batch.tombstones()) {
      var wire = to.addTombstonesBuilder().setSkip(tombstone.first() - next);
      wire.setReasonValue(tombstone.reason().number());
      for (var run : tombstone.kinds()) {
        wire.addRunsBuilder().setKindValue(run.kind().number()).setCount(run.count());
      }
      next = tombstone.last() + 1;
    }
  }

  private static void addRecords(Wire.BatchBody.Builder to, Batch batch) {
    var samples = new ArrayList<Sample>();
    long next = batch.first();
    for (var numbered : batch.records()) {
      if (numbered.record() instanceof Sample sample && sample.later().isEmpty()) {
        samples.add(sample);
      } else {
        to.addRowsBuilder()
            .setSkip(numbered.seq() - next)
            .setRecord(RecordWire.encode(numbered.record()));
        next = numbered.seq() + 1;
      }
    }
    if (!samples.isEmpty()) {
      addColumns(to, SampleColumns.encode(samples));
    }
  }

  /** The columns that this version knows come before those of a later one. */
  private static void addColumns(Wire.BatchBody.Builder to, Wire.Samples.Builder known) {
    var later = to.getSamples();
    to.setSamples(
        known.addAllColumns(later.getColumnsList()).setUnknownFields(later.getUnknownFields()));
  }

  private static List<Tombstone> tombstones(Wire.BatchBody wire, long first) {
    Checks.within(
        "tombstones of a batch", wire.getTombstonesCount(), 0, Limits.MAX_BATCH_TOMBSTONES);
    var tombstones = new ArrayList<Tombstone>(wire.getTombstonesCount());
    long next = first;
    for (var each : wire.getTombstonesList()) {
      var tombstone =
          tombstone(each, next + Checks.within("skip", each.getSkip(), 0, Limits.MAX_SEQ));
      tombstones.add(tombstone);
      next = tombstone.last() + 1;
    }
    return tombstones;
  }

  private static Tombstone tombstone(Wire.Tombstone wire, long first) {
    var runs = new ArrayList<KindRun>(wire.getRunsCount());
    long size = 0;
    for (var run : wire.getRunsList()) {
      runs.add(new KindRun(RecordKind.ofNumber(run.getKindValue()), run.getCount()));
      size = Checks.within("size of a tombstone", size + run.getCount(), 1, Limits.MAX_SEQ);
    }
    return new Tombstone(first, first + size - 1, runs, LossReason.ofNumber(wire.getReasonValue()));
  }

  /** Gives each sample its seq: the next one that is neither in a tombstone nor that of a row. */
  private static List<NumberedRecord> numbered(
      BatchEnvelope envelope, List<Tombstone> tombstones, Wire.BatchBody wire) {
    var rows = rows(wire, envelope.first());
    var samples = SampleColumns.decode(wire.getSamples());
    var records = new ArrayList<NumberedRecord>(rows.size() + samples.size());
    int row = 0;
    int sample = 0;
    int tombstone = 0;
    long seq = envelope.first();
    while (row < rows.size() || sample < samples.size()) {
      if (tombstone < tombstones.size() && tombstones.get(tombstone).first() == seq) {
        seq = tombstones.get(tombstone++).last() + 1;
      } else if (row < rows.size() && rows.get(row).seq() == seq) {
        records.add(rows.get(row++));
        seq++;
      } else if (sample < samples.size()) {
        records.add(new NumberedRecord(seq++, samples.get(sample++)));
      } else {
        throw new IllegalArgumentException(
            "seq %d is neither a record nor in a tombstone".formatted(seq));
      }
    }
    return records;
  }

  private static List<NumberedRecord> rows(Wire.BatchBody wire, long first) {
    var rows = new ArrayList<NumberedRecord>(wire.getRowsCount());
    long next = first;
    for (var row : wire.getRowsList()) {
      long seq = next + Checks.within("skip", row.getSkip(), 0, Limits.MAX_SEQ);
      rows.add(new NumberedRecord(seq, RecordWire.decode(row.getRecord())));
      next = seq + 1;
    }
    return rows;
  }

  private static LaterFields later(Wire.BatchBody wire) {
    var later = (Wire.BatchBody.Builder) Later.unknownPart(wire);
    for (var column : wire.getSamples().getColumnsList()) {
      if (Quantity.ofNumber(column.getQuantity()).isEmpty()) {
        later.getSamplesBuilder().addColumns(column);
      }
    }
    return LaterFields.of(later.build().toByteArray());
  }
}
