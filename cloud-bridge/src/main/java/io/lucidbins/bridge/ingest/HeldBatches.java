package io.lucidbins.bridge.ingest;

import io.lucidbins.device.BinId;
import io.lucidbins.device.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Batches that came before what they continue. With several bridges that is normal: the part before
 * is on its way through another one. They wait a moment in memory, never longer, since the bin
 * sends them again.
 */
final class HeldBatches {
  /** How many wait at once; the next one is let go at once. */
  static final int MAX = 1_000;

  /** How long one waits. */
  static final long MAX_NANOS = 500_000_000;

  private record Key(BinId bin, StreamId stream) {}

  private final Map<Key, List<Arrived>> held = new HashMap<>();
  private int size;

  /** Holds the batch unless there is no room. */
  synchronized boolean hold(Arrived batch) {
    if (size == MAX) {
      return false;
    }
    held.computeIfAbsent(key(batch), _ -> new ArrayList<>()).add(batch);
    size++;
    return true;
  }

  /** Takes out those of the stream that may continue at the watermark now. */
  synchronized List<Arrived> continuing(BinId bin, StreamId stream, long watermark) {
    var key = new Key(bin, stream);
    var candidates = held.get(key);
    if (candidates == null) {
      return List.of();
    }
    var ready = candidates.stream().filter(b -> b.envelope().first() <= watermark + 1).toList();
    candidates.removeAll(ready);
    if (candidates.isEmpty()) {
      held.remove(key);
    }
    size -= ready.size();
    return ready;
  }

  /** Takes out all. */
  synchronized List<Arrived> all() {
    var all = held.values().stream().flatMap(List::stream).toList();
    held.clear();
    size = 0;
    return all;
  }

  /** Whether the batch has waited long enough. */
  static boolean isDue(Arrived batch, long nowNanos) {
    return nowNanos - batch.arrivedNanos() >= MAX_NANOS;
  }

  synchronized int size() {
    return size;
  }

  private static Key key(Arrived batch) {
    return new Key(batch.bin(), batch.envelope().stream());
  }
}
