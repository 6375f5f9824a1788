package io.lucidbins.bridge.ingest;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.ingest.IngestBatch.Taken;
import io.lucidbins.bridge.points.DepositBook;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Decoded;
import io.lucidbins.device.Hello;
import io.lucidbins.device.State;
import io.lucidbins.device.StateCodec;
import io.lucidbins.device.UplinkCodec;
import io.lucidbins.device.UplinkMessage;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Takes what bins send. Calls return at once: the work is one of a group that the store commits
 * together, and the answer goes out after that commit.
 */
public final class Ingest {
  /** How often a work that lost a race is judged anew before the bin's timer has to bring it. */
  static final int MAX_RACES = 10;

  /** How often a fault is logged: the first, then each so many. */
  private static final int LOG_EACH = 1_000;

  private final Database database;
  private final Fleet fleet;
  private final IngestBatch batches;
  private final AnswerHello hellos;
  private final IngestListener listener;
  private final Time time;
  private final HeldBatches held = new HeldBatches();
  private final IngestCounts counts = new IngestCounts();

  /**
   * The two times of ingest.
   *
   * @param wall the bridge's dates, for what is noted
   * @param nanos elapsed time, for how long a batch is held
   */
  public record Time(InstantSource wall, LongSupplier nanos) {}

  /** Where everything goes; all of it is in the one store. */
  public record Parts(
      Database database, TenantId tenant, Fleet fleet, FillHistory history, DepositBook deposits) {}

  public Ingest(Parts parts, IngestListener listener, Time time) {
    this.database = parts.database();
    this.fleet = parts.fleet();
    this.listener = listener;
    this.time = time;
    this.batches =
        new IngestBatch(
            new IngestBatch.Stores(
                parts.tenant(), parts.fleet(), parts.history(), parts.deposits()),
            listener);
    this.hellos = new AnswerHello(parts.tenant().value());
  }

  /**
   * Takes a message of topic {@code up}.
   *
   * @param bin by the topic
   */
  public void takeUp(BinId bin, byte[] payload, Delivery delivery) {
    switch (UplinkCodec.decode(bin, payload)) {
      case Decoded.Ok<UplinkMessage>(Hello hello) -> answer(bin, hello, delivery, 0);
      case Decoded.Ok<UplinkMessage>(BatchEnvelope envelope) -> {
        var body = UplinkCodec.decodeBody(envelope);
        judge(new Arrived(bin, envelope, body, time.nanos().getAsLong(), delivery), 0);
      }
      case Decoded.Refused<UplinkMessage>(String reason) -> drop(bin, "up", reason, delivery);
    }
  }

  /**
   * Takes a message of topic {@code state}.
   *
   * @param retained whether the broker had kept it from before this bridge subscribed
   */
  public void takeState(BinId bin, byte[] payload, boolean retained, Delivery delivery) {
    switch (StateCodec.decode(bin, payload)) {
      case Decoded.Ok<State>(State state) -> {
        var _ =
            database
                .submit(tx -> note(tx, bin, state, retained))
                .whenComplete((_, failure) -> finish(bin, delivery, failure));
      }
      case Decoded.Refused<State>(String reason) -> drop(bin, "state", reason, delivery);
    }
  }

  private boolean note(Transaction tx, BinId bin, State state, boolean retained) {
    if (state.online() && !retained) {
      fleet.heard(tx, bin, time.wall().instant());
    } else {
      // Kept by the broker, or said by it for the bin (the Will): nothing was heard just now.
      fleet.known(tx, bin, time.wall().instant());
    }
    fleet.reported(tx, bin, state);
    listener.changed(tx, bin);
    return true;
  }

  private void finish(BinId bin, Delivery delivery, @Nullable Throwable failure) {
    if (failure != null) {
      logFailure("the state of bin " + bin, failure);
    }
    delivery.release();
  }

  private void drop(BinId bin, String topic, String reason, Delivery delivery) {
    counts.dropped.increment();
    if (counts.dropped.sum() % LOG_EACH == 1) {
      Logger.warn(
          "dropped a message of bin {} on {}: {}; {} dropped so far",
          bin,
          topic,
          reason,
          counts.dropped.sum());
    }
    delivery.release();
  }

  private void answer(BinId bin, Hello hello, Delivery delivery, int races) {
    var _ =
        database
            .submit(tx -> hellos.answer(tx, bin, hello, time.wall().instant()))
            .whenComplete((welcome, failure) -> {
              if (failure == null) {
                delivery.answer(welcome);
              } else if (mayRace(failure, races)) {
                answer(bin, hello, delivery, races + 1);
              } else {
                logFailure("a Hello of bin " + bin, failure);
                delivery.release();
              }
            });
  }

  private void judge(Arrived batch, int races) {
    var _ =
        database
            .submit(tx -> batches.take(tx, batch, time.wall().instant()))
            .whenComplete((taken, failure) -> conclude(batch, races, taken, failure));
  }

  private void conclude(
      Arrived batch, int races, @Nullable Taken taken, @Nullable Throwable failure) {
    if (taken != null) {
      conclude(batch, taken);
    } else if (failure != null && mayRace(failure, races)) {
      judge(batch, races + 1);
    } else if (failure != null) {
      // Unanswered: the bin keeps it, and its timer brings it back.
      logFailure(
          "batch "
              + batch.envelope().first()
              + "-"
              + batch.envelope().last()
              + " of stream "
              + batch.envelope().stream()
              + " of bin "
              + batch.bin(),
          failure);
      batch.delivery().release();
    }
  }

  private void conclude(Arrived batch, Taken taken) {
    switch (taken.taking()) {
      case Taking.Resend _ -> {
        counts.resent.increment();
        batch.answer(taken.watermark());
      }
      case Taking.TooEarly _ -> {
        boolean due = HeldBatches.isDue(batch, time.nanos().getAsLong());
        if (due || !held.hold(batch)) {
          counts.letGo.increment();
          batch.answer(taken.watermark());
        }
      }
      case Taking.Append _ -> {
        countStored(batch.body());
        batch.answer(taken.watermark());
        held.continuing(batch.bin(), batch.envelope().stream(), taken.watermark())
            .forEach(next -> judge(next, 0));
      }
    }
  }

  private void countStored(Decoded<Batch> body) {
    switch (body) {
      case Decoded.Ok<Batch> _ -> counts.stored.increment();
      case Decoded.Refused<Batch> _ -> counts.rejected.increment();
    }
  }

  /**
   * Looks again at what is held, for the commits of other bridges, and lets go what has waited long
   * enough. To be called about each 100 ms.
   */
  public void tick() {
    held.all().forEach(batch -> judge(batch, 0));
  }

  private void logFailure(String what, Throwable failure) {
    counts.failed.increment();
    if (counts.failed.sum() % LOG_EACH == 1) {
      Logger.error(
          failure,
          "{} was not stored, the bin keeps it and sends it again; {} failures so far",
          what,
          counts.failed.sum());
    }
  }

  private boolean mayRace(Throwable failure, int races) {
    boolean lost = isLostRace(failure);
    if (lost) {
      counts.lostRaces.increment();
    }
    return lost && races < MAX_RACES;
  }

  private static boolean isLostRace(Throwable failure) {
    return failure instanceof LostRace
        || (failure instanceof CompletionException wrapped
            && wrapped.getCause() instanceof LostRace);
  }

  /** What happened since this bridge started. */
  public Counts counts() {
    return counts.now(held.size());
  }

  /**
   * What happened since this bridge started.
   *
   * @param stored batches that continued their stream
   * @param resent batches that were known
   * @param held batches that wait just now
   * @param letGo batches that came too early and were not continued in time
   * @param dropped messages that could not be read
   * @param rejected batches put into quarantine
   * @param lostRaces works judged anew
   * @param failed works that the store refused
   */
  public record Counts(
      long stored,
      long resent,
      int held,
      long letGo,
      long dropped,
      long rejected,
      long lostRaces,
      long failed) {}
}
