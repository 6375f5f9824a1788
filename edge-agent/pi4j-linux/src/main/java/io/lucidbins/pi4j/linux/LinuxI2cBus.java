package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Callable;

/**
 * One I2C bus, {@code /dev/i2c-N}: one file descriptor and one lock, shared by all devices on it.
 * Every transfer is one {@code I2C_RDWR}, so that write, repeated start and read are one
 * transaction that nobody can come between; the address travels with it and is never a state of the
 * descriptor. Numbers and layouts: {@code linux/i2c.h} and {@code linux/i2c-dev.h}.
 */
final class LinuxI2cBus extends I2CBusBase {
  static final int O_RDWR_CLOEXEC = 0x2 | 0x80000;
  static final long I2C_FUNCS = 0x705;
  static final long I2C_RDWR = 0x707;
  static final long I2C_FUNC_I2C = 0x1;
  static final short I2C_M_RD = 0x1;

  /** {@code struct i2c_msg}: addr at 0, flags at 2, len at 4 (16 bits each), buf at 8. */
  static final long MESSAGE_BYTES = 16;

  /** {@code struct i2c_rdwr_ioctl_data}: msgs at 0, nmsgs at 8. */
  static final long TRANSFER_BYTES = 16;

  private final LibC libc;
  private final int fd;

  /**
   * Opens the bus.
   *
   * @throws Pi4JException with a {@link KernelException} as cause, if it is absent or not ours
   */
  LinuxI2cBus(I2CConfig config, LibC libc) {
    super(config);
    this.libc = libc;
    String path = "/dev/i2c-" + bus;
    this.fd = check(libc.open(path, O_RDWR_CLOEXEC), "open of " + path);
    try {
      requirePlainI2c(path);
    } catch (Pi4JException e) {
      libc.close(fd);
      throw e;
    }
  }

  /** An adapter that only speaks SMBus would refuse every transfer; better to say so at once. */
  private void requirePlainI2c(String path) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment functions = arena.allocate(JAVA_LONG);
      check(libc.ioctl(fd, I2C_FUNCS, functions), "I2C_FUNCS on " + path);
      if ((functions.get(JAVA_LONG, 0) & I2C_FUNC_I2C) == 0) {
        throw new Pi4JException(path + " speaks SMBus only; parts need an adapter with plain I2C");
      }
    }
  }

  @Override
  public <R> R execute(I2C device, Callable<R> action) {
    return _execute(device, action);
  }

  /**
   * Sends the messages to the device as one transaction.
   *
   * @throws Pi4JException with a {@link KernelException} in its causes, if the kernel refused
   */
  void transfer(LinuxI2cDevice device, I2cMessage... messages) {
    execute(
        device,
        () -> {
          device.requireOpen();
          transferLocked(device.device(), messages);
          return messages.length;
        });
  }

  private void transferLocked(int address, I2cMessage... messages) throws KernelException {
    try (var arena = Arena.ofConfined()) {
      MemorySegment table = arena.allocate(MESSAGE_BYTES * messages.length, 8);
      MemorySegment[] buffers = new MemorySegment[messages.length];
      for (int i = 0; i < messages.length; i++) {
        buffers[i] = fill(arena, table.asSlice(i * MESSAGE_BYTES), address, messages[i]);
      }
      MemorySegment transfer = arena.allocate(TRANSFER_BYTES, 8);
      transfer.set(ADDRESS, 0, table);
      transfer.set(JAVA_INT, 8, messages.length);
      requireDone(libc.ioctl(fd, I2C_RDWR, transfer), address, messages);
      for (int i = 0; i < messages.length; i++) {
        keepAnswer(messages[i], buffers[i]);
      }
    }
  }

  private static MemorySegment fill(
      Arena arena, MemorySegment entry, int address, I2cMessage message) {
    MemorySegment buffer = arena.allocate(message.length());
    if (!message.read()) {
      buffer.copyFrom(message.bytes());
    }
    entry.set(JAVA_SHORT, 0, (short) address);
    entry.set(JAVA_SHORT, 2, message.read() ? I2C_M_RD : 0);
    entry.set(JAVA_SHORT, 4, (short) message.length());
    entry.set(ADDRESS, 8, buffer);
    return buffer;
  }

  /** The result is the number of messages sent; fewer than asked for would be a broken adapter. */
  private void requireDone(int result, int address, I2cMessage... messages) throws KernelException {
    if (result != messages.length) {
      throw new KernelException(result < 0 ? -result : Errno.EIO, operation(address, messages));
    }
  }

  private static void keepAnswer(I2cMessage message, MemorySegment buffer) {
    if (message.read()) {
      message.bytes().copyFrom(buffer);
    }
  }

  private String operation(int address, I2cMessage... messages) {
    var text = new StringBuilder("i2c-%d 0x%02X".formatted(bus, address));
    for (I2cMessage message : messages) {
      text.append(message.read() ? " read " : " write ").append(message.length());
    }
    return text.toString();
  }

  private static int check(int result, String operation) {
    if (result < 0) {
      throw new Pi4JException(operation + " failed", new KernelException(-result, operation));
    }
    return result;
  }

  /** Called once, by the provider, when no device can use the bus any more. */
  void close() {
    check(libc.close(fd), "close of /dev/i2c-" + bus);
  }
}
