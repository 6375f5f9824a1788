package io.lucidbins.pi4j.linux;

import java.lang.foreign.MemorySegment;

/**
 * The calls of the C library that the providers need. A result below zero is {@code -errno}: the
 * number is fetched right behind the call, because it is lost with the next one of the thread.
 */
public interface LibC {

  /**
   * open(2).
   *
   * @param flags of {@code fcntl.h}; no call here creates a file, so there is no mode
   * @return a file descriptor, or {@code -errno}
   */
  int open(String path, int flags);

  /** close(2): zero or {@code -errno}. */
  int close(int fd);

  /**
   * ioctl(2) with a pointer.
   *
   * @param argument what the request reads and writes; alive until the call returns
   * @return zero or more, as the request defines, or {@code -errno}
   */
  int ioctl(int fd, long request, MemorySegment argument);

  /** The C library of this process. */
  static LibC system() {
    return NativeLibC.INSTANCE;
  }
}
