package io.lucidbins.pi4j.linux;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends a wait on a {@link MonotonicClock} early. A callback (a card was presented, a lid moved)
 * enqueues what happened and raises the wakeup; the loop that owns the work then looks at its
 * queue. Raising it several times before it is taken counts once.
 */
public final class Wakeup {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean raised;

  /**
   * Ends the wait in progress, or the next one. Callable from any thread; never blocks for long.
   */
  public void raise() {
    lock.lock();
    try {
      raised = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it was raised since it was last taken; takes it. */
  public boolean take() {
    lock.lock();
    try {
      boolean was = raised;
      raised = false;
      return was;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits in real time, for implementations of {@link MonotonicClock}.
   *
   * @param realNanos the longest wait; zero or less looks once and does not wait
   * @return true if it was raised, which takes it; false after the time
   */
  public boolean await(long realNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = realNanos;
      while (!raised && left > 0) {
        left = changed.awaitNanos(left);
      }
      boolean was = raised;
      raised = false;
      return was;
    } finally {
      lock.unlock();
    }
  }
}
