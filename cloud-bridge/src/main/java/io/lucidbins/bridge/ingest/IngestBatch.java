package io.lucidbins.bridge.ingest;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.SamplePosition;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.history.FillHistory.NumberedEvent;
import io.lucidbins.bridge.history.Segment;
import io.lucidbins.bridge.ingest.IngestListener.Stored;
import io.lucidbins.bridge.points.DepositBook;
import io.lucidbins.bridge.points.DepositKey;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Decoded;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.Event;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.Sample;
import io.lucidbins.device.Tombstone;
import io.lucidbins.device.UnknownRecord;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;

/** Takes one batch inside one transaction: the rules of "Taking" in their order. */
final class IngestBatch {
  /**
   * What came of it.
   *
   * @param watermark of the stream after it
   */
  record Taken(Taking taking, long watermark) {}

  /** Where the parts of a batch go. */
  record Stores(TenantId tenant, Fleet fleet, FillHistory history, DepositBook deposits) {}

  private final Stores stores;
  private final SqlStreams streams;
  private final IngestListener listener;

  IngestBatch(Stores stores, IngestListener listener) {
    this.stores = stores;
    this.streams = new SqlStreams(stores.tenant().value());
    this.listener = listener;
  }

  /**
   * @throws LostRace if another bridge moved the watermark meanwhile
   */
  Taken take(Transaction tx, Arrived arrived, Instant now) {
    BatchEnvelope envelope = arrived.envelope();
    BinId bin = arrived.bin();
    var known = streams.find(tx, bin, envelope.stream(), envelope.start());
    var taking = Taking.of(known.watermark(), envelope.first(), envelope.last());
    return switch (taking) {
      case Taking.Resend _, Taking.TooEarly _ -> new Taken(taking, known.watermark());
      case Taking.Append(long from) -> {
        stores.fleet().heard(tx, bin, now);
        switch (arrived.body()) {
          case Decoded.Ok<Batch>(Batch batch) ->
              append(tx, new Continued(bin, known.start(), from, envelope, batch), now);
          case Decoded.Refused<Batch>(String reason) ->
              reject(tx, bin, from, envelope, reason, now);
        }
        streams.move(tx, bin, envelope.stream(), known.watermark(), envelope.last());
        listener.changed(tx, bin);
        yield new Taken(taking, envelope.last());
      }
    };
  }

  /** A batch that continues its stream, and the part of it that is new. */
  private record Continued(BinId bin, int start, long from, BatchEnvelope envelope, Batch batch) {
    List<NumberedRecord> fresh() {
      return batch.records().stream().filter(record -> record.seq() >= from).toList();
    }

    List<Tombstone> lost() {
      return batch.tombstones().stream()
          .filter(tombstone -> tombstone.last() >= from)
          .map(t -> t.slice(Math.max(t.first(), from), t.last()))
          .toList();
    }
  }

  private void reject(
      Transaction tx, BinId bin, long from, BatchEnvelope envelope, String reason, Instant now) {
    streams.quarantine(tx, bin, envelope, reason, now);
    var lost = Tombstone.of(from, envelope.last(), RecordKind.UNKNOWN, LossReason.REJECTED);
    streams.addLoss(tx, bin, envelope.stream(), lost, now);
  }

  private void append(Transaction tx, Continued batch, Instant now) {
    var fresh = batch.fresh();
    if (!fresh.isEmpty()) {
      appendSegment(tx, batch, fresh);
    }
    int deposits = appendDeposits(tx, batch, fresh, now);
    int events = appendEvents(tx, batch, fresh);
    for (Tombstone lost : batch.lost()) {
      streams.addLoss(tx, batch.bin(), batch.envelope().stream(), lost, now);
    }
    int samples = takeNewestSample(tx, batch, fresh);
    listener.stored(
        tx,
        new Stored(
            batch.bin(),
            batch.envelope().stream(),
            batch.from(),
            batch.envelope().last(),
            samples,
            deposits,
            events));
  }

  private void appendSegment(Transaction tx, Continued batch, List<NumberedRecord> fresh) {
    LongSummaryStatistics times =
        fresh.stream()
            .mapToLong(numbered -> numbered.record().stamp().wallMs())
            .summaryStatistics();
    stores
        .history()
        .append(
            tx,
            new Segment(
                batch.bin(), batch.envelope(), batch.from(), times.getMin(), times.getMax()));
  }

  private int appendDeposits(
      Transaction tx, Continued batch, List<NumberedRecord> fresh, Instant now) {
    int count = 0;
    for (NumberedRecord numbered : fresh) {
      if (numbered.record() instanceof Deposit deposit) {
        var key =
            new DepositKey(
                stores.tenant().value(),
                batch.bin().value(),
                batch.envelope().stream().value(),
                numbered.seq());
        stores.deposits().record(tx, DepositTranslation.row(key, deposit, now));
        count++;
      }
    }
    return count;
  }

  private int appendEvents(Transaction tx, Continued batch, List<NumberedRecord> fresh) {
    int count = 0;
    for (NumberedRecord numbered : fresh) {
      if (numbered.record() instanceof Event event) {
        var row = new NumberedEvent(numbered.seq(), event);
        stores.history().append(tx, batch.bin(), batch.start(), batch.envelope().stream(), row);
        count++;
      }
    }
    return count;
  }

  private int takeNewestSample(Transaction tx, Continued batch, List<NumberedRecord> fresh) {
    int count = 0;
    NumberedRecord newest = null;
    for (NumberedRecord numbered : fresh) {
      switch (numbered.record()) {
        case Sample _ -> {
          newest = numbered;
          count++;
        }
        case Deposit _, Event _, UnknownRecord _ -> {}
      }
    }
    if (newest != null && newest.record() instanceof Sample sample) {
      var position = new SamplePosition(batch.start(), batch.envelope().stream(), newest.seq());
      stores.fleet().sampled(tx, batch.bin(), position, sample);
    }
    return count;
  }
}
