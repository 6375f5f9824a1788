package io.lucidbins.mocks.bus;

import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.SerialPort;
import java.util.HexFormat;
import java.util.Objects;

/** An open {@link VirtualSerial}. */
final class VirtualSerialPort implements SerialPort {
  private static final long LONGEST_READ_NANOS = LONGEST_READ_MS * 1_000_000L;

  private final VirtualSerial line;
  private final int baud;

  VirtualSerialPort(VirtualSerial line, int baud) {
    this.line = line;
    this.baud = baud;
  }

  int baud() {
    return baud;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws KernelException {
    Objects.checkFromIndexSize(offset, length, into.length);
    long deadline = line.clock().nanos() + LONGEST_READ_NANOS;
    while (true) {
      boolean last = line.clock().nanos() >= deadline;
      int taken = line.take(this, into, offset, length);
      if (taken > 0 || length == 0 || last) {
        return taken;
      }
      line.await(Math.min(deadline, line.nextArrival()));
    }
  }

  @Override
  public void write(byte[] bytes) throws KernelException {
    line.write(this, bytes);
  }

  @Override
  public void flushInput() throws KernelException {
    line.flush(this);
  }

  @Override
  public void close() {
    line.close(this);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
