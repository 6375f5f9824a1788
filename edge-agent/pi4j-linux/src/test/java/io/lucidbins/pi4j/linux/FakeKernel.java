package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The kernel's side of {@code /dev/i2c-N}, in process. It reads the same structures at the same
 * offsets as the kernel does, written down here on their own, and keeps every transaction as text:
 * {@code "2A: w00 r1"} is a write of 0x00, a repeated start and a read of one byte.
 */
final class FakeKernel implements LibC {
  static final int EBADF = 9;

  private final Map<String, Long> functionsByPath = new HashMap<>();
  private final Map<Integer, String> openPaths = new HashMap<>();
  private final Map<Integer, Queue<byte[]>> answersByAddress = new HashMap<>();
  private final List<String> transactions = new ArrayList<>();
  private final Queue<Integer> failures = new ArrayDeque<>();
  private int opens;
  private int lastFd = 2;

  /** A bus whose adapter speaks plain I2C. */
  FakeKernel bus(int number) {
    return bus(number, 0x1);
  }

  FakeKernel bus(int number, long functions) {
    functionsByPath.put("/dev/i2c-" + number, functions);
    return this;
  }

  /** A device that answers its next reads with these bytes; one without answers does not ack. */
  FakeKernel answer(int address, int... bytes) {
    byte[] answer = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      answer[i] = (byte) bytes[i];
    }
    answersByAddress.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** The next call of ioctl fails so. */
  FakeKernel failNext(int errno) {
    failures.add(errno);
    return this;
  }

  List<String> transactions() {
    return transactions;
  }

  int opens() {
    return opens;
  }

  int openFiles() {
    return openPaths.size();
  }

  @Override
  public int open(String path, int flags) {
    if (!functionsByPath.containsKey(path)) {
      return -Errno.ENOENT;
    }
    if (flags != (0x2 | 0x80000)) { // O_RDWR | O_CLOEXEC
      return -Errno.EINVAL;
    }
    opens++;
    openPaths.put(++lastFd, path);
    return lastFd;
  }

  @Override
  public int close(int fd) {
    return openPaths.remove(fd) == null ? -EBADF : 0;
  }

  @Override
  public int ioctl(int fd, long request, MemorySegment argument) {
    String path = openPaths.get(fd);
    if (path == null) {
      return -EBADF;
    }
    Integer failure = failures.poll();
    if (failure != null) {
      return -failure;
    }
    return switch ((int) request) {
      case 0x705 -> { // I2C_FUNCS
        argument.set(JAVA_LONG, 0, functionsByPath.getOrDefault(path, 0L));
        yield 0;
      }
      case 0x707 -> transfer(argument); // I2C_RDWR
      default -> -Errno.EINVAL;
    };
  }

  @Override
  public int read(int fd, MemorySegment into, long length) {
    return -EBADF;
  }

  @Override
  public int write(int fd, MemorySegment from, long length) {
    return -EBADF;
  }

  @Override
  public int poll(MemorySegment fds, long count, int timeoutMs) {
    return -EBADF;
  }

  @Override
  public int eventfd(int initial, int flags) {
    return -EBADF;
  }

  private int transfer(MemorySegment argument) {
    int count = argument.get(JAVA_INT, 8);
    MemorySegment table = at(argument.get(ADDRESS, 0), count * 16L);
    var text = new StringBuilder("%02X:".formatted(table.get(JAVA_SHORT, 0)));
    for (int i = 0; i < count; i++) {
      int result = message(table.asSlice(i * 16L, 16), text);
      if (result < 0) {
        return result;
      }
    }
    transactions.add(text.toString());
    return count;
  }

  private int message(MemorySegment entry, StringBuilder text) {
    int address = entry.get(JAVA_SHORT, 0);
    int length = entry.get(JAVA_SHORT, 4) & 0xFFFF;
    MemorySegment buffer = at(entry.get(ADDRESS, 8), length);
    Queue<byte[]> answers = answersByAddress.get(address);
    if (answers == null) {
      return -Errno.EREMOTEIO;
    }
    if (entry.get(JAVA_SHORT, 2) == 1) { // I2C_M_RD
      buffer.copyFrom(MemorySegment.ofArray(answers.remove()));
      text.append(" r").append(length);
    } else {
      text.append(" w").append(HexFormat.of().withUpperCase().formatHex(buffer.toArray(JAVA_BYTE)));
    }
    return 0;
  }

  @SuppressWarnings("restricted") // follows a pointer, as a kernel does
  private static MemorySegment at(MemorySegment pointer, long bytes) {
    return pointer.reinterpret(bytes);
  }
}
