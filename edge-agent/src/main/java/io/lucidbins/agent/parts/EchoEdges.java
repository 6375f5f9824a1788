package io.lucidbins.agent.parts;

import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Wakeup;

/**
 * The edges of an echo line since its part was triggered. The thread of the edges writes them down
 * and raises a wakeup, the driver's thread reads them; neither allocates.
 */
final class EchoEdges implements DigitalStateChangeListener {
  /** An echo has two; those that did not fit are only counted. */
  private static final int KEPT = 4;

  private final MonotonicClock clock;
  private final Wakeup wakeup = new Wakeup();
  private final long[] nanos = new long[KEPT];
  private final boolean[] high = new boolean[KEPT];
  private long armedAt = Long.MAX_VALUE;
  private int count;
  private boolean stamped;
  private boolean known;
  private boolean lost;
  private int lastSequence;

  EchoEdges(MonotonicClock clock) {
    this.clock = clock;
  }

  /** Raised at each edge. */
  Wakeup wakeup() {
    return wakeup;
  }

  /** Forgets all edges; those that happened before {@code now} and come late do not count. */
  synchronized void arm(long now) {
    armedAt = now;
    count = 0;
    stamped = true;
    lost = false;
    wakeup.take();
  }

  @Override
  public void onDigitalStateChange(@SuppressWarnings("rawtypes") DigitalStateChangeEvent event) {
    if (event instanceof EdgeEvent edge) {
      stamped(edge);
    } else {
      plain(event.state().isHigh());
    }
    wakeup.raise();
  }

  private synchronized void stamped(EdgeEvent edge) {
    if (known && edge.lineSequence() == lastSequence) {
      return; // the same edge, told twice
    }
    lost |= known && edge.lineSequence() != lastSequence + 1;
    known = true;
    lastSequence = edge.lineSequence();
    if (edge.timestampNanos() >= armedAt) {
      keep(edge.timestampNanos(), edge.state().isHigh());
    }
  }

  private synchronized void plain(boolean isHigh) {
    stamped = false;
    keep(clock.nanos(), isHigh);
  }

  private void keep(long at, boolean isHigh) {
    if (count < KEPT) {
      nanos[count] = at;
      high[count] = isHigh;
    }
    count++;
  }

  /** How many edges there were. */
  synchronized int count() {
    return count;
  }

  /** Whether the numbers of the edges have a gap. */
  synchronized boolean isLost() {
    return lost;
  }

  /** Whether the times are those of the edges, rather than those at which they were told. */
  synchronized boolean isStamped() {
    return stamped;
  }

  /** When edge {@code index}, 0 or 1, happened. */
  synchronized long nanos(int index) {
    return nanos[index];
  }

  /** Whether the line was high after edge {@code index}, 0 or 1. */
  synchronized boolean isHigh(int index) {
    return high[index];
  }
}
