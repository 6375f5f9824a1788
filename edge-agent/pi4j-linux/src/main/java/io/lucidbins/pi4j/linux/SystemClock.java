package io.lucidbins.pi4j.linux;

/** The clock of this machine. It has no state, so one instance serves everybody. */
final class SystemClock implements MonotonicClock {
  static final SystemClock INSTANCE = new SystemClock();

  private SystemClock() {}

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void waitUntil(long nanos) throws InterruptedException {
    waitUntil(nanos, new Wakeup());
  }

  @Override
  public boolean waitUntil(long nanos, Wakeup wakeup) throws InterruptedException {
    while (true) {
      long left = nanos - System.nanoTime();
      if (wakeup.await(left)) {
        return true;
      }
      if (left <= 0) {
        return false;
      }
    }
  }
}
