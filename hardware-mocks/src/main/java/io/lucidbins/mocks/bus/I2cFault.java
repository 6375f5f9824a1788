package io.lucidbins.mocks.bus;

import java.time.Duration;

/** What can go wrong with the transfers of one address. */
public sealed interface I2cFault {

  /** The address is not acknowledged: EREMOTEIO. */
  record NackAddress() implements I2cFault {}

  /**
   * A written byte is not acknowledged: EREMOTEIO.
   *
   * @param index of the byte in its message, from 0
   */
  record NackByte(int index) implements I2cFault {}

  /**
   * The transfer fails before the part sees anything of it.
   *
   * @param errno a positive number of {@code asm-generic/errno.h}, such as ETIMEDOUT or EAGAIN
   */
  record Fails(int errno) implements I2cFault {}

  /**
   * The part holds the clock line low. Up to {@link I2cBus#LONGEST_STRETCH} the transfer only takes
   * that much longer; beyond it the controller gives up with ETIMEDOUT.
   */
  record Stretch(Duration time) implements I2cFault {}

  /**
   * A byte read arrives with some of its bits turned over.
   *
   * @param index of the byte among all bytes read by the transfer, from 0
   * @param mask of the bits, 0x01 to 0xFF
   */
  record BitFlip(int index, int mask) implements I2cFault {}

  /**
   * The provider gives fewer bytes than were asked for; the others stay as they were.
   *
   * @param bytes that arrive, 0 or more
   */
  record ShortRead(int bytes) implements I2cFault {}
}
