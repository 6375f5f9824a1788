package io.lucidbins.agent.parts;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A reed switch to ground with a pull-up: low means that the magnet, and so the lid, is there. One
 * that changes more often than 60 times a minute (a loose wire, a magnet at the edge of its reach)
 * is not believed for 10 minutes: the lid counts as closed meanwhile. {@link #isOpen} and {@link
 * #fault} look at the switch again after that, and tell what they find.
 */
public final class ReedSwitch implements Lid {
  /** The contact bounces for less than this, in microseconds. */
  static final long DEBOUNCE_MICROS = 20_000;

  static final int MOST_EDGES = 60;
  static final Duration WITHIN = Duration.ofMinutes(1);
  static final Duration IGNORED = Duration.ofMinutes(10);

  private final DigitalInput input;
  private final MonotonicClock clock;

  /** One object, which Pi4J keeps once however often it is added. */
  private final DigitalStateChangeListener listener = this::edge;

  private final List<Consumer<Boolean>> listeners = new ArrayList<>();

  /** When the newest edges happened, in a ring; more than {@link #MOST_EDGES} fit. */
  private final long[] edges = new long[MOST_EDGES + 1];

  private int edgeCount;
  private boolean ignored;
  private long ignoredUntil;
  private boolean open;
  private boolean wanted;
  private boolean listening;
  private @Nullable BusError unreadable;

  /**
   * @param input with a pull-up and a debounce of {@link #DEBOUNCE_MICROS}
   */
  public ReedSwitch(DigitalInput input, MonotonicClock clock) {
    this.input = input;
    this.clock = clock;
  }

  @Override
  public synchronized boolean isOpen() {
    look();
    return open;
  }

  @Override
  public synchronized Optional<Failure> fault() {
    look();
    return ignored
        ? Optional.of(new Implausible(MOST_EDGES + 1, Reason.FLUTTERING))
        : Optional.ofNullable(unreadable);
  }

  @Override
  public synchronized void onChange(Consumer<Boolean> listener) {
    if (!wanted) {
      wanted = true;
      look();
    }
    listeners.add(listener);
  }

  private synchronized void edge(DigitalStateChangeEvent<?> event) {
    long at = event instanceof EdgeEvent edge ? edge.timestampNanos() : clock.nanos();
    boolean flutters = flutters(at);
    if (flutters && !isIgnored(at)) {
      ignored = true;
      ignoredUntil = at + IGNORED.toNanos();
      found(false);
    } else if (!isIgnored(at)) {
      ignored = false;
      found(event.state().isHigh());
    }
  }

  /** Writes the edge down; whether more than 60 happened within the minute that it ends. */
  private boolean flutters(long at) {
    edges[edgeCount % edges.length] = at;
    edgeCount++;
    return edgeCount >= edges.length && at - edges[edgeCount % edges.length] < WITHIN.toNanos();
  }

  private boolean isIgnored(long now) {
    return ignored && now - ignoredUntil < 0;
  }

  private void look() {
    if (isIgnored(clock.nanos())) {
      return;
    }
    ignored = false;
    try {
      listen();
      boolean isHigh = input.isHigh();
      unreadable = null;
      found(isHigh);
    } catch (Pi4JException e) {
      int errno = Errno.of(e).orElse(Errno.EIO);
      unreadable = new BusError(errno, "reading the lid's GPIO " + input.bcm());
    }
  }

  /** A line that lets nobody listen is asked again with each look. */
  private void listen() {
    if (wanted && !listening) {
      input.addListener(listener);
      listening = true;
    }
  }

  private void found(boolean isOpen) {
    if (open != isOpen) {
      open = isOpen;
      listeners.forEach(listener -> listener.accept(isOpen));
    }
  }
}
