package io.lucidbins.pi4j.linux;

import java.lang.foreign.MemorySegment;

/**
 * One message of an I2C transaction: bytes to the device, or room for bytes from it. Several
 * messages make one transaction with repeated starts.
 *
 * @param read whether the device sends
 * @param bytes what is sent, or where the answer goes: 1 to {@value #MAX_BYTES}
 */
record I2cMessage(boolean read, MemorySegment bytes) {
  /** What the kernel's i2c-dev takes in one message ({@code i2cdev_ioctl_rdwr}). */
  static final int MAX_BYTES = 8192;

  I2cMessage {
    if (bytes.byteSize() < 1 || bytes.byteSize() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "an I2C message has 1 to " + MAX_BYTES + " bytes, not " + bytes.byteSize());
    }
  }

  static I2cMessage write(byte... bytes) {
    return new I2cMessage(false, MemorySegment.ofArray(bytes));
  }

  /**
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  static I2cMessage write(byte[] bytes, int offset, int length) {
    return new I2cMessage(false, MemorySegment.ofArray(bytes).asSlice(offset, length));
  }

  /**
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  static I2cMessage read(byte[] into, int offset, int length) {
    return new I2cMessage(true, MemorySegment.ofArray(into).asSlice(offset, length));
  }

  int length() {
    return (int) bytes.byteSize();
  }
}
