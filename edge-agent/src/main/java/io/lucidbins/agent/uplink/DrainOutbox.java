package io.lucidbins.agent.uplink;

import io.lucidbins.agent.outbox.Backlog;
import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.device.Ack;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * What of the outbox goes out next: streams in order of start number, records in order of seq, from
 * the cursor, in at most {@code window} batches that the bridge has not acknowledged.
 */
final class DrainOutbox {
  /**
   * What is committed so soon after something urgent goes out at once too: the modem is awake
   * anyhow, and people who saw the deposit look for the level that follows it.
   */
  static final Duration AWAKE = Duration.ofSeconds(15);

  /** A batch that waits for its acknowledgement. */
  private record Sent(
      long publish, StreamId stream, long first, long last, int bytes, long at, boolean again) {}

  private final UplinkSettings settings;
  private final Backlog backlog;
  private final RetransmissionTimer timer;
  private final CloseBatch closeBatch;
  private final List<Sent> inFlight = new ArrayList<>();
  private final Map<StreamId, Long> sentUpTo = new HashMap<>();
  private final Map<StreamId, Long> everSentUpTo = new HashMap<>();
  private Waiting waiting = Waiting.nothing();
  private long progressAt;
  private long nextBatchAt;
  private OptionalLong urgentAt = OptionalLong.empty();

  DrainOutbox(UplinkSettings settings, BinId bin, Backlog backlog, RandomGenerator random) {
    this.settings = settings;
    this.backlog = backlog;
    this.timer = new RetransmissionTimer(random);
    this.closeBatch = new CloseBatch(bin, backlog);
  }

  /** The link is new: its broker takes batches of this size. */
  void linkIsNew(long maximumPacketBytes) {
    closeBatch.limitBytes(maximumPacketBytes);
    timer.reset();
  }

  /** A Hello is answered in full: begin at the cursors. */
  void beginAtCursors(long now) {
    goBack();
    progressAt = now;
    nextBatchAt = now;
  }

  private void goBack() {
    inFlight.clear();
    sentUpTo.clear();
    waiting = Waiting.backlog();
  }

  void appended(boolean urgent, long now) {
    if (urgent) {
      urgentAt = OptionalLong.of(now);
    }
    waiting = waiting.and(urgent || isAwake(now), now);
  }

  private boolean isAwake(long now) {
    return urgentAt.isPresent() && now - urgentAt.getAsLong() < AWAKE.toNanos();
  }

  /**
   * Takes an acknowledgement that carries the newest nonce.
   *
   * @return whether the bridge knows less than it should, so that a Hello has to follow
   */
  boolean acknowledged(Ack ack, long now) {
    Optional<KeptStream> found = find(ack.stream());
    if (found.isEmpty()) {
      return false;
    }
    long cursor = found.get().cursor();
    if (ack.watermark() > cursor) {
      measure(ack, now);
      progress(ack, now);
      return false;
    }
    return ack.watermark() < cursor && ack.lastOfBatch() > cursor;
  }

  private Optional<KeptStream> find(StreamId stream) {
    return backlog.streams().stream().filter(kept -> kept.id().equals(stream)).findFirst();
  }

  private void measure(Ack ack, long now) {
    for (Sent sent : inFlight) {
      if (sent.stream.equals(ack.stream()) && sent.last == ack.lastOfBatch() && !sent.again) {
        timer.measure(now - sent.at);
      }
    }
  }

  private void progress(Ack ack, long now) {
    backlog.moveCursor(ack.stream(), ack.watermark());
    inFlight.removeIf(sent -> sent.stream.equals(ack.stream()) && sent.last <= ack.watermark());
    closeBatch.widen();
    timer.reset();
    progressAt = now;
  }

  /** The broker refused a publish as too large: if it was a batch, it goes out again in halves. */
  void tooLarge(long publish) {
    for (Sent sent : List.copyOf(inFlight)) {
      if (sent.publish == publish) {
        closeBatch.halve(sent.stream, sent.first, sent.last);
        inFlight.removeIf(other -> other.stream.equals(sent.stream) && other.first >= sent.first);
        sentUpTo.put(sent.stream, sent.first - 1);
        waiting = Waiting.backlog();
      }
    }
  }

  /**
   * The broker closed the link because a packet was too large: it can only have been the largest of
   * these batches.
   */
  void linkBrokeByTooLarge() {
    inFlight.stream()
        .max(Comparator.comparingInt(Sent::bytes))
        .ifPresent(sent -> closeBatch.halve(sent.stream, sent.first, sent.last));
  }

  /** Goes back to the cursors if nothing moved for the retransmission time. */
  void goBackIfTimeIsUp(long now) {
    if (!inFlight.isEmpty() && now - goesBackAt() >= 0) {
      timer.expired();
      goBack();
      progressAt = now;
    }
  }

  private long goesBackAt() {
    return progressAt + timer.waitNanos();
  }

  /** The next batch, if one is to go out now. */
  Optional<ClosedBatch> next(Nonce nonce, long now) {
    if (inFlight.size() >= settings.window() || now - nextBatchAt < 0) {
      return Optional.empty();
    }
    List<KeptStream> streams = backlog.streams();
    for (KeptStream kept : streams) {
      long from = from(kept);
      if (from <= kept.newest()) {
        boolean last = kept.equals(streams.getLast());
        return mayWait(kept, from, last, now) ? Optional.empty() : close(nonce, kept, from);
      }
    }
    waiting = Waiting.nothing();
    return Optional.empty();
  }

  private Optional<ClosedBatch> close(Nonce nonce, KeptStream kept, long from) {
    Optional<ClosedBatch> closed = closeBatch.close(nonce, kept, from);
    if (closed.isEmpty()) {
      waiting = Waiting.nothing();
    }
    return closed;
  }

  private long from(KeptStream kept) {
    return Math.max(kept.cursor(), sentUpTo.getOrDefault(kept.id(), 0L)) + 1;
  }

  /** Only a batch that may still grow waits: that of the newest stream, while it is not full. */
  private boolean mayWait(KeptStream kept, long from, boolean newestStream, long now) {
    boolean full = kept.newest() - from + 1 >= closeBatch.mostRecords();
    return newestStream && !full && now - waiting.until(settings.linger(), now) < 0;
  }

  void sent(ClosedBatch batch, long publish, long now) {
    boolean again = batch.first() <= everSentUpTo.getOrDefault(batch.stream(), 0L);
    if (inFlight.isEmpty()) {
      progressAt = now;
    }
    inFlight.add(
        new Sent(
            publish,
            batch.stream(),
            batch.first(),
            batch.last(),
            batch.payload().length(),
            now,
            again));
    sentUpTo.put(batch.stream(), batch.last());
    everSentUpTo.merge(batch.stream(), batch.last(), Math::max);
    nextBatchAt = now + 1_000_000_000L / settings.drainPerSecond();
  }

  /**
   * The nanoseconds after which to look again, as long as nothing happens; at most {@code longest}.
   */
  long wakeIn(long now, boolean mayPublish, long longest) {
    long wake = longest;
    if (!inFlight.isEmpty()) {
      wake = Math.min(wake, goesBackAt() - now);
    }
    if (waiting.isSomething() && mayPublish && inFlight.size() < settings.window()) {
      long due = waiting.until(settings.linger(), now) - now;
      wake = Math.min(wake, Math.max(nextBatchAt - now, due));
    }
    return Math.max(0, wake);
  }
}
