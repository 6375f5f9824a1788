package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * One tty in raw mode. A read returns after at most 100 ms, because the line discipline is told so
 * (VMIN 0, VTIME 1). Broken bytes (a break, a framing error) are dropped by the kernel; what noise
 * makes of the others is for the checksum of the part.
 */
final class LinuxSerialPort implements SerialPort {
  /** O_RDWR, O_NOCTTY, O_CLOEXEC: a port must not become the terminal of the program. */
  static final int OPEN_FLAGS = Kernel.O_RDWR_CLOEXEC | 0x100;

  /** Tenths of a second: {@link SerialPort#LONGEST_READ_MS}. */
  private static final byte READ_TENTHS = 1;

  /** Bytes that one call of the kernel takes or gives. */
  static final int BUFFER_BYTES = 512;

  private final LibC libc;
  private final String path;
  private final BusObserver observer;
  private final Runnable onClose;
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES);
  private int fd;

  private LinuxSerialPort(LibC libc, String path, int fd, BusObserver observer, Runnable onClose) {
    this.libc = libc;
    this.path = path;
    this.fd = fd;
    this.observer = observer;
    this.onClose = onClose;
  }

  static LinuxSerialPort open(
      LibC libc, String path, int speed, BusObserver observer, Runnable onClose)
      throws KernelException {
    int fd = libc.open(path, OPEN_FLAGS);
    if (fd < 0) {
      throw new KernelException(-fd, "open of " + path + hint(path, -fd));
    }
    try {
      setUp(libc, path, fd, speed);
    } catch (KernelException e) {
      libc.close(fd);
      throw e;
    }
    return new LinuxSerialPort(libc, path, fd, observer, onClose);
  }

  private static String hint(String path, int errno) {
    return errno == Errno.EBUSY
        ? ", which another program has for itself (a login console? serial-getty@"
            + path.substring(path.lastIndexOf('/') + 1)
            + ")"
        : Kernel.hint(path, errno);
  }

  private static void setUp(LibC libc, String path, int fd, int speed) throws KernelException {
    try (var arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TermiosAbi.TERMIOS);
      termios.set(JAVA_INT, TermiosAbi.IFLAG, TermiosAbi.IGNBRK | TermiosAbi.IGNPAR);
      int control = speed | TermiosAbi.CS8 | TermiosAbi.CREAD | TermiosAbi.CLOCAL;
      termios.set(JAVA_INT, TermiosAbi.CFLAG, control);
      termios.set(JAVA_BYTE, TermiosAbi.CC + TermiosAbi.VTIME, READ_TENTHS);
      check(libc.ioctl(fd, TermiosAbi.TCSETS, termios), "TCSETS on " + path);
      check(libc.ioctl(fd, TermiosAbi.TCGETS, termios), "TCGETS on " + path);
      // TCSETS succeeds when it could do any of what it was asked for.
      if ((termios.get(JAVA_INT, TermiosAbi.CFLAG) & (TermiosAbi.CBAUD | TermiosAbi.CS8))
          != (speed | TermiosAbi.CS8)) {
        throw new KernelException(Errno.EINVAL, path + " cannot do the rate with 8 data bits");
      }
    }
    check(libc.ioctl(fd, TermiosAbi.TIOCEXCL, MemorySegment.NULL), "TIOCEXCL on " + path);
    check(libc.ioctl(fd, TermiosAbi.TCFLSH, MemorySegment.NULL), "TCFLSH on " + path);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws KernelException {
    Objects.checkFromIndexSize(offset, length, into.length);
    int wanted = Math.min(length, BUFFER_BYTES);
    int result = libc.read(requireOpen(), buffer, wanted);
    if (result == -Errno.EINTR || (result == 0 && wanted == 0)) {
      return 0;
    }
    int errno = result < 0 ? -result : result == 0 && isGone() ? Errno.EIO : 0;
    if (errno != 0) {
      observer.serial(path, false, into, offset, 0, errno);
      throw new KernelException(errno, "read of " + path);
    }
    if (result > 0) {
      MemorySegment.copy(buffer, JAVA_BYTE, 0, into, offset, result);
      observer.serial(path, false, into, offset, result, 0);
    }
    return result;
  }

  /** A tty that was pulled out reads as nothing, at once and for ever; only poll tells. */
  private boolean isGone() {
    buffer.set(JAVA_INT, 0, fd);
    buffer.set(JAVA_SHORT, Poll.EVENTS, Poll.POLLIN);
    buffer.set(JAVA_SHORT, Poll.REVENTS, (short) 0);
    return libc.poll(buffer, 1, 0) > 0 && (buffer.get(JAVA_SHORT, Poll.REVENTS) & Poll.BROKEN) != 0;
  }

  @Override
  public void write(byte[] bytes) throws KernelException {
    int done = 0;
    while (done < bytes.length) {
      int part = Math.min(bytes.length - done, BUFFER_BYTES);
      MemorySegment.copy(bytes, done, buffer, JAVA_BYTE, 0, part);
      int result = libc.write(requireOpen(), buffer, part);
      if (result <= 0 && result != -Errno.EINTR) {
        int errno = result == 0 ? Errno.EIO : -result;
        observer.serial(path, true, bytes, 0, done, errno);
        throw new KernelException(errno, "write of " + path);
      }
      done += Math.max(result, 0);
    }
    observer.serial(path, true, bytes, 0, done, 0);
  }

  @Override
  public void flushInput() throws KernelException {
    check(libc.ioctl(requireOpen(), TermiosAbi.TCFLSH, MemorySegment.NULL), "TCFLSH on " + path);
  }

  private int requireOpen() throws KernelException {
    if (fd < 0) {
      throw new KernelException(Errno.EBADF, path + " is closed");
    }
    return fd;
  }

  private static void check(int result, String operation) throws KernelException {
    if (result < 0) {
      throw new KernelException(-result, operation);
    }
  }

  @Override
  public void close() {
    if (fd >= 0) {
      libc.close(fd);
      fd = -1;
      onClose.run();
    }
  }
}
