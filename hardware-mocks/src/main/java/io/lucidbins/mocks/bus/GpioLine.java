package io.lucidbins.mocks.bus;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One line of a virtual GPIO chip. Either a part sets its level and the inputs on it are told of
 * each edge, with the part's own time stamp and a sequence number; or a program's output drives it
 * and parts follow. A write of an output takes {@link #writeTakes} of a stepped clock, as a system
 * call does, so that pulses have widths.
 */
public final class GpioLine {
  /**
   * What a write of an output takes unless told otherwise: one ioctl on a Pi, with its downcall.
   */
  public static final Duration USUAL_WRITE = Duration.ofNanos(2_000);

  private final int bcm;
  private final VirtualClock clock;
  private final Journal journal;
  private final CopyOnWriteArrayList<Ear> inputs = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Follower> followers = new CopyOnWriteArrayList<>();
  private final ActiveFaults<GpioFault> faults = new ActiveFaults<>();
  private volatile Runnable settle = () -> {};
  private volatile Runnable watched = () -> {};
  private volatile DigitalState state;
  private volatile long writeNanos = USUAL_WRITE.toNanos();
  private volatile long deliveryNanos;
  private volatile long jitterNanos;
  private @Nullable RandomGenerator jitter;
  private int sequence;
  private int watchers;

  /** A part that follows what a program writes. */
  @FunctionalInterface
  public interface Follower {
    /** The level changed to {@code state} at {@code nanos} of the clock. */
    void changed(DigitalState state, long nanos);
  }

  /** An input, as the line sees it. */
  interface Ear {
    void edge(Edge edge);
  }

  /** An edge of this line; {@code sequence} counts by one and wraps. */
  record Edge(DigitalState state, long nanos, int sequence) {}

  /** A line of its own, with a journal of its own. */
  public GpioLine(int bcm, DigitalState state, VirtualClock clock) {
    this(bcm, state, clock, new Journal());
  }

  public GpioLine(int bcm, DigitalState state, VirtualClock clock, Journal journal) {
    this.bcm = bcm;
    this.state = state;
    this.clock = clock;
    this.journal = journal;
  }

  /** BCM number of the line. */
  public int bcm() {
    return bcm;
  }

  /** The level now. */
  public DigitalState state() {
    settle.run();
    return state;
  }

  // --- towards the part

  /** Sets the level now; inputs hear of it if it is another one. */
  public void set(DigitalState next) {
    set(next, clock.nanos());
  }

  /**
   * Sets the level; inputs hear of it if it is another one.
   *
   * @param nanos when it happened, which stamps the edge; now or a little earlier
   */
  public void set(DigitalState next, long nanos) {
    Edge edge = change(next, nanos);
    if (edge == null) {
      return;
    }
    journal.add(nanos, () -> "gpio " + bcm + (next.isHigh() ? " rise" : " fall"));
    if (faults.isEmpty()) {
      deliver(edge, 0);
    } else {
      deliverBadly(edge);
    }
  }

  private synchronized @Nullable Edge change(DigitalState next, long nanos) {
    if (state == next) {
      return null;
    }
    state = next;
    sequence++;
    return new Edge(next, nanos, sequence);
  }

  private void deliverBadly(Edge edge) {
    long now = clock.nanos();
    var extra = faults.strike(GpioFault.ExtraEdges.class, now);
    if (faults.strike(GpioFault.LostEdge.class, now) == null) {
      var late = faults.strike(GpioFault.LateDelivery.class, now);
      long by = late == null ? 0 : late.by().toNanos();
      deliver(edge, by);
      if (faults.strike(GpioFault.DoubleDispatch.class, now) != null) {
        deliver(edge, by);
      }
    }
    if (extra != null) {
      glitch(edge, edge.nanos() + extra.after().toNanos(), extra.width().toNanos());
    }
  }

  /** The two edges of a glitch: away from the level after the edge, and back. */
  private void glitch(Edge edge, long at, long width) {
    DigitalState there = edge.state().isHigh() ? DigitalState.LOW : DigitalState.HIGH;
    clock.at(at, () -> deliver(next(there, at), 0));
    clock.at(at + width, () -> deliver(next(edge.state(), at + width), 0));
  }

  private synchronized Edge next(DigitalState state, long nanos) {
    return new Edge(state, nanos, ++sequence);
  }

  private void deliver(Edge edge, long lateNanos) {
    long delay = deliveryNanos + lateNanos + jitterNanos();
    if (delay == 0) {
      inputs.forEach(input -> input.edge(edge));
    } else {
      clock.at(edge.nanos() + delay, () -> inputs.forEach(input -> input.edge(edge)));
    }
  }

  private synchronized long jitterNanos() {
    return jitter == null || jitterNanos == 0 ? 0 : jitter.nextLong(jitterNanos + 1);
  }

  /** Has {@code part} told of each change that an output makes. */
  public void follow(Follower part) {
    followers.add(part);
  }

  /**
   * Names the part that sets this line.
   *
   * @param bringUpToNow run before the level is read
   * @param becameWatched run when an input gets its first listener, so that a part that nobody
   *     listens to need not schedule its edges
   */
  public void drivenBy(Runnable bringUpToNow, Runnable becameWatched) {
    settle = bringUpToNow;
    watched = becameWatched;
  }

  /** Whether somebody listens to the edges of this line. */
  public synchronized boolean isWatched() {
    return watchers > 0;
  }

  // --- towards the program

  /** Writes {@code next} as an output does: it takes its time, then parts hear of a change. */
  void drive(DigitalState next) {
    var stall = faults.strike(GpioFault.Stall.class, clock.nanos());
    if (stall != null) {
      clock.stall(stall.time().toNanos());
    }
    clock.spend(writeNanos);
    long now = clock.nanos();
    Edge edge = change(next, now);
    if (edge != null) {
      journal.add(now, () -> "gpio " + bcm + (next.isHigh() ? " high" : " low"));
      followers.forEach(part -> part.changed(next, now));
      inputs.forEach(input -> input.edge(edge));
    }
  }

  void listen(Ear input) {
    inputs.add(input);
  }

  void leave(Ear input) {
    inputs.remove(input);
  }

  /** An input has listeners now, or has none any more. */
  void watch(boolean begins) {
    synchronized (this) {
      watchers += begins ? 1 : -1;
    }
    if (begins) {
      watched.run();
    }
  }

  VirtualClock clock() {
    return clock;
  }

  // --- settings of the world

  /** What a write of an output takes, 0 or more. */
  public void writeTakes(Duration time) {
    writeNanos = time.toNanos();
  }

  /**
   * How long after an edge the program hears of it: {@code delay} and up to {@code spread} more.
   * Stamps stay those of the edges.
   */
  public synchronized void deliveryTakes(Duration delay, Duration spread, RandomGenerator random) {
    deliveryNanos = delay.toNanos();
    jitterNanos = spread.toNanos();
    jitter = random;
  }

  /** Adds a fault; it strikes edges or writes as often as {@code when} says. */
  public void fault(GpioFault fault, Occurrence when) {
    faults.add(fault, when);
  }

  /** Ends all faults of this line. */
  public void clearFaults() {
    faults.clear();
  }
}
