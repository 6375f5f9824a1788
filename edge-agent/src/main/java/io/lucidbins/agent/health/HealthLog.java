package io.lucidbins.agent.health;

import io.lucidbins.agent.outbox.Backlog;
import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.agent.outbox.OutboxUnavailable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/**
 * Writes a line about progress, at most every 10 min. Ticked by the sampling loop: no line means
 * that it hangs.
 */
public final class HealthLog {
  private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long UPLINK_STEPS_WITHIN_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Backlog backlog;
  private final LongSupplier uplinkSteppedAt;
  private final LongSupplier nanos;
  private long saidAt;

  /**
   * @param uplinkSteppedAt when the uplink last made a step, on the clock of {@code nanos}
   * @param nanos real monotonic time
   */
  public HealthLog(Backlog backlog, LongSupplier uplinkSteppedAt, LongSupplier nanos) {
    this.backlog = backlog;
    this.uplinkSteppedAt = uplinkSteppedAt;
    this.nanos = nanos;
    this.saidAt = nanos.getAsLong();
  }

  /** The loop came around. */
  public void tick() {
    long now = nanos.getAsLong();
    if (now - saidAt < EVERY_NANOS) {
      return;
    }
    saidAt = now;
    try {
      Logger.info(line(backlog.streams(), now - uplinkSteppedAt.getAsLong()));
    } catch (OutboxUnavailable e) {
      Logger.error("health: {}", e.getMessage());
    }
  }

  static String line(List<KeptStream> streams, long uplinkSilentNanos) {
    long held = streams.stream().mapToLong(kept -> kept.newest() - kept.oldest() + 1).sum();
    long waiting = streams.stream().mapToLong(KeptStream::unacknowledged).sum();
    String uplink =
        uplinkSilentNanos <= UPLINK_STEPS_WITHIN_NANOS
            ? "uplink runs"
            : "uplink made no step for " + TimeUnit.NANOSECONDS.toSeconds(uplinkSilentNanos) + " s";
    return "health: %d records held, %d of them not acknowledged, %s"
        .formatted(held, waiting, uplink);
  }
}
