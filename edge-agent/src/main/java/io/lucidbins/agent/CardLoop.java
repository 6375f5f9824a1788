package io.lucidbins.agent;

import io.lucidbins.agent.deposit.CardWatch;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Steps the look-out for cards on the one platform thread that uses the reader's line: a reader
 * that hangs must not hold up a weighing.
 */
final class CardLoop implements AutoCloseable {
  private static final Duration STOP_WITHIN = Duration.ofMillis(500);

  private final CardWatch cards;
  private final Consumer<Throwable> failed;
  private final Thread thread = Thread.ofPlatform().name("cards").daemon().unstarted(this::run);
  private volatile boolean stopping;

  CardLoop(CardWatch cards, Consumer<Throwable> failed) {
    this.cards = cards;
    this.failed = failed;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stopping) {
        cards.step();
        cards.await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // Errors too: an agent that no longer sees cards must be started anew.
      if (!stopping) {
        failed.accept(e);
      }
    } finally {
      rest();
    }
  }

  /** The reader's field takes 100 mA, which a bin whose agent was stopped has no use for. */
  private void rest() {
    boolean interrupted = Thread.interrupted(); // else the reader's first wait would end it
    try {
      cards.rest();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
