package io.lucidbins.mocks.parts;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/**
 * An LED or a buzzer on a pin, high = on. It remembers when it changed, the newest {@link #KEPT}
 * times, so that a test can ask what a citizen saw or heard when.
 */
public final class LampModel {
  /** Changes that are remembered. */
  public static final int KEPT = 1_000;

  private final ArrayDeque<Change> changes = new ArrayDeque<>();
  private boolean first;

  /** It went on or off at a reading of the clock. */
  public record Change(boolean on, long nanos) {}

  public LampModel(GpioLine line) {
    first = line.state().isHigh();
    line.follow(this::changed);
  }

  private synchronized void changed(DigitalState state, long nanos) {
    if (changes.size() == KEPT) {
      first = changes.remove().on();
    }
    changes.add(new Change(state.isHigh(), nanos));
  }

  /** The remembered changes, oldest first. */
  public synchronized List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Whether it was on at a reading of the clock. */
  public synchronized boolean wasOn(long nanos) {
    boolean on = first;
    for (Change change : changes) {
      if (change.nanos() > nanos) {
        return on;
      }
      on = change.on();
    }
    return on;
  }

  /** How long it was on between two readings of the clock. */
  public synchronized Duration timeOn(long fromNanos, long toNanos) {
    long sum = 0;
    long at = fromNanos;
    boolean on = wasOn(fromNanos);
    for (Change change : changes) {
      if (change.nanos() > fromNanos && change.nanos() < toNanos) {
        sum += on ? change.nanos() - at : 0;
        at = change.nanos();
        on = change.on();
      }
    }
    return Duration.ofNanos(sum + (on ? toNanos - at : 0));
  }
}
