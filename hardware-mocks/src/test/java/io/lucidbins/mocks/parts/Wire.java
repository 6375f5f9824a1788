package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.I2cBus.Message;
import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.KernelException;
import java.util.HexFormat;
import java.util.List;

/** A bus for tests of models, all in hex. */
final class Wire {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final I2cBus bus;

  Wire(VirtualClock clock) {
    bus = new I2cBus(1, clock);
  }

  void attach(int address, I2cPart part) {
    bus.attach(address, part);
  }

  String write(int address, String bytes) {
    return transfer(address, List.of(Message.write(HEX.parseHex(bytes))), new byte[0]);
  }

  /** What was read, or the name of the error. Without a pointer it only reads. */
  String read(int address, String pointer, int length) {
    byte[] into = new byte[length];
    Message read = Message.read(into);
    List<Message> messages =
        pointer.isEmpty() ? List.of(read) : List.of(Message.write(HEX.parseHex(pointer)), read);
    return transfer(address, messages, into);
  }

  private String transfer(int address, List<Message> messages, byte[] read) {
    try {
      bus.transfer(address, messages);
      return HEX.formatHex(read);
    } catch (KernelException e) {
      return e.errno() == 121 ? "EREMOTEIO" : "errno " + e.errno();
    }
  }
}
