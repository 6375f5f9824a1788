package io.lucidbins.mocks.bus;

import io.lucidbins.mocks.bus.I2cBus.Message;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transfer on its way over a bus, with the faults that strike it. Guarded by its bus. */
final class I2cTransfer {
  private final String name;
  private final VirtualClock clock;
  private final @Nullable ActiveFaults<I2cFault> faults;
  private final I2cFault.@Nullable BitFlip flip;
  private final int mostRead;
  private final int refused;
  private final boolean corruptsStretched;
  private boolean missesBit;
  private int bytesRead;

  I2cTransfer(
      String name,
      VirtualClock clock,
      @Nullable ActiveFaults<I2cFault> faults,
      boolean corruptsStretched) {
    this.name = name;
    this.clock = clock;
    this.faults = faults;
    this.corruptsStretched = corruptsStretched;
    this.flip = strike(I2cFault.BitFlip.class);
    var shortRead = strike(I2cFault.ShortRead.class);
    this.mostRead = shortRead == null ? Integer.MAX_VALUE : shortRead.bytes();
    var nack = strike(I2cFault.NackByte.class);
    this.refused = nack == null ? -1 : nack.index();
  }

  private <T extends I2cFault> @Nullable T strike(Class<T> kind) {
    return faults == null ? null : faults.strike(kind, clock.nanos());
  }

  /** Carries the messages to the part; returns how many bytes were read. */
  int carry(@Nullable I2cPart part, List<Message> messages) throws KernelException {
    var fails = strike(I2cFault.Fails.class);
    if (fails != null) {
      throw new KernelException(fails.errno(), name);
    }
    if (part == null || strike(I2cFault.NackAddress.class) != null) {
      throw new KernelException(Errno.EREMOTEIO, name + " address");
    }
    var stretch = strike(I2cFault.Stretch.class);
    if (stretch != null) {
      holdClock(stretch.time().toNanos());
    }
    for (Message message : messages) {
      carry(part, message);
    }
    return bytesRead;
  }

  private void holdClock(long nanos) throws KernelException {
    long longest = I2cBus.LONGEST_STRETCH.toNanos();
    clock.stall(Math.min(nanos, longest));
    if (nanos > longest) {
      throw new KernelException(Errno.ETIMEDOUT, name + " clock line held low");
    }
  }

  private void carry(I2cPart part, Message message) throws KernelException {
    if (!part.start(message.isRead())) {
      throw new KernelException(Errno.EREMOTEIO, name + " address");
    }
    long stretch = part.stretchNanos();
    if (stretch > 0) {
      holdClock(stretch);
      missesBit = corruptsStretched && message.isRead();
    }
    byte[] bytes = message.bytes();
    for (int i = 0; i < bytes.length; i++) {
      if (message.isRead()) {
        read(part, bytes, i);
      } else if (i == refused || !part.write(bytes[i] & 0xFF)) {
        throw new KernelException(Errno.EREMOTEIO, name + " byte " + i);
      }
    }
  }

  private void read(I2cPart part, byte[] into, int index) {
    if (bytesRead >= mostRead) {
      return;
    }
    int value = part.read();
    if (missesBit) {
      value = (value & 0x80) | (value >> 1); // its first bit was clocked twice
      missesBit = false;
    }
    if (flip != null && flip.index() == bytesRead) {
      value ^= flip.mask();
    }
    into[index] = (byte) value;
    bytesRead++;
  }
}
