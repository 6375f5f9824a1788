package io.lucidbins.mocks.bus;

/**
 * A device on an {@link I2cBus}, as the bus sees it: bytes, acknowledgements and the conditions
 * around them [NXP UM10204, 3.1]. Called under the lock of its bus.
 */
public interface I2cPart {

  /**
   * A start, or a repeated start, followed by this part's address.
   *
   * @param read the direction bit: true if the master will read
   * @return whether the part acknowledges its address
   */
  boolean start(boolean read);

  /**
   * A byte from the master, 0 to 255.
   *
   * @return whether the part acknowledges it
   */
  boolean write(int value);

  /** A byte to the master, 0 to 255. A part has no way to refuse. */
  int read();

  /**
   * How long the part holds the clock line low after this start, in nanoseconds; 0 if it does not.
   * Asked once after each acknowledged address.
   */
  default long stretchNanos() {
    return 0;
  }

  /** The stop that ends a transfer. */
  void stop();
}
