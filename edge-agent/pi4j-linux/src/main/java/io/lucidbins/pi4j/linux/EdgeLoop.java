package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * The one thread that waits for edges, {@code gpio-edges}. It sleeps in the kernel without a limit
 * until an edge comes or the set of lines changes (an eventfd tells it), so an idle bin wakes for
 * nothing. It starts with the first line that is listened to and ends with the last. A poll that
 * fails (out of memory) is tried again each second, because listeners are added once only.
 *
 * <p>Descriptors are read under the lock and only while they are in {@link #watched}; one is closed
 * only after {@link #unwatch}, which waits until the thread has left a poll that could still hold
 * it. Otherwise the kernel would keep the line, or its number be another file when it is read.
 */
final class EdgeLoop {
  private static final String NAME = "gpio-edges";

  static final int EFD_CLOEXEC = 0x80000;
  static final int EFD_NONBLOCK = 0x800;
  private static final int FOREVER = -1;
  private static final int FIRST_ROOM = 8;

  /** From a poll that failed to the next. */
  static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LibC libc;
  private final List<LineRequest> watched = new ArrayList<>();
  private final MemorySegment counter = Arena.ofAuto().allocate(JAVA_LONG);
  private LineRequest[] polled = new LineRequest[FIRST_ROOM];
  private int[] taken = new int[FIRST_ROOM];
  private MemorySegment entries = room(FIRST_ROOM);
  private @Nullable Thread thread;
  private int wake;
  private boolean polling;
  private boolean failing;
  private long rounds;

  EdgeLoop(LibC libc) {
    this.libc = libc;
  }

  /** Whether the thread runs; for tests of what an idle program does. */
  synchronized boolean isRunning() {
    return thread != null;
  }

  /** Delivers the edges of these lines from now on. */
  synchronized void watch(LineRequest request) {
    if (watched.contains(request)) {
      return;
    }
    if (thread == null) {
      start();
    }
    watched.add(request);
    wakeUp();
  }

  private void start() {
    wake = libc.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake < 0) {
      throw Kernel.failed(-wake, "eventfd for the edges of GPIO lines");
    }
    thread = Thread.ofPlatform().name(NAME).daemon(true).unstarted(this::run);
    thread.start();
  }

  /** After this the descriptor may be closed. */
  synchronized void unwatch(LineRequest request) {
    if (!watched.remove(request)) {
      return;
    }
    wakeUp();
    notifyAll(); // the thread may wait for its next try
    long round = rounds;
    boolean interrupted = false;
    while (polling && rounds == round) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // a close is finished all the same; the wait is short
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void wakeUp() {
    counter.set(JAVA_LONG, 0, 1);
    libc.write(wake, counter, JAVA_LONG.byteSize());
  }

  private void run() {
    while (true) {
      int count = prepare();
      if (count == 0) {
        return;
      }
      int result = libc.poll(entries, count + 1L, FOREVER);
      take(count, result);
      restAfter(result);
      for (int i = 0; i < count; i++) {
        if (taken[i] > 0) {
          polled[i].deliver(taken[i]);
        }
      }
    }
  }

  /** Lists what to wait for; nothing is the end of the thread. */
  private synchronized int prepare() {
    int count = watched.size();
    if (count == 0) {
      libc.close(wake);
      thread = null;
      return 0;
    }
    if (count > polled.length) {
      polled = new LineRequest[2 * count];
      taken = new int[2 * count];
      entries = room(2 * count);
    }
    for (int i = 0; i < count; i++) {
      polled[i] = watched.get(i);
      setEntry(i, polled[i].fd());
    }
    setEntry(count, wake);
    polling = true;
    return count;
  }

  private static MemorySegment room(int lines) {
    return Arena.ofAuto().allocate((lines + 1) * Poll.ENTRY_BYTES, JAVA_INT.byteAlignment());
  }

  private void setEntry(int index, int fd) {
    long at = index * Poll.ENTRY_BYTES;
    entries.set(JAVA_INT, at, fd);
    entries.set(JAVA_SHORT, at + Poll.EVENTS, Poll.POLLIN);
    entries.set(JAVA_SHORT, at + Poll.REVENTS, (short) 0);
  }

  /** Reads all that is ready and still watched; the listeners are called without the lock. */
  private synchronized void take(int count, int result) {
    polling = false;
    rounds++;
    notifyAll();
    for (int i = 0; i < count; i++) {
      short ready = result < 0 ? 0 : revents(i);
      taken[i] = ready == 0 || !watched.contains(polled[i]) ? 0 : take(polled[i], ready);
    }
    if (result > 0 && revents(count) != 0) {
      libc.read(wake, counter, JAVA_LONG.byteSize());
    }
  }

  /** Told once for a row of failures. The wait ends early when nobody listens any more. */
  private synchronized void restAfter(int result) {
    boolean failed = result < 0 && result != -Errno.EINTR;
    if (failed && !failing) {
      Logger.error(
          "GPIO lines {}: no edges, poll failed ({}); it is tried again each second",
          watched,
          Errno.describe(-result));
    } else if (failing && !failed) {
      Logger.info("GPIO lines {}: edges come again", watched);
    }
    failing = failed;
    long end = System.nanoTime() + RETRY_NANOS;
    long left = failed ? RETRY_NANOS : 0;
    while (left > 0 && !watched.isEmpty()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        return; // nobody has a reason to; the next try comes early
      }
      left = end - System.nanoTime();
    }
  }

  private short revents(int index) {
    return entries.get(JAVA_SHORT, index * Poll.ENTRY_BYTES + Poll.REVENTS);
  }

  private int take(LineRequest request, short ready) {
    int bytes =
        (ready & Poll.POLLIN) != 0 ? request.readEvents() : -Errno.ENODEV; // gone, nothing left
    if (bytes > 0 || bytes == -Errno.EAGAIN || bytes == -Errno.EINTR) {
      return bytes;
    }
    watched.remove(request); // else poll would return at once for ever
    request.lose();
    Logger.error(
        "GPIO lines {}: no more edges ({}); their parts fail until they are opened again",
        request,
        bytes == 0 ? "closed by the kernel" : Errno.describe(-bytes));
    return 0;
  }
}
