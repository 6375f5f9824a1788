package io.lucidbins.mocks.bus;

import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One I2C bus with 7-bit addresses. A transfer is a list of messages joined by repeated starts, as
 * in the kernel's {@code I2C_RDWR}; an address or a byte that nobody acknowledges ends it with
 * EREMOTEIO. Faults hit an address for a time, or for a number of transfers. The newest 50
 * transfers are kept for a report.
 */
public final class I2cBus {
  private static final int KEPT_TRANSFERS = 50;

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
  }

  private record Transfer(long nanos, int address, List<Message> messages, boolean done) {}

  private final int number;
  private final MonotonicClock clock;
  private final Map<Integer, I2cPart> parts = new TreeMap<>();
  private final Map<Integer, Nack> nacks = new TreeMap<>();
  private final ArrayDeque<Transfer> transfers = new ArrayDeque<>();

  public I2cBus(int number, MonotonicClock clock) {
    this.number = number;
    this.clock = clock;
  }

  public int number() {
    return number;
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

  /** Leaves the address without acknowledgement for {@code time} from now. */
  public synchronized void nack(int address, Duration time) {
    nacks.put(checkAddress(address), Nack.until(clock.nanos() + time.toNanos()));
  }

  /** Lets {@code passing} transfers through, then leaves {@code count} without acknowledgement. */
  public synchronized void nackAfter(int address, int passing, int count) {
    nacks.put(checkAddress(address), Nack.counted(passing, count));
  }

  /**
   * One transfer: start, messages joined by repeated starts, stop. {@code I2cBus} itself takes no
   * time.
   *
   * @throws KernelException with EREMOTEIO if the address or a byte is not acknowledged
   */
  public synchronized void transfer(int address, List<Message> messages) throws KernelException {
    I2cPart part = parts.get(address);
    Nack nack = nacks.get(address);
    boolean done = false;
    try {
      if (part == null || (nack != null && nack.hits(clock.nanos()))) {
        throw new KernelException(Errno.EREMOTEIO, name(address) + " address");
      }
      for (Message message : messages) {
        carry(address, part, message);
      }
      done = true;
    } finally {
      if (part != null) {
        part.stop();
      }
      keep(new Transfer(clock.nanos(), address, messages, done));
    }
  }

  private void carry(int address, I2cPart part, Message message) throws KernelException {
    if (!part.start(message.read)) {
      throw new KernelException(Errno.EREMOTEIO, name(address) + " address");
    }
    byte[] bytes = message.bytes;
    for (int i = 0; i < bytes.length; i++) {
      if (message.read) {
        bytes[i] = (byte) part.read();
      } else if (!part.write(bytes[i] & 0xFF)) {
        throw new KernelException(Errno.EREMOTEIO, name(address) + " byte " + i);
      }
    }
  }

  private void keep(Transfer transfer) {
    if (transfers.size() == KEPT_TRANSFERS) {
      transfers.removeFirst();
    }
    transfers.add(transfer);
  }

  /** The newest 50 transfers, oldest first, such as "+12.345678 i2c1 2A w 00 r 28". */
  public synchronized List<String> newestTransfers() {
    return transfers.stream().map(this::print).toList();
  }

  private String print(Transfer transfer) {
    var line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT, "+%.6f i2c%d %02X", transfer.nanos() / 1e9, number, transfer.address()));
    for (Message message : transfer.messages()) {
      line.append(message.read ? " r " : " w ").append(hex(message.bytes));
    }
    return line.append(transfer.done() ? "" : " !EREMOTEIO").toString();
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

  /** Why an address is silent: until a time, or for a count of transfers. */
  private static final class Nack {
    private final long untilNanos;
    private int passing;
    private int count;

    private Nack(long untilNanos, int passing, int count) {
      this.untilNanos = untilNanos;
      this.passing = passing;
      this.count = count;
    }

    static Nack until(long nanos) {
      return new Nack(nanos, 0, 0);
    }

    static Nack counted(int passing, int count) {
      return new Nack(Long.MIN_VALUE, passing, count);
    }

    boolean hits(long nowNanos) {
      if (nowNanos < untilNanos) {
        return true;
      }
      if (passing > 0) {
        passing--;
        return false;
      }
      return count-- > 0;
    }
  }
}
