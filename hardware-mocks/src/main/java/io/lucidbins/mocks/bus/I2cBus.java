package io.lucidbins.mocks.bus;

import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One I2C bus with 7-bit addresses. A transfer is a list of messages joined by repeated starts, as
 * in the kernel's {@code I2C_RDWR}; an address or a byte that nobody acknowledges ends it with
 * EREMOTEIO. Bus and parts take no time but what a part stretches the clock by. Faults strike an
 * address, or the whole bus by its data line. The newest 50 transfers are kept for a report.
 */
public final class I2cBus {
  /** A controller gives up on a clock line that is held low for longer [SMBus 3.1, tTIMEOUT]. */
  public static final Duration LONGEST_STRETCH = Duration.ofMillis(35);

  /** One message of a transfer: bytes to write, or a buffer to fill. */
  public static final class Message {
    private final boolean read;
    private final byte[] bytes;

    private Message(boolean read, byte[] bytes) {
      this.read = read;
      this.bytes = bytes;
    }

    public static Message write(byte... bytes) {
      return new Message(false, bytes);
    }

    public static Message read(byte[] into) {
      return new Message(true, into);
    }

    boolean isRead() {
      return read;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  private final int number;
  private final VirtualClock clock;
  private final Journal journal;
  private final Map<Integer, I2cPart> parts = new TreeMap<>();
  private final Map<Integer, ActiveFaults<I2cFault>> faults = new TreeMap<>();
  private Occurrence sdaLow = _ -> false;
  private boolean corruptsStretched;

  /** A bus of its own, with a journal of its own. */
  public I2cBus(int number, VirtualClock clock) {
    this(number, clock, new Journal());
  }

  public I2cBus(int number, VirtualClock clock, Journal journal) {
    this.number = number;
    this.clock = clock;
    this.journal = journal;
  }

  public int number() {
    return number;
  }

  /**
   * From now on this bus is one of the Pi's own controllers, which cut the clock pulse after a
   * stretch short, so that the part misses it: the first byte read after a stretch arrives shifted
   * by one bit [advamation.com, rpi-i2c-bug]. A bit-banged bus has no such fault.
   */
  public synchronized void corruptStretched() {
    corruptsStretched = true;
  }

  /** Puts a part on the bus. */
  public synchronized void attach(int address, I2cPart part) {
    if (parts.putIfAbsent(checkAddress(address), part) != null) {
      throw new IllegalArgumentException("there already is a part at " + name(address));
    }
  }

  /** Takes the part away, as if it were unplugged; a free address is left as it is. */
  public synchronized void detach(int address) {
    parts.remove(address);
  }

  /** Adds a fault of an address; it strikes as often as {@code when} says, asked each transfer. */
  public synchronized void fault(int address, I2cFault fault, Occurrence when) {
    faults.computeIfAbsent(checkAddress(address), _ -> new ActiveFaults<>()).add(fault, when);
  }

  /**
   * Somebody holds the data line low: no transfer to any address gets through, each ends with
   * ETIMEDOUT after {@link #LONGEST_STRETCH}.
   */
  public synchronized void holdSdaLow(Occurrence when) {
    sdaLow = when;
  }

  /** Ends all faults of an address; those of the data line stay. */
  public synchronized void clearFaults(int address) {
    faults.remove(address);
  }

  /** Ends all faults of this bus. */
  public synchronized void clearFaults() {
    faults.clear();
    sdaLow = _ -> false;
  }

  /** Leaves the address without acknowledgement for {@code time} from now. */
  public void nack(int address, Duration time) {
    Occurrence when = Occurrence.always().until(clock.nanos() + time.toNanos());
    fault(address, new I2cFault.NackAddress(), when);
  }

  /** Lets {@code passing} transfers through, then leaves {@code count} without acknowledgement. */
  public void nackAfter(int address, int passing, int count) {
    fault(address, new I2cFault.NackAddress(), Occurrence.after(passing, count));
  }

  /**
   * One transfer: start, messages joined by repeated starts, stop.
   *
   * @return bytes that were read, over all messages
   * @throws KernelException with EREMOTEIO if the address or a byte is not acknowledged, with
   *     ETIMEDOUT if a line is held low for too long
   */
  public synchronized int transfer(int address, List<Message> messages) throws KernelException {
    I2cPart part = parts.get(address);
    var transfer = new I2cTransfer(name(address), clock, faults.get(address), corruptsStretched);
    @Nullable KernelException failure = null;
    try {
      if (sdaLow.strikes(clock.nanos())) {
        clock.stall(LONGEST_STRETCH.toNanos());
        throw new KernelException(Errno.ETIMEDOUT, name(address) + " data line held low");
      }
      return transfer.carry(part, messages);
    } catch (KernelException e) {
      failure = e;
      throw e;
    } finally {
      if (part != null) {
        part.stop();
      }
      keep(address, messages, failure);
    }
  }

  private void keep(int address, List<Message> messages, @Nullable KernelException failure) {
    String error = failure == null ? "" : " !" + symbol(failure.errno());
    journal.add(clock.nanos(), () -> print(address, messages) + error);
  }

  private static String symbol(int errno) {
    String text = Errno.describe(errno);
    int end = 0;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /** The newest 50 entries of the journal, oldest first, such as "+12.345678 i2c1 2A w 00 r 28". */
  public List<String> newestTransfers() {
    return journal.newest();
  }

  private String print(int address, List<Message> messages) {
    var line = new StringBuilder("i2c%d %02X".formatted(number, address));
    for (Message message : messages) {
      line.append(message.read ? " r " : " w ").append(hex(message.bytes));
    }
    return line.toString();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private String name(int address) {
    return "i2c-%d 0x%02X".formatted(number, address);
  }

  private static int checkAddress(int address) {
    if (address < 0x08 || address > 0x77) {
      throw new IllegalArgumentException(
          "an I2C address is 0x08 to 0x77, but this is 0x%02X".formatted(address));
    }
    return address;
  }
}
