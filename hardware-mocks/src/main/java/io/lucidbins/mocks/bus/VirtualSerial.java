package io.lucidbins.mocks.bus;

import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.SerialPort;
import io.lucidbins.pi4j.linux.Wakeup;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One serial line, 8N1: bytes arrive one after the other, ten bit times each, on the virtual clock.
 * The receive buffer holds {@link #BUFFER} bytes as the kernel's does; what comes while it is full
 * is lost. A program that opened it at another rate than the part's reads rubbish.
 */
public final class VirtualSerial {
  /** Bytes that wait for a reader [linux include/linux/tty.h: N_TTY_BUF_SIZE 4096, less one]. */
  public static final int BUFFER = 4_095;

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int BITS_PER_BYTE = 10;
  private static final Silence SILENCE = new Silence();

  private final String path;
  private final VirtualClock clock;
  private final RandomGenerator random;
  private final Journal journal;
  private final ActiveFaults<SerialFault> faults = new ActiveFaults<>();
  private final ArrayDeque<Arrival> received = new ArrayDeque<>();
  private final Wakeup spoken = new Wakeup();
  private SerialPart part = SILENCE;
  private double partBaud = 9_600;
  private @Nullable VirtualSerialPort open;
  private long lineFreeAt;

  private record Arrival(long nanos, byte value) {}

  /** Nothing at the other end. */
  private static final class Silence implements SerialPart {
    @Override
    public void speakUntil(long nanos) {}

    @Override
    public void skipTo(long nanos) {}

    @Override
    public long speaksNextAt() {
      return Long.MAX_VALUE;
    }

    @Override
    public void hear(int value, long nanos) {}
  }

  /** A line of its own, with a journal of its own. */
  public VirtualSerial(String path, VirtualClock clock, RandomGenerator random) {
    this(path, clock, random, new Journal());
  }

  /**
   * @param path of the port, such as {@code /dev/serial0}
   * @param random of noise, and of what a wrong rate makes of a byte
   */
  public VirtualSerial(String path, VirtualClock clock, RandomGenerator random, Journal journal) {
    this.path = path;
    this.clock = clock;
    this.random = random;
    this.journal = journal;
  }

  public String path() {
    return path;
  }

  /** Connects a part that speaks at {@code baud}, in place of the one before. */
  public synchronized void attach(SerialPart next, int baud) {
    part = next;
    partBaud = baud;
    next.skipTo(clock.nanos());
  }

  /** Takes the part away: the line is silent, the port stays. */
  public synchronized void detach() {
    part = SILENCE;
  }

  /** Adds a fault; it strikes bytes, frames or calls as often as {@code when} says. */
  public void fault(SerialFault fault, Occurrence when) {
    faults.add(fault, when);
  }

  /** Ends all faults of this line. */
  public void clearFaults() {
    faults.clear();
  }

  /** Brings the part up to now; run before what it senses changes. Free while nobody listens. */
  public synchronized void settle() {
    if (open != null) {
      part.speakUntil(clock.nanos());
    }
  }

  // --- towards the part: it speaks only when asked to, so that locks go from line to part

  /** Lets a waiting reader ask the part anew: it has something to say earlier than it knew. */
  public void nudge() {
    spoken.raise();
  }

  /** Whether a program has the port open: what is said to a closed port is lost. */
  public synchronized boolean isOpen() {
    return open != null;
  }

  /** Time of one byte of the part, start and stop bit included. */
  public synchronized long byteNanos() {
    return Math.round(BITS_PER_BYTE * NANOS_PER_SECOND / partBaud);
  }

  /** The oscillator of the part is off, so that it sends and listens at another rate. */
  public synchronized void rate(double baud) {
    partBaud = baud;
  }

  /** Whether the receive buffer is full, so that what is said now is lost. */
  public synchronized boolean isFull() {
    return received.size() >= BUFFER;
  }

  /** Half a bit is lost over the ten of a byte if the two rates differ by more than 5 %. */
  private boolean isOffRate(VirtualSerialPort port) {
    return Math.abs(partBaud - port.baud()) > 0.05 * port.baud();
  }

  /**
   * Sends bytes, one after the other, behind what is still on the line.
   *
   * @param nanos when the first start bit begins, at the earliest
   * @return when the last stop bit ends
   */
  public synchronized long send(long nanos, byte... bytes) {
    long at = Math.max(nanos, lineFreeAt);
    var cut = faults.strike(SerialFault.Cut.class, nanos);
    int length = cut == null ? bytes.length : Math.min(cut.bytes(), bytes.length);
    for (int i = 0; i < length; i++) {
      at += byteNanos();
      receive(bytes[i], at);
    }
    lineFreeAt = at;
    spoken.raise();
    return at;
  }

  private void receive(byte value, long nanos) {
    boolean lost = faults.strike(SerialFault.Overrun.class, nanos) != null;
    boolean noisy = faults.strike(SerialFault.Noise.class, nanos) != null;
    VirtualSerialPort port = open;
    if (port == null || lost || received.size() >= BUFFER) {
      return;
    }
    byte heard = value;
    if (noisy) {
      heard ^= (byte) random.nextInt(1, 0x100);
    }
    if (isOffRate(port)) {
      heard = (byte) random.nextInt(0x100);
    }
    received.add(new Arrival(nanos, heard));
  }

  // --- towards the program

  synchronized SerialPort open(int baud) throws KernelException {
    if (baud != 9_600 && baud != 115_200) {
      throw new IllegalArgumentException("the rate must be 9600 or 115200, but is " + baud);
    }
    var fault = faults.strike(SerialFault.CannotOpen.class, clock.nanos());
    if (fault != null) {
      throw new KernelException(fault.errno(), path);
    }
    if (open != null) {
      throw new KernelException(Errno.EBUSY, path);
    }
    var port = new VirtualSerialPort(this, baud);
    open = port;
    forget();
    return port;
  }

  synchronized void close(VirtualSerialPort port) {
    if (open == port) {
      open = null;
      received.clear();
    }
  }

  /** Drops what arrived, and what was said while nobody had a reason to know it. */
  private void forget() {
    long now = clock.nanos();
    part.skipTo(now);
    received.removeIf(arrival -> arrival.nanos() <= now);
  }

  synchronized void flush(VirtualSerialPort port) throws KernelException {
    check(port, "flush");
    forget();
  }

  synchronized void write(VirtualSerialPort port, byte[] bytes) throws KernelException {
    check(port, "write");
    long at = clock.nanos();
    byte[] written = bytes.clone();
    journal.add(at, () -> "tty " + shortName() + " w " + VirtualSerialPort.hex(written));
    for (byte value : written) {
      at += BITS_PER_BYTE * NANOS_PER_SECOND / port.baud();
      int heard = isOffRate(port) ? random.nextInt(0x100) : value & 0xFF;
      part.hear(heard, at);
    }
  }

  /** Takes what has arrived by now, at most {@code length} bytes. */
  synchronized int take(VirtualSerialPort port, byte[] into, int offset, int length)
      throws KernelException {
    check(port, "read");
    long now = clock.nanos();
    part.speakUntil(now);
    int taken = 0;
    while (taken < length && hasArrived(now)) {
      into[offset + taken++] = received.remove().value();
    }
    if (taken > 0) {
      byte[] read = Arrays.copyOfRange(into, offset, offset + taken);
      journal.add(now, () -> "tty " + shortName() + " r " + VirtualSerialPort.hex(read));
    }
    return taken;
  }

  private boolean hasArrived(long now) {
    Arrival first = received.peek();
    return first != null && first.nanos() <= now;
  }

  /** When a reader should look again: the next arrival, or when the part speaks. */
  synchronized long nextArrival() {
    Arrival first = received.peek();
    return first == null ? part.speaksNextAt() : Math.min(first.nanos(), part.speaksNextAt());
  }

  /** Waits until {@code nanos} or until something new is on the line. */
  void await(long nanos) {
    try {
      clock.waitUntil(nanos, spoken);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      clock.stall(Math.max(0, nanos - clock.nanos())); // a native read does not notice either
    }
  }

  VirtualClock clock() {
    return clock;
  }

  private void check(VirtualSerialPort port, String operation) throws KernelException {
    if (open != port || faults.strike(SerialFault.Unplugged.class, clock.nanos()) != null) {
      throw new KernelException(Errno.EIO, path + " " + operation);
    }
  }

  private String shortName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
