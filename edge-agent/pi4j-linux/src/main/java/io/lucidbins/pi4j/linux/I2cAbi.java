package io.lucidbins.pi4j.linux;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/**
 * The kernel's I2C character device on a 64-bit machine: {@code linux/i2c.h}, {@code i2c-dev.h}.
 */
final class I2cAbi {
  static final long I2C_FUNCS = 0x705;
  static final long I2C_RDWR = 0x707;
  static final long FUNC_I2C = 0x1;
  static final short M_RD = 0x1;

  /** What i2c-dev takes in one message ({@code i2cdev_ioctl_rdwr}). */
  static final int MOST_BYTES = 8192;

  static final StructLayout MESSAGE =
      structLayout(
          JAVA_SHORT.withName("addr"),
          JAVA_SHORT.withName("flags"),
          JAVA_SHORT.withName("len"),
          paddingLayout(2),
          ADDRESS.withName("buf"));
  static final StructLayout TRANSFER =
      structLayout(ADDRESS.withName("msgs"), JAVA_INT.withName("nmsgs"), paddingLayout(4));

  static final long MESSAGE_ADDRESS = at(MESSAGE, "addr");
  static final long MESSAGE_FLAGS = at(MESSAGE, "flags");
  static final long MESSAGE_LENGTH = at(MESSAGE, "len");
  static final long MESSAGE_BUFFER = at(MESSAGE, "buf");
  static final long TRANSFER_MESSAGES = at(TRANSFER, "msgs");
  static final long TRANSFER_COUNT = at(TRANSFER, "nmsgs");

  private I2cAbi() {}

  private static long at(StructLayout struct, String field) {
    return struct.byteOffset(groupElement(field));
  }
}
