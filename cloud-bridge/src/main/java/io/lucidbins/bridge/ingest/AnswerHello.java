package io.lucidbins.bridge.ingest;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.device.BinId;
import io.lucidbins.device.HeldStream;
import io.lucidbins.device.Hello;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.StreamWatermark;
import io.lucidbins.device.Tombstone;
import io.lucidbins.device.Welcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Tells a bin up to where each of its streams is known, inside one transaction. */
final class AnswerHello {
  private final SqlStreams streams;
  private final SqlHellos hellos;

  AnswerHello(String tenant) {
    this.streams = new SqlStreams(tenant);
    this.hellos = new SqlHellos(tenant);
  }

  /**
   * @throws LostRace if another bridge moved one of the watermarks meanwhile
   */
  Welcome answer(Transaction tx, BinId bin, Hello hello, Instant now) {
    hellos.noteRun(tx, bin, hello, now);
    var watermarks = new ArrayList<StreamWatermark>();
    for (HeldStream held : hello.streams()) {
      watermarks.add(new StreamWatermark(held.stream(), explainGone(tx, bin, held, now)));
    }
    return new Welcome(
        hello.nonce(), hello.part(), hello.parts(), watermarks, highestForeign(tx, bin, hello));
  }

  /** What the bin no longer holds and never sent is gone; of a stub that is all of it. */
  private long explainGone(Transaction tx, BinId bin, HeldStream held, Instant now) {
    StreamId stream = held.stream();
    long watermark = streams.find(tx, bin, stream, held.start()).watermark();
    long gone = held.oldest() - 1;
    if (gone <= watermark) {
      return watermark;
    }
    var lost = Tombstone.of(watermark + 1, gone, RecordKind.UNKNOWN, LossReason.GONE);
    streams.addLoss(tx, bin, stream, lost, now);
    streams.move(tx, bin, stream, watermark, gone);
    return gone;
  }

  /**
   * A part of a Hello is answered by itself, so the streams of the other parts count as foreign to
   * it: the bin takes the lowest of the answers.
   */
  private int highestForeign(Transaction tx, BinId bin, Hello hello) {
    var listed =
        hello.streams().stream().map(HeldStream::stream).collect(Collectors.toUnmodifiableSet());
    return streams.highestStartBut(tx, bin, listed);
  }
}
