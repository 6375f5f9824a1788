package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.exception.Pi4JException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tinylog.Logger;

/**
 * The lines of one group as the kernel gave them: one descriptor. What it reads and writes lies in
 * memory that is allocated once, so that a level costs one call and no garbage.
 */
final class LineRequest {
  /** What the kernel keeps for a line until it is read; the frame of an HX711 has 48 at most. */
  static final int EVENTS_PER_LINE = 64;

  private static final String CONSUMER = "lucidbins ";
  private static final int CLOSED = -1;

  private final LibC libc;
  private final BusObserver observer;
  private final LineGroup group;
  private final int[] offsets;
  private final LineConfig[] configs;
  private final EdgeSink[] sinks;
  private final int[] lastSequence;
  private final boolean[] gapTold;
  private final MemorySegment values = Arena.ofAuto().allocate(GpioAbi.VALUES);
  private final MemorySegment events;
  private long levels;
  private int fd;
  private volatile boolean lost;

  /** Claims all lines of the group, the one at {@code first} configured and the others as is. */
  LineRequest(LibC libc, BusObserver observer, GpioChip chip, LineGroup group, Use first) {
    this.libc = libc;
    this.observer = observer;
    this.group = group;
    this.offsets = group.lines().stream().mapToInt(Integer::intValue).toArray();
    this.configs = new LineConfig[offsets.length];
    this.sinks = new EdgeSink[offsets.length];
    this.lastSequence = new int[offsets.length];
    this.gapTold = new boolean[offsets.length];
    this.events = Arena.ofAuto().allocate(GpioAbi.EVENT, (long) EVENTS_PER_LINE * offsets.length);
    Arrays.fill(configs, LineConfig.AS_IS);
    Arrays.fill(sinks, EdgeSink.NONE);
    int index = indexOf(first.line());
    configs[index] = first.config();
    sinks[index] = first.sink();
    levels = withBit(0, index, first.config().high());
    fd = claim(chip);
  }

  /** A line, what it is to be, and who hears of it. */
  record Use(int line, LineConfig config, EdgeSink sink) {}

  private int claim(GpioChip chip) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioAbi.REQUEST);
      MemorySegment.copy(offsets, 0, request, JAVA_INT, GpioAbi.REQUEST_OFFSETS, offsets.length);
      byte[] consumer = (CONSUMER + group.name()).getBytes(StandardCharsets.UTF_8);
      MemorySegment.copy(
          consumer, 0, request, JAVA_BYTE, GpioAbi.REQUEST_CONSUMER, consumer.length);
      new LineConfigs(configs, levels)
          .writeTo(request.asSlice(GpioAbi.REQUEST_CONFIG, GpioAbi.CONFIG));
      request.set(JAVA_INT, GpioAbi.REQUEST_LINES, offsets.length);
      request.set(JAVA_INT, GpioAbi.REQUEST_EVENTS, EVENTS_PER_LINE * offsets.length);
      return chip.request(libc, group, request);
    }
  }

  int indexOf(int line) {
    return group.lines().indexOf(line);
  }

  int line(int index) {
    return offsets[index];
  }

  /** Configures one more line of the group. */
  synchronized void use(Use use) {
    int index = indexOf(use.line());
    long before = levels;
    levels = withBit(levels, index, use.config().high());
    try {
      configure(index, use.config());
    } catch (RuntimeException e) {
      levels = before;
      throw e;
    }
    sinks[index] = use.sink();
  }

  /** The line is claimed on with its group, but nobody hears of it any more. */
  synchronized void leave(int index) {
    sinks[index] = EdgeSink.NONE;
    LineConfig quiet = configs[index].withEdges(false);
    try {
      setEdges(index, false);
    } catch (Pi4JException e) {
      configs[index] = quiet; // the chip is gone, and its edges with it
    }
  }

  /** Asks the kernel for the edges of a line, or asks it to be quiet. */
  synchronized void setEdges(int index, boolean wanted) {
    LineConfig config = configs[index].withEdges(wanted);
    if (!config.equals(configs[index]) || (wanted && lost)) {
      configure(index, config);
    }
  }

  /** The other lines are told again what they are, outputs with the level that they have. */
  private void configure(int index, LineConfig config) {
    LineConfig[] next = configs.clone();
    next[index] = config;
    try (var arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(GpioAbi.CONFIG);
      new LineConfigs(next, levels).writeTo(memory);
      int result = call(GpioAbi.SET_CONFIG, memory);
      if (result < 0) {
        throw Kernel.failed(
            -result, "configuration of GPIO " + offsets[index] + " (lines " + group + ")");
      }
    }
    configs[index] = config;
  }

  synchronized void write(int index, boolean high) {
    int result = exchange(GpioAbi.SET_VALUES, high ? 1L << index : 0, 1L << index);
    observer.write(offsets[index], high, result < 0 ? -result : 0);
    if (result < 0) {
      throw Kernel.failed(-result, "write of GPIO " + offsets[index]);
    }
    levels = withBit(levels, index, high);
  }

  synchronized boolean read(int index) {
    int result = exchange(GpioAbi.GET_VALUES, 0, 1L << index);
    boolean high = result >= 0 && (values.get(JAVA_LONG, GpioAbi.VALUES_BITS) & 1L << index) != 0;
    observer.read(offsets[index], high, result < 0 ? -result : 0);
    if (result < 0) {
      throw Kernel.failed(-result, "read of GPIO " + offsets[index]);
    }
    return high;
  }

  private int exchange(long request, long bits, long mask) {
    values.set(JAVA_LONG, GpioAbi.VALUES_BITS, bits);
    values.set(JAVA_LONG, GpioAbi.VALUES_MASK, mask);
    return call(request, values);
  }

  private int call(long request, MemorySegment argument) {
    if (fd == CLOSED) {
      return -Errno.EBADF; // the number may be another file by now
    }
    return lost ? -Errno.ENODEV : libc.ioctl(fd, request, argument);
  }

  /**
   * Its edges come no more, so all else fails with ENODEV: a part must not wait for one in vain.
   */
  void lose() {
    lost = true;
  }

  private static long withBit(long bits, int index, boolean set) {
    return set ? bits | 1L << index : bits & ~(1L << index);
  }

  /** For poll; only while the request is open. */
  int fd() {
    return fd;
  }

  /**
   * Takes the events that wait. Only the thread of the edges calls it, and only for a descriptor
   * that poll found readable, so it does not block.
   *
   * @return bytes, or {@code -errno}
   */
  int readEvents() {
    return libc.read(fd, events, events.byteSize());
  }

  /** Tells the lines of what {@link #readEvents} took. */
  void deliver(int bytes) {
    long size = GpioAbi.EVENT.byteSize();
    for (long at = 0; at + size <= bytes; at += size) {
      deliverAt(at);
    }
  }

  private void deliverAt(long at) {
    int line = events.get(JAVA_INT, at + GpioAbi.EVENT_OFFSET);
    boolean rising = events.get(JAVA_INT, at + GpioAbi.EVENT_ID) == GpioAbi.EVENT_RISING;
    long time = events.get(JAVA_LONG, at + GpioAbi.EVENT_TIME);
    int sequence = events.get(JAVA_INT, at + GpioAbi.EVENT_LINE_SEQUENCE);
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] == line) {
        noteGap(i, sequence);
        observer.edge(line, rising, time);
        tell(sinks[i], rising, time, sequence);
      }
    }
  }

  /** Logged once for a claim; whoever measures by the edges sees each gap in their numbers. */
  private void noteGap(int index, int sequence) {
    int lost = sequence - lastSequence[index] - 1;
    lastSequence[index] = sequence;
    if (lost != 0 && !gapTold[index]) {
      gapTold[index] = true;
      Logger.warn(
          "GPIO {}: {} edges were lost before number {}, so a measurement is lost with them; later"
              + " losses of this line are not logged",
          offsets[index],
          lost,
          sequence);
    }
  }

  /** A listener that fails must not take the edges of all other lines with it. */
  private static void tell(EdgeSink sink, boolean rising, long time, int sequence) {
    try {
      sink.edge(rising, time, sequence);
    } catch (RuntimeException e) {
      Logger.error(e, "a listener of an edge failed; the others go on");
    }
  }

  /** Gives the lines back. The kernel decides what an output then does. */
  synchronized void close() {
    libc.close(fd);
    fd = CLOSED;
  }

  @Override
  public String toString() {
    return group.toString();
  }
}
