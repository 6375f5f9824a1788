package io.lucidbins.pi4j.linux;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Writes what happens on the buses of a board, a line for each transaction, so that a fault in the
 * field becomes a test:
 *
 * <pre>
 * +12.345678 i2c1 2A w 00 r 28
 * +12.345901 i2c1 2A w 00 r !EREMOTEIO
 * +12.400000 gpio 21 rise
 * +12.400100 gpio 20 w 1
 * +12.400200 gpio 12 r 0
 * +12.500000 tty serial0 r FF07A1A7
 * +12.600000 tty ttyAMA1 r *24
 * </pre>
 *
 * Seconds count from the start of the trace; the time of an edge is the kernel's. {@code *24}
 * stands for 24 bytes that are not written: what a card reader says contains the numbers of cards.
 * So of the serial ports only those that were named are written, and of I2C never the address of a
 * PN532, on whatever bus.
 *
 * <p>It ends by itself, at a size and at a time, because nobody remembers to end it. A line is
 * whole or absent. Callable from any thread.
 */
public final class BusTrace implements BusObserver {
  /** A trace grows no further; at 10 transactions a second it lasts about an hour. */
  public static final int MOST_BYTES = 1 << 20;

  /** No trace runs for longer. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  /** The only address that a PN532 has (PN532/C1 user manual, 6.2.4). */
  private static final int PN532 = 0x24;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int NANOS_PER_MICRO = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final MonotonicClock clock;
  private final Set<String> openPorts;
  private volatile @Nullable Run run;
  private int size;

  /**
   * @param clock that the times are read from; the one that edges are stamped with
   * @param openPorts paths of serial ports whose bytes may be written, such as the range finder's
   */
  public BusTrace(MonotonicClock clock, Set<String> openPorts) {
    this.clock = clock;
    this.openPorts = Set.copyOf(openPorts);
  }

  private record Run(BufferedWriter writer, long begin, long end) {}

  /**
   * Begins a trace; one that runs is ended first.
   *
   * @param file made anew, readable by its owner only
   * @param time after which it ends, at most {@link #LONGEST}
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if the time is not above zero and at most the longest
   */
  public synchronized void start(Path file, Duration time) throws IOException {
    if (time.compareTo(Duration.ZERO) <= 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a bus trace lasts up to " + LONGEST.toMinutes() + " min, not " + time);
    }
    stop();
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    long now = clock.nanos();
    run = new Run(writer, now, now + time.toNanos());
    size = 0;
  }

  /** Ends the trace, if one runs; the file is whole then. */
  public synchronized void stop() {
    Run ending = run;
    run = null;
    if (ending != null) {
      try {
        ending.writer.close();
      } catch (IOException e) {
        Logger.warn("bus trace: its end was not written: {}", e.getMessage());
      }
    }
  }

  @Override
  public boolean isListening() {
    return run != null;
  }

  @Override
  public void i2c(int bus, int address, byte[] written, byte[] read, int errno) {
    boolean secret = address == PN532;
    var line = new StringBuilder("i2c%d %02X".formatted(bus, address));
    if (written.length > 0) {
      line.append(" w ").append(bytes(secret, written, 0, written.length));
    }
    if (read.length > 0) {
      line.append(" r ").append(bytes(secret, read, 0, read.length));
    }
    add(clock.nanos(), line, errno);
  }

  @Override
  public void edge(int line, boolean rising, long timestampNanos) {
    if (isListening()) {
      add(timestampNanos, gpio(line).append(rising ? " rise" : " fall"), 0);
    }
  }

  @Override
  public void write(int line, boolean high, int errno) {
    if (isListening()) {
      add(clock.nanos(), gpio(line).append(high ? " w 1" : " w 0"), errno);
    }
  }

  @Override
  public void read(int line, boolean high, int errno) {
    if (isListening()) {
      add(clock.nanos(), gpio(line).append(errno != 0 ? " r" : high ? " r 1" : " r 0"), errno);
    }
  }

  private static StringBuilder gpio(int line) {
    return new StringBuilder("gpio ").append(line);
  }

  @Override
  public void serial(String port, boolean sent, byte[] bytes, int offset, int length, int errno) {
    if (isListening()) {
      var line = new StringBuilder("tty ").append(port.substring(port.lastIndexOf('/') + 1));
      line.append(sent ? " w" : " r");
      if (length > 0) {
        line.append(' ').append(bytes(!openPorts.contains(port), bytes, offset, length));
      }
      add(clock.nanos(), line, errno);
    }
  }

  private static String bytes(boolean secret, byte[] bytes, int offset, int length) {
    return secret ? "*" + length : HEX.formatHex(bytes, offset, offset + length);
  }

  private synchronized void add(long nanos, StringBuilder text, int errno) {
    Run current = run;
    if (current == null) {
      return;
    }
    if (errno != 0) {
      text.append(" !").append(Errno.name(errno));
    }
    long micros = Math.max(0, nanos - current.begin) / NANOS_PER_MICRO; // an edge may be older
    text.insert(0, "+%d.%06d ".formatted(micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND));
    text.append('\n');
    if (nanos - current.end >= 0 || size + text.length() > MOST_BYTES) {
      stop();
      return;
    }
    write(current, text);
  }

  private void write(Run current, CharSequence text) {
    try {
      current.writer.append(text);
      size += text.length();
    } catch (IOException e) {
      Logger.warn("bus trace ended, its file cannot be written: {}", e.getMessage());
      stop();
    }
  }
}
