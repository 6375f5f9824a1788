package io.lucidbins.pi4j.linux;

/** The serial ports of a board. */
public interface SerialPorts {

  /**
   * Opens a port and drops what it had received.
   *
   * @param path of the device, such as {@code /dev/serial0}
   * @param baud 9600 or 115200
   * @throws KernelException if it is absent (ENOENT), in use (EBUSY), not ours (EACCES) or no tty
   * @throws IllegalArgumentException for another rate
   */
  SerialPort open(String path, int baud) throws KernelException;
}
