package io.lucidbins.bridge.ingest;

import java.util.concurrent.atomic.LongAdder;

/** How often what happened, since the start of this bridge. */
final class IngestCounts {
  final LongAdder stored = new LongAdder();
  final LongAdder resent = new LongAdder();
  final LongAdder letGo = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder lostRaces = new LongAdder();
  final LongAdder failed = new LongAdder();

  Ingest.Counts now(int held) {
    return new Ingest.Counts(
        stored.sum(),
        resent.sum(),
        held,
        letGo.sum(),
        dropped.sum(),
        rejected.sum(),
        lostRaces.sum(),
        failed.sum());
  }
}
