package io.lucidbins.agent.uplink;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The connection as the uplink sees it: when to make a new client and when to throw one away. The
 * wait between attempts goes back to its first only after 5 min of connection, or two cards with
 * one identity would starve each other.
 */
final class Link {
  /** The state of the link. */
  enum Phase {
    DOWN,
    CONNECTING,
    UP
  }

  static final long FIRST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(5);
  static final long STEADY_AFTER_NANOS = TimeUnit.MINUTES.toNanos(5);
  static final long CONNECT_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final long spreadNanos;
  private final RandomGenerator random;
  private final Backoff backoff;
  private Phase phase = Phase.DOWN;
  private boolean started;
  private boolean steady;
  private long upSince;
  private long dueAt;

  Link(UplinkSettings settings, RandomGenerator random) {
    this.spreadNanos = settings.reconnectSpread().toNanos();
    this.random = random;
    this.backoff = new Backoff(FIRST_WAIT_NANOS, LONGEST_WAIT_NANOS, random);
  }

  boolean isUp() {
    return phase == Phase.UP;
  }

  boolean isDown() {
    return phase == Phase.DOWN;
  }

  /** Whether it is time for a new client; at the very first step it is. */
  boolean mustConnect(long now) {
    return phase == Phase.DOWN && (!started || now - dueAt >= 0);
  }

  /** Whether the client that was asked for took too long. */
  boolean tookTooLong(long now) {
    return phase == Phase.CONNECTING && now - dueAt >= 0;
  }

  void connecting(long now) {
    started = true;
    phase = Phase.CONNECTING;
    dueAt = now + CONNECT_WITHIN_NANOS;
  }

  void up(long now) {
    phase = Phase.UP;
    steady = false;
    upSince = now;
  }

  /** Takes note of a link that has held for long. */
  void settle(long now) {
    if (phase == Phase.UP && !steady && now - upSince >= STEADY_AFTER_NANOS) {
      steady = true;
      backoff.reset();
    }
  }

  /**
   * The link is gone.
   *
   * @param closedByBroker whether a link that was up was closed by the broker: then the whole fleet
   *     may be coming back
   */
  void down(boolean closedByBroker, long now) {
    settle(now);
    boolean spread = closedByBroker && phase == Phase.UP && steady;
    long wait = backoff.next();
    dueAt = now + (spread ? 1 + random.nextLong(spreadNanos) : wait);
    phase = Phase.DOWN;
  }

  /** The nanoseconds after which something is due, at most {@code longest}. */
  long wakeIn(long now, long longest) {
    return switch (phase) {
      case UP -> steady ? longest : Math.clamp(upSince + STEADY_AFTER_NANOS - now, 0, longest);
      case DOWN, CONNECTING -> Math.clamp(dueAt - now, 0, longest);
    };
  }
}
