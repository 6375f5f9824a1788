package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cPart;

/** How a part is: what the fault panel can do to any of them. Guarded by its part. */
final class Condition {
  private volatile boolean gone;
  private boolean frozen;
  private boolean other;
  private double slow = 1;

  boolean isGone() {
    return gone;
  }

  void gone(boolean next) {
    gone = next;
  }

  boolean isFrozen() {
    return frozen;
  }

  void frozen(boolean next) {
    frozen = next;
  }

  boolean isOther() {
    return other;
  }

  void other() {
    other = true;
  }

  void slow(double factor) {
    if (!(factor > 0 && factor <= 1_000)) {
      throw new IllegalArgumentException(
          "a clock can be off by a factor above 0 and up to 1,000, but not " + factor);
    }
    slow = factor;
  }

  double slow() {
    return slow;
  }

  /** What the part takes for something that should take {@code nanos}. */
  long takes(long nanos) {
    return slow == 1 ? nanos : Math.max(1, Math.round(nanos * slow));
  }

  /** The part on its bus, silent while it is gone. */
  I2cPart pluggable(I2cPart part) {
    return new I2cPart() {
      @Override
      public boolean start(boolean read) {
        return !gone && part.start(read);
      }

      @Override
      public boolean write(int value) {
        return part.write(value);
      }

      @Override
      public int read() {
        return part.read();
      }

      @Override
      public long stretchNanos() {
        return part.stretchNanos();
      }

      @Override
      public void stop() {
        part.stop();
      }
    };
  }
}
