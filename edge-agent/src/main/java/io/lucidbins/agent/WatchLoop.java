package io.lucidbins.agent;

import io.lucidbins.agent.deposit.BinWatch;
import io.lucidbins.agent.outbox.OutboxUnavailable;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/**
 * Steps the watch of the bin on the one platform thread that uses its bus: native frames would pin
 * a virtual one.
 */
final class WatchLoop implements AutoCloseable {
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration STOP_WITHIN = Duration.ofMillis(500);

  private final BinWatch watch;
  private final LongSupplier nanos;
  private final Runnable tick;
  private final Consumer<Throwable> failed;
  private final Thread thread = Thread.ofPlatform().name("bin").daemon().unstarted(this::run);
  private volatile boolean stopping;

  /**
   * @param nanos the board's monotonic clock
   * @param tick runs after each step
   */
  WatchLoop(BinWatch watch, LongSupplier nanos, Runnable tick, Consumer<Throwable> failed) {
    this.watch = watch;
    this.nanos = nanos;
    this.tick = tick;
    this.failed = failed;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stopping) {
        watch.await(step());
        tick.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // Errors too: an agent that no longer measures must be started anew, not go on half dead.
      if (!stopping) {
        failed.accept(e);
      }
    }
  }

  private long step() {
    try {
      return watch.step();
    } catch (OutboxUnavailable e) {
      Logger.error("{}; the bin keeps its newest records in memory meanwhile", e.getMessage());
      return nanos.getAsLong() + RETRY.toNanos();
    }
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(STOP_WITHIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
