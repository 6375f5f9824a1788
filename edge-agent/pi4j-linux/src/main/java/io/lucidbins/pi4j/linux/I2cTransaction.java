package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.pi4j.exception.Pi4JException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one transaction that a bus can have under way: bytes to a device, bytes from it, or both with
 * a repeated start between them. Its memory belongs to the bus and is used under the bus's lock,
 * from {@link LinuxI2cBus#begin} to {@link #close}, so a transaction allocates nothing.
 */
final class I2cTransaction implements AutoCloseable {
  private static final byte[] NOTHING = {};
  private static final int MOST_MESSAGES = 2;

  private final LibC libc;
  private final BusObserver observer;
  private final ReentrantLock lock;
  private final int bus;
  private final int fd;
  private final MemorySegment transfer;
  private final MemorySegment table;
  private final MemorySegment sent;
  private final MemorySegment received;
  private int address;
  private int length;

  I2cTransaction(LibC libc, BusObserver observer, ReentrantLock lock, int bus, int fd) {
    this.libc = libc;
    this.observer = observer;
    this.lock = lock;
    this.bus = bus;
    this.fd = fd;
    Arena arena = Arena.ofAuto();
    this.transfer = arena.allocate(I2cAbi.TRANSFER);
    this.table = arena.allocate(I2cAbi.MESSAGE, MOST_MESSAGES);
    this.sent = arena.allocate(I2cAbi.MOST_BYTES);
    this.received = arena.allocate(I2cAbi.MOST_BYTES);
    transfer.set(ADDRESS, I2cAbi.TRANSFER_MESSAGES, table);
  }

  void to(int deviceAddress) {
    address = deviceAddress;
    length = 0;
  }

  /** One more byte of the message to the device. */
  void put(byte b) {
    requireLength(length + 1);
    sent.set(JAVA_BYTE, length++, b);
  }

  /**
   * More bytes of the message to the device.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  void put(byte[] bytes, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    requireLength(length + count);
    MemorySegment.copy(bytes, offset, sent, JAVA_BYTE, length, count);
    length += count;
  }

  /**
   * Sends what was put.
   *
   * @throws Pi4JException with a {@link KernelException} in its causes, if the kernel refused
   */
  void send() {
    requireLength(length);
    message(0, (short) 0, length, sent);
    run(1, 0);
  }

  /**
   * Sends what was put, if anything, and reads the answer in the same transaction.
   *
   * @throws Pi4JException with a {@link KernelException} in its causes, if the kernel refused
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  void receive(byte[] into, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, into.length);
    requireLength(count);
    int messages = 0;
    if (length > 0) {
      message(messages++, (short) 0, length, sent);
    }
    message(messages++, I2cAbi.M_RD, count, received);
    run(messages, count);
    MemorySegment.copy(received, JAVA_BYTE, 0, into, offset, count);
  }

  private static void requireLength(int count) {
    if (count < 1 || count > I2cAbi.MOST_BYTES) {
      throw new IllegalArgumentException(
          "an I2C message has 1 to " + I2cAbi.MOST_BYTES + " bytes, not " + count);
    }
  }

  private void message(int index, short flags, int count, MemorySegment bytes) {
    long at = index * I2cAbi.MESSAGE.byteSize();
    table.set(JAVA_SHORT, at + I2cAbi.MESSAGE_ADDRESS, (short) address);
    table.set(JAVA_SHORT, at + I2cAbi.MESSAGE_FLAGS, flags);
    table.set(JAVA_SHORT, at + I2cAbi.MESSAGE_LENGTH, (short) count);
    table.set(ADDRESS, at + I2cAbi.MESSAGE_BUFFER, bytes);
  }

  /** The result is the number of messages sent; fewer than asked for is a broken adapter. */
  private void run(int messages, int expected) {
    transfer.set(JAVA_INT, I2cAbi.TRANSFER_COUNT, messages);
    int result = libc.ioctl(fd, I2cAbi.I2C_RDWR, transfer);
    int errno = result == messages ? 0 : result < 0 ? -result : Errno.EIO;
    if (observer.isListening()) {
      observer.i2c(
          bus, address, copy(sent, length), copy(received, errno == 0 ? expected : 0), errno);
    }
    if (errno != 0) {
      throw Kernel.failed(errno, operation(expected));
    }
  }

  private static byte[] copy(MemorySegment from, int count) {
    return count == 0 ? NOTHING : from.asSlice(0, count).toArray(JAVA_BYTE);
  }

  private String operation(int expected) {
    return "i2c-%d 0x%02X".formatted(bus, address)
        + (length > 0 ? " write " + length : "")
        + (expected > 0 ? " read " + expected : "");
  }

  /** Lets the next one have the bus. */
  @Override
  public void close() {
    lock.unlock();
  }
}
