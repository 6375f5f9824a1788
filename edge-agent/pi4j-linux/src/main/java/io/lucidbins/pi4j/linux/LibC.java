package io.lucidbins.pi4j.linux;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

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
   * @param argument what the request reads and writes; alive until the call returns. {@link
   *     MemorySegment#NULL} where the request takes the number 0 or nothing
   * @return zero or more, as the request defines, or {@code -errno}
   */
  int ioctl(int fd, long request, MemorySegment argument);

  /**
   * read(2). Blocks as the file does.
   *
   * @param into native memory
   * @param length 0 to the size of {@code into}
   * @return bytes read, 0 at the end of the file, or {@code -errno}
   */
  int read(int fd, MemorySegment into, long length);

  /**
   * write(2).
   *
   * @param from native memory
   * @param length 0 to the size of {@code from}
   * @return bytes written, which may be fewer, or {@code -errno}
   */
  int write(int fd, MemorySegment from, long length);

  /**
   * poll(2).
   *
   * @param fds {@code count} of {@code struct pollfd}, 8 bytes each: fd at 0, events at 4, revents
   *     at 6
   * @param timeoutMs the longest wait, or -1 for none
   * @return how many have something to tell, 0 after the time, or {@code -errno}
   */
  int poll(MemorySegment fds, long count, int timeoutMs);

  /**
   * eventfd(2): a counter that {@code poll} can wait for; each write of eight bytes adds to it.
   *
   * @return a file descriptor, or {@code -errno}
   */
  int eventfd(int initial, int flags);

  /** Names a library whose calls stand before those of this process's own C library. */
  String PROPERTY = "lucidbins.libc";

  /**
   * The C library of this process, or {@link #in} the file that {@code -Dlucidbins.libc} names.
   *
   * @throws IllegalArgumentException if that file is no library that can be loaded here
   */
  static LibC system() {
    return NativeLibC.SYSTEM;
  }

  /**
   * A library that has some of the calls, with the C library of this process behind it for the
   * others. Tests stand a kernel of their own before the real one in this way.
   *
   * @param library a shared object; it stays loaded for as long as the process runs
   * @throws IllegalArgumentException if it cannot be loaded
   */
  static LibC in(Path library) {
    return NativeLibC.in(library);
  }
}
