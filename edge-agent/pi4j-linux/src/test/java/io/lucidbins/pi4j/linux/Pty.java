package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A pseudo terminal: the port at {@link #path} with the part's end in the hands of a test. */
public final class Pty implements AutoCloseable {
  private static final int O_RDWR_NOCTTY_CLOEXEC = 0x2 | 0x100 | 0x80000;
  private static final long TIOCSPTLCK = 0x4004_5431L;
  private static final long TIOCGPTN = 0x8004_5430L;

  private final LibC libc = LibC.system();
  private final int far;
  private final String path;

  /** Asks the kernel for a new pair. */
  public Pty() {
    far = libc.open("/dev/ptmx", O_RDWR_NOCTTY_CLOEXEC);
    assertThat(far).as("/dev/ptmx").isGreaterThanOrEqualTo(0);
    try (var arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocate(JAVA_INT);
      assertThat(libc.ioctl(far, TIOCSPTLCK, number)).as("unlock").isZero();
      assertThat(libc.ioctl(far, TIOCGPTN, number)).as("number").isZero();
      path = "/dev/pts/" + number.get(JAVA_INT, 0);
    }
  }

  public String path() {
    return path;
  }

  /** The part says this. */
  public void say(int... bytes) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(bytes.length);
      for (int i = 0; i < bytes.length; i++) {
        memory.set(JAVA_BYTE, i, (byte) bytes[i]);
      }
      assertThat(libc.write(far, memory, bytes.length)).isEqualTo(bytes.length);
    }
  }

  /** What the part hears, at least one byte. */
  public byte[] hear() {
    try (var arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4096);
      int count = libc.read(far, memory, 4096);
      return memory.asSlice(0, Math.max(count, 0)).toArray(JAVA_BYTE);
    }
  }

  /** The part is pulled out. */
  @Override
  public void close() {
    libc.close(far);
  }
}
