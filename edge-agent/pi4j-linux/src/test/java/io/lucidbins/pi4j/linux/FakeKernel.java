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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's side of {@code /dev}, in process: I2C buses, GPIO chips ({@link FakeChip}), ttys and
 * event counters. It reads the same structures at the same offsets as the kernel does, written down
 * here on their own, and keeps every I2C transaction as text: {@code "2A: w00 r1"} is a write of
 * 0x00, a repeated start and a read of one byte. Any call can be made to fail with any number.
 */
final class FakeKernel implements LibC {
  private final Map<String, Long> functionsByPath = new HashMap<>();
  private final Map<String, FakeChip> chips = new HashMap<>();
  private final Map<String, FakeTty> ttys = new HashMap<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private final Map<Integer, OpenFile> files = new HashMap<>();
  private final Map<Integer, Queue<byte[]>> answersByAddress = new HashMap<>();
  private final List<String> transactions = new ArrayList<>();
  private final Queue<Integer> failures = new ArrayDeque<>();
  private final Map<Long, Integer> failuresByRequest = new HashMap<>();
  private int opens;
  private int polls;
  private int pollFailure;
  private int lastFd = 2;

  /** What a descriptor stands for. */
  interface OpenFile {
    int ioctl(long request, MemorySegment argument);

    default int read(MemorySegment into, long length) {
      return -Errno.EINVAL;
    }

    default int write(MemorySegment from, long length) {
      return -Errno.EINVAL;
    }

    /** The revents that poll would report. */
    default short ready() {
      return 0;
    }

    default void close() {}
  }

  /** A bus whose adapter speaks plain I2C. */
  FakeKernel bus(int number) {
    return bus(number, 0x1);
  }

  FakeKernel bus(int number, long functions) {
    functionsByPath.put("/dev/i2c-" + number, functions);
    return this;
  }

  /** A chip with the given label and as many lines as a Pi 4 has. */
  FakeChip chip(int number, String label) {
    var chip = new FakeChip(this, label, 58);
    chips.put("/dev/gpiochip" + number, chip);
    return chip;
  }

  FakeTty tty(String path) {
    var tty = new FakeTty();
    ttys.put(path, tty);
    return tty;
  }

  /** Opening this path fails so; 0 lets it be again. */
  FakeKernel refuse(String path, int errno) {
    refusals.put(path, errno);
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

  /** The next ioctl with this number fails so. */
  synchronized FakeKernel failNext(long request, int errno) {
    failuresByRequest.put(request, errno);
    return this;
  }

  /** The next poll fails so. */
  synchronized FakeKernel failPoll(int errno) {
    pollFailure = errno;
    return this;
  }

  List<String> transactions() {
    return transactions;
  }

  int opens() {
    return opens;
  }

  synchronized int openFiles() {
    return files.size();
  }

  /** How often somebody began to wait in poll. */
  synchronized int polls() {
    return polls;
  }

  @Override
  public synchronized int open(String path, int flags) {
    int refusal = refusals.getOrDefault(path, 0);
    if (refusal != 0) {
      return -refusal;
    }
    OpenFile file = file(path);
    if (file == null) {
      return -Errno.ENOENT;
    }
    int expected = file instanceof FakeTty ? 0x2 | 0x80000 | 0x100 : 0x2 | 0x80000;
    if (flags != expected) { // O_RDWR | O_CLOEXEC, and O_NOCTTY for a tty
      return -Errno.EINVAL;
    }
    opens++;
    return add(file);
  }

  private @Nullable OpenFile file(String path) {
    Long functions = functionsByPath.get(path);
    if (functions != null) {
      return (request, argument) -> i2c(functions, request, argument);
    }
    FakeChip chip = chips.get(path);
    return chip != null ? chip : ttys.get(path);
  }

  int add(OpenFile file) {
    files.put(++lastFd, file);
    return lastFd;
  }

  @Override
  public synchronized int close(int fd) {
    OpenFile file = files.remove(fd);
    if (file == null) {
      return -Errno.EBADF;
    }
    file.close();
    return 0;
  }

  @Override
  public synchronized int ioctl(int fd, long request, MemorySegment argument) {
    OpenFile file = files.get(fd);
    if (file == null) {
      return -Errno.EBADF;
    }
    Integer failure = failures.poll();
    if (failure == null) {
      failure = failuresByRequest.remove(request);
    }
    return failure == null ? file.ioctl(request, argument) : -failure;
  }

  @Override
  public synchronized int read(int fd, MemorySegment into, long length) {
    OpenFile file = files.get(fd);
    return file == null ? -Errno.EBADF : file.read(into, length);
  }

  @Override
  public synchronized int write(int fd, MemorySegment from, long length) {
    OpenFile file = files.get(fd);
    int result = file == null ? -Errno.EBADF : file.write(from, length);
    notifyAll();
    return result;
  }

  @Override
  public synchronized int poll(MemorySegment fds, long count, int timeoutMs) {
    polls++;
    notifyAll();
    if (pollFailure != 0) {
      int failure = pollFailure;
      pollFailure = 0;
      return -failure;
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
    while (true) {
      int ready = ready(fds, count);
      long left = end - System.nanoTime();
      if (ready != 0 || (timeoutMs >= 0 && left <= 0)) {
        return ready;
      }
      try {
        if (timeoutMs < 0) {
          wait();
        } else {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -Errno.EINTR;
      }
    }
  }

  private int ready(MemorySegment fds, long count) {
    int ready = 0;
    for (long at = 0; at < count * 8; at += 8) {
      OpenFile file = files.get(fds.get(JAVA_INT, at));
      short revents = file == null ? 0x20 : file.ready(); // POLLNVAL
      fds.set(JAVA_SHORT, at + 6, revents);
      ready += revents == 0 ? 0 : 1;
    }
    return ready;
  }

  /** Something that poll waits for may have happened. */
  synchronized void happened(Runnable what) {
    what.run();
    notifyAll();
  }

  @Override
  public synchronized int eventfd(int initial, int flags) {
    Integer failure = failures.poll();
    return failure != null ? -failure : add(new Counter());
  }

  private static final class Counter implements OpenFile {
    private long value;

    @Override
    public int ioctl(long request, MemorySegment argument) {
      return -Errno.EINVAL;
    }

    @Override
    public int read(MemorySegment into, long length) {
      if (value == 0) {
        return -Errno.EAGAIN;
      }
      into.set(JAVA_LONG, 0, value);
      value = 0;
      return 8;
    }

    @Override
    public int write(MemorySegment from, long length) {
      value += from.get(JAVA_LONG, 0);
      return 8;
    }

    @Override
    public short ready() {
      return (short) (value == 0 ? 0 : 0x1); // POLLIN
    }
  }

  private int i2c(long functions, long request, MemorySegment argument) {
    return switch ((int) request) {
      case 0x705 -> { // I2C_FUNCS
        argument.set(JAVA_LONG, 0, functions);
        yield 0;
      }
      case 0x707 -> transfer(argument); // I2C_RDWR
      default -> -Errno.EINVAL;
    };
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
