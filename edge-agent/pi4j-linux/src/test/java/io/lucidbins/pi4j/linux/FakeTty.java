package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A tty of the {@link FakeKernel}: it keeps what it was told, and answers reads as scripted. */
final class FakeTty implements FakeKernel.OpenFile {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Queue<Integer> readResults = new ArrayDeque<>();
  private final Queue<Integer> writeResults = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private boolean hungUp;
  private int control;
  private int refusedControl;

  /** The next read gives this many bytes of 0x55, or {@code -errno}. */
  FakeTty nextRead(int result) {
    readResults.add(result);
    return this;
  }

  /** The next write takes this many bytes, or fails with {@code -errno}. */
  FakeTty nextWrite(int result) {
    writeResults.add(result);
    return this;
  }

  /** The adapter was pulled out: reads end at once, and only poll tells why. */
  void hangUp() {
    hungUp = true;
  }

  /** A device that takes the settings and keeps its own rate. */
  void keepsItsRate() {
    refusedControl = 0xF;
  }

  byte[] written() {
    return written.toByteArray();
  }

  List<String> calls() {
    return calls;
  }

  @Override
  public int ioctl(long request, MemorySegment argument) {
    switch ((int) request) {
      case 0x5401 -> argument.set(JAVA_INT, 8, control); // TCGETS
      case 0x5402 -> { // TCSETS
        control = argument.get(JAVA_INT, 8) & ~refusedControl;
        calls.add(
            "TCSETS i%X o%X c%X l%X VTIME%d VMIN%d"
                .formatted(
                    argument.get(JAVA_INT, 0),
                    argument.get(JAVA_INT, 4),
                    argument.get(JAVA_INT, 8),
                    argument.get(JAVA_INT, 12),
                    argument.get(JAVA_BYTE, 17 + 5),
                    argument.get(JAVA_BYTE, 17 + 6)));
      }
      case 0x540B -> calls.add("TCFLSH " + argument.address());
      case 0x540C -> calls.add("TIOCEXCL");
      default -> {
        return -25; // ENOTTY
      }
    }
    return 0;
  }

  @Override
  public int read(MemorySegment into, long length) {
    Integer result = readResults.poll();
    if (result == null) {
      return 0;
    }
    for (int i = 0; i < result; i++) {
      into.set(JAVA_BYTE, i, (byte) 0x55);
    }
    return result;
  }

  @Override
  public int write(MemorySegment from, long length) {
    Integer result = writeResults.poll();
    int count = result == null ? (int) length : result;
    if (count > 0) {
      written.writeBytes(from.asSlice(0, count).toArray(JAVA_BYTE));
    }
    return count;
  }

  @Override
  public short ready() {
    return (short) (hungUp ? 0x11 : 0); // POLLIN | POLLHUP
  }
}
