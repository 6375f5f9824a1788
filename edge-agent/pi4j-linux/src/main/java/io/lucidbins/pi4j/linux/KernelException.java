package io.lucidbins.pi4j.linux;

import java.io.IOException;

/**
 * A call that the kernel refused. A provider throws it inside {@code Pi4JException}, where {@link
 * Errno#of} finds it again.
 */
public final class KernelException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  /**
   * @param errno what the kernel answered, a positive number of {@code asm-generic/errno.h}
   * @param operation what was tried on what, such as "i2c-1 0x2A write"
   */
  public KernelException(int errno, String operation) {
    super(operation + ": " + Errno.describe(errno));
    this.errno = errno;
  }

  /** A positive number of {@code asm-generic/errno.h}. */
  public int errno() {
    return errno;
  }
}
