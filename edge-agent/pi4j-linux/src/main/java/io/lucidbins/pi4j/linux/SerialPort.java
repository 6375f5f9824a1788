package io.lucidbins.pi4j.linux;

/** An open serial port, 8 data bits, no parity, 1 stop bit, no flow control. One thread uses it. */
public interface SerialPort extends AutoCloseable {
  /** No {@link #read} waits longer for its first byte. */
  int LONGEST_READ_MS = 100;

  /**
   * Reads what is there, or waits up to {@link #LONGEST_READ_MS} for a first byte.
   *
   * @return bytes read, 1 to {@code length}; 0 if none came in time
   * @throws KernelException if the port is gone (EIO) or the call failed otherwise
   * @throws IndexOutOfBoundsException if the range is not within {@code into}
   */
  int read(byte[] into, int offset, int length) throws KernelException;

  /**
   * Writes all bytes.
   *
   * @throws KernelException if the port is gone (EIO) or the call failed otherwise
   */
  void write(byte[] bytes) throws KernelException;

  /** Drops what was received and not yet read. */
  void flushInput() throws KernelException;

  /** Closing twice is harmless. */
  @Override
  void close();
}
