package io.lucidbins.mocks.bus;

import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.SerialPort;
import io.lucidbins.pi4j.linux.SerialPorts;
import java.util.Map;
import java.util.TreeMap;

/** The serial ports of a virtual Pi, by path; any other path is ENOENT. */
public final class VirtualSerialPorts implements SerialPorts {
  private final Map<String, VirtualSerial> lines = new TreeMap<>();

  public VirtualSerialPorts(VirtualSerial... lines) {
    for (VirtualSerial line : lines) {
      this.lines.put(line.path(), line);
    }
  }

  /**
   * The line behind a path.
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public VirtualSerial line(String path) {
    VirtualSerial line = lines.get(path);
    if (line == null) {
      throw new IllegalArgumentException(
          "the virtual Pi has no serial port " + path + ", only " + lines.keySet());
    }
    return line;
  }

  @Override
  public SerialPort open(String path, int baud) throws KernelException {
    VirtualSerial line = lines.get(path);
    if (line == null) {
      throw new KernelException(Errno.ENOENT, path);
    }
    return line.open(baud);
  }
}
