package io.lucidbins.mocks.trace;

import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.SerialFault;
import io.lucidbins.mocks.bus.SerialPart;
import io.lucidbins.mocks.bus.VirtualSerial;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A serial line that says what a trace says, when it was read. */
final class ReplayedSerial implements SerialPart {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final VirtualSerial line;
  private final long origin;
  private final boolean strict;
  private final List<String> faults;
  private final ArrayDeque<Entry.Serial> toSay;
  private final ArrayDeque<Byte> toHear = new ArrayDeque<>();

  ReplayedSerial(
      VirtualSerial line,
      List<Entry.Serial> entries,
      long origin,
      boolean strict,
      List<String> faults) {
    this.line = line;
    this.origin = origin;
    this.strict = strict;
    this.faults = faults;
    this.toSay =
        entries.stream()
            .filter(entry -> !entry.sent() && !entry.bytes().isEmpty())
            .collect(Collectors.toCollection(ArrayDeque::new));
    for (Entry.Serial entry : entries) {
      if (entry.sent()) {
        for (byte value : HEX.parseHex(entry.bytes())) {
          toHear.add(value);
        }
      }
      if (entry.error().equals("EIO")) {
        line.fault(new SerialFault.Unplugged(), Occurrence.once().from(at(entry)));
      }
    }
  }

  private long at(Entry.Serial entry) {
    return origin + entry.micros() * 1_000;
  }

  /** The last stop bit ends when the program read the bytes. */
  private long begins(Entry.Serial entry) {
    return at(entry) - entry.bytes().length() / 2 * line.byteNanos();
  }

  @Override
  public synchronized void speakUntil(long nanos) {
    while (!toSay.isEmpty() && begins(toSay.element()) <= nanos) {
      Entry.Serial entry = toSay.remove();
      line.send(begins(entry), HEX.parseHex(entry.bytes()));
    }
  }

  /** What was said before a program listened is said when it listens: a trace begins in between. */
  @Override
  public void skipTo(long nanos) {}

  @Override
  public synchronized long speaksNextAt() {
    return toSay.isEmpty() ? Long.MAX_VALUE : begins(toSay.element());
  }

  @Override
  public synchronized void hear(int value, long nanos) {
    Byte expected = toHear.poll();
    if (strict && (expected == null || (expected & 0xFF) != value)) {
      String wanted = expected == null ? "nothing more" : "%02X".formatted(expected);
      synchronized (faults) {
        faults.add("%s was sent %02X, the trace has %s".formatted(line.path(), value, wanted));
      }
    }
  }

  synchronized List<String> left() {
    return strict && !toHear.isEmpty()
        ? List.of(line.path() + " was not sent the last " + toHear.size() + " bytes of the trace")
        : List.of();
  }
}
