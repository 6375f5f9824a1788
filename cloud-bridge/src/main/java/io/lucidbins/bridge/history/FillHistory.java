package io.lucidbins.bridge.history;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The history of one tenant's bins. */
public final class FillHistory {
  private final Database database;
  private final SqlSegments segments;
  private final SqlEvents events;

  /**
   * @param tenant first part of every key
   */
  public FillHistory(Database database, String tenant) {
    this.database = database;
    this.segments = new SqlSegments(tenant);
    this.events = new SqlEvents(tenant);
  }

  /** Keeps the batch as it came. */
  public void append(Transaction tx, Segment segment) {
    segments.append(tx, segment);
  }

  /** Keeps the event as a row of its own, so that it is found by its kind. */
  public void append(Transaction tx, BinId bin, int start, StreamId stream, NumberedEvent event) {
    events.append(tx, bin, start, stream, event);
  }

  /** An event and its place in its stream. */
  public record NumberedEvent(long seq, Event event) {}

  /**
   * What the bin measured of one quantity, by the bin's time; at equal times in order of its
   * streams.
   *
   * @param from earliest, included
   * @param to latest, excluded
   */
  public List<Reading> readings(BinId bin, Quantity quantity, Instant from, Instant to) {
    var batches = database.read(tx -> segments.within(tx, bin, from, to));
    var readings = new ArrayList<Reading>();
    for (StoredBatch batch : batches) {
      for (NumberedRecord numbered : batch.records()) {
        if (numbered.record() instanceof Sample sample) {
          reading(sample, quantity)
              .filter(r -> isWithin(r.at(), from, to))
              .ifPresent(readings::add);
        }
      }
    }
    readings.sort(Comparator.comparing(Reading::at));
    return readings;
  }

  private static Optional<Reading> reading(Sample sample, Quantity quantity) {
    Measurement measurement = sample.values().get(quantity);
    return measurement == null
        ? Optional.empty()
        : Optional.of(
            new Reading(
                Instant.ofEpochMilli(sample.stamp().wallMs()),
                measurement,
                sample.stamp().certainty()));
  }

  private static boolean isWithin(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** When the bin noticed that it was emptied, by the bin's time. */
  public List<Emptying> emptyings(BinId bin) {
    return database.read(tx -> events.of(tx, bin, SqlEvents.EMPTIED)).stream()
        .flatMap(event -> emptying(event).stream())
        .toList();
  }

  private static Optional<Emptying> emptying(Event event) {
    return event.detail() instanceof EventDetail.Emptied emptied
        ? Optional.of(
            new Emptying(
                Instant.ofEpochMilli(event.stamp().wallMs()),
                emptied.beforeGrams(),
                emptied.afterGrams(),
                emptied.beforeMm(),
                emptied.afterMm()))
        : Optional.empty();
  }

  /** The id of the newest segment, 0 if there is none. */
  public long newestId() {
    return database.read(segments::newestId);
  }

  /**
   * What was stored after a segment, in the order of storing.
   *
   * @param id of that segment; 0 for all
   * @param most how many segments at once
   */
  public List<StoredBatch> storedAfter(long id, int most) {
    return database.read(tx -> segments.after(tx, id, most));
  }
}
