package io.lucidbins.pi4j.linux;

/**
 * Told of each transaction after it happened, in the thread that made it, so that a trace can be
 * written without the buses knowing how. {@code errno} is 0 for one that succeeded.
 */
public interface BusObserver {

  /** Nobody wants to know. */
  BusObserver NONE = new BusObserver() {};

  /** Whether anybody wants to know just now; asked before bytes are copied for it. */
  default boolean isListening() {
    return false;
  }

  /**
   * A transaction on an I2C bus: a write, a read, or a write and a read behind a repeated start.
   *
   * @param written the bytes sent; empty for a mere read
   * @param read the bytes received; empty for a mere write
   */
  default void i2c(int bus, int address, byte[] written, byte[] read, int errno) {}

  /** An edge of an input, with the kernel's time of it. */
  default void edge(int line, boolean rising, long timestampNanos) {}

  /** A level given to an output. */
  default void write(int line, boolean high, int errno) {}

  /** A level read from an input. */
  default void read(int line, boolean high, int errno) {}

  /**
   * Bytes of a serial port.
   *
   * @param port its path
   * @param sent whether they went to the part
   */
  default void serial(String port, boolean sent, byte[] bytes, int offset, int length, int errno) {}
}
