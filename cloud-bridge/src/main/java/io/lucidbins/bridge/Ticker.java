package io.lucidbins.bridge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/** Calls one short work again and again inside this process. */
final class Ticker implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Ticker(String name, Duration every, Runnable work) {
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(every, work));
  }

  static Ticker start(String name, Duration every, Runnable work) {
    var ticker = new Ticker(name, every, work);
    ticker.thread.start();
    return ticker;
  }

  private void run(Duration every, Runnable work) {
    try {
      while (!closed.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
        attempt(work);
      }
    } catch (InterruptedException e) {
      Logger.debug("{} was interrupted", thread.getName());
    }
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      Logger.error(e, "{} failed; it goes on at its next time", thread.getName());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
