package io.lucidbins.agent.uplink;

import java.time.Duration;

/**
 * Whether records wait to be sent, since when the oldest does, and whether it may.
 *
 * @param isSomething whether anything may wait
 * @param atOnce whether it is to go out at once: a backlog, a deposit, an alarm
 * @param since time of the oldest, if it may wait
 */
record Waiting(boolean isSomething, boolean atOnce, long since) {
  static Waiting nothing() {
    return new Waiting(false, false, 0);
  }

  static Waiting backlog() {
    return new Waiting(true, true, 0);
  }

  Waiting and(boolean urgent, long now) {
    return new Waiting(true, atOnce || urgent, isSomething ? since : now);
  }

  /** When the oldest is to go out: a time that is not after {@code now} if at once. */
  long until(Duration linger, long now) {
    return atOnce || !isSomething ? now : since + linger.toNanos();
  }
}
