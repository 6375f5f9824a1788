package io.lucidbins.mocks.bus;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The newest 50 things that happened on the wires of a virtual Pi, for a report. They are printed
 * only when somebody asks: printing each took most of the time of a simulated day.
 */
public final class Journal {
  private static final int KEPT = 50;

  private record Entry(long nanos, Supplier<String> text) {}

  private final ArrayDeque<Entry> entries = new ArrayDeque<>();

  /** Writes an entry; {@code text} is asked later, once for each print, and must not change. */
  synchronized void add(long nanos, Supplier<String> text) {
    if (entries.size() == KEPT) {
      entries.removeFirst();
    }
    entries.add(new Entry(nanos, text));
  }

  /** The newest entries, oldest first, such as "+12.345678 i2c1 2A w 00 r 28". */
  public synchronized List<String> newest() {
    return entries.stream()
        .map(
            entry -> String.format(Locale.ROOT, "+%.6f ", entry.nanos() / 1e9) + entry.text().get())
        .toList();
  }
}
