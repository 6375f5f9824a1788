package io.lucidbins.mocks.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Events by time, then by order of scheduling. Not safe for threads: its clock guards it. */
final class Agenda {
  private record Entry(long nanos, long order, Runnable event) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::nanos).thenComparingLong(Entry::order));
  private long scheduled;

  void add(long nanos, Runnable event) {
    entries.add(new Entry(nanos, scheduled++, event));
  }

  /** When the first event is due; {@link Long#MAX_VALUE} if there is none. */
  long firstNanos() {
    Entry first = entries.peek();
    return first == null ? Long.MAX_VALUE : first.nanos();
  }

  /** Takes the first event if it is due at {@code now}. */
  @Nullable Runnable takeDue(long now) {
    Entry first = entries.peek();
    if (first == null || first.nanos() > now) {
      return null;
    }
    entries.remove();
    return first.event();
  }

  void clear() {
    entries.clear();
  }
}
