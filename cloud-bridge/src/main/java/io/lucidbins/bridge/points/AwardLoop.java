package io.lucidbins.bridge.points;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/**
 * Awards deposits as they arrive: woken after each commit that brought one, and by itself every
 * {@link #ANYWAY}, for what another bridge or an earlier life left behind.
 */
final class AwardLoop implements AutoCloseable {
  static final Duration ANYWAY = Duration.ofSeconds(1);

  /** Small enough that ingest never waits long for the writer. */
  static final int GROUP = 250;

  private final AwardPoints awards;
  private final InstantSource clock;
  private final Semaphore work = new Semaphore(1);
  private final Thread thread = Thread.ofVirtual().name("award-points").unstarted(this::run);
  private volatile boolean closed;
  private boolean failing;

  AwardLoop(AwardPoints awards, InstantSource clock) {
    this.awards = awards;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  /** Never waits, so a commit hook may call it. */
  void wake() {
    work.release();
  }

  private void run() {
    try {
      while (!closed) {
        // Nobody needs the answer: without a call it is time to look anyway.
        var _ = work.tryAcquire(ANYWAY.toMillis(), TimeUnit.MILLISECONDS);
        work.drainPermits();
        awardAll();
      }
    } catch (InterruptedException e) {
      Logger.debug("awarding was interrupted; what waits is awarded at the next start");
    }
  }

  private void awardAll() {
    try {
      while (!closed && awards.awardDue(GROUP, clock.instant()) == GROUP) {
        Logger.debug("awarded {} deposits, more are waiting", GROUP);
      }
      failing = false;
    } catch (RuntimeException e) {
      // The deposits stay where they are; one line for each outage, not one for each try.
      if (!failing && !closed) {
        Logger.error(
            e, "deposits were not awarded; they wait, next try in {} s", ANYWAY.toSeconds());
      }
      failing = true;
    }
  }

  /** Ends after the group at hand. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
