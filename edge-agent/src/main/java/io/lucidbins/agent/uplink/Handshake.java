package io.lucidbins.agent.uplink;

import io.lucidbins.agent.outbox.Backlog;
import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.device.HeldStream;
import io.lucidbins.device.Hello;
import io.lucidbins.device.Limits;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.StreamWatermark;
import io.lucidbins.device.UplinkCodec;
import io.lucidbins.device.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Hello and Welcome: at most one Hello is outstanding, a retry keeps its nonce, and only the first
 * Welcome to each part of the newest one sets cursors.
 */
final class Handshake {
  private final Backlog backlog;
  private final Self self;
  private final RandomGenerator random;
  private Optional<Nonce> nonce = Optional.empty();
  private final NavigableMap<Integer, Payload> unanswered = new TreeMap<>();
  private int foreignStart;

  Handshake(Backlog backlog, Self self, RandomGenerator random) {
    this.backlog = backlog;
    this.self = self;
    this.random = random;
  }

  /** The nonce of the newest Hello; empty before the first. */
  Optional<Nonce> nonce() {
    return nonce;
  }

  boolean isOutstanding() {
    return !unanswered.isEmpty();
  }

  /** The parts that no Welcome has answered, in order. */
  List<Payload> unansweredParts() {
    return List.copyOf(unanswered.values());
  }

  /** Begins a new Hello under a fresh nonce; an older one that is outstanding is forgotten. */
  void begin() {
    var fresh = Nonce.random(random);
    nonce = Optional.of(fresh);
    unanswered.clear();
    foreignStart = Integer.MAX_VALUE;
    List<List<HeldStream>> parts = parts();
    for (int part = 1; part <= parts.size(); part++) {
      var hello =
          new Hello(fresh, backlog.id(), self.run(), parts.get(part - 1), part, parts.size());
      unanswered.put(part, new Payload(UplinkCodec.encode(self.bin(), hello)));
    }
  }

  private List<List<HeldStream>> parts() {
    List<HeldStream> held = backlog.streams().stream().map(KeptStream::toHeld).toList();
    var parts = new ArrayList<List<HeldStream>>();
    for (int from = 0; from == 0 || from < held.size(); from += Limits.MAX_HELLO_STREAMS) {
      int to = Math.min(held.size(), from + Limits.MAX_HELLO_STREAMS);
      parts.add(held.subList(from, to));
    }
    return parts;
  }

  /**
   * Takes a Welcome: sets the cursors of its streams if it is the first to answer its part of the
   * newest Hello.
   *
   * @return whether all parts are answered by it
   */
  boolean accept(Welcome welcome) {
    boolean newest = nonce.isPresent() && nonce.get().equals(welcome.nonce());
    if (!newest || unanswered.remove(welcome.part()) == null) {
      return false;
    }
    for (StreamWatermark each : welcome.watermarks()) {
      backlog.moveCursor(each.stream(), each.watermark());
    }
    // A part knows the streams of the others as foreign; the lowest of their answers is above none
    // that truly is.
    foreignStart = Math.min(foreignStart, welcome.highestForeignStart());
    return unanswered.isEmpty();
  }

  /**
   * After the last Welcome: numbers the own stream above all foreign ones, so that a new card or an
   * old image never hides behind higher numbers.
   *
   * @return whether a stream was evicted behind a lowered cursor, so that a new Hello has to follow
   */
  boolean complete() {
    if (foreignStart >= backlog.currentStart()) {
      backlog.startAbove(foreignStart);
    }
    return backlog.streams().stream().anyMatch(kept -> kept.cursor() < kept.oldest() - 1);
  }
}
