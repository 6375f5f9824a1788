package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One I2C bus, {@code /dev/i2c-N}: one file descriptor and one lock, shared by all devices on it.
 * Every transfer is one {@code I2C_RDWR}, so that write, repeated start and read are one
 * transaction that nobody can come between; the address travels with it and is never a state of the
 * descriptor.
 */
final class LinuxI2cBus extends I2CBusBase {
  private final LibC libc;
  private final int fd;

  /** Its own and not Pi4J's, which can only be had with an object for each action. */
  private final ReentrantLock lock = new ReentrantLock();

  private final I2cTransaction transaction;

  /**
   * Opens the bus.
   *
   * @throws Pi4JException with a {@link KernelException} as cause, if it is absent or not ours
   */
  LinuxI2cBus(I2CConfig config, LibC libc, BusObserver observer) {
    super(config);
    this.libc = libc;
    String path = "/dev/i2c-" + bus;
    this.fd = Kernel.open(libc, path);
    try {
      requirePlainI2c(path);
    } catch (Pi4JException e) {
      libc.close(fd);
      throw e;
    }
    this.transaction = new I2cTransaction(libc, observer, lock, bus, fd);
  }

  /** An adapter that only speaks SMBus would refuse every transfer; better to say so at once. */
  private void requirePlainI2c(String path) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment functions = arena.allocate(JAVA_LONG);
      int result = libc.ioctl(fd, I2cAbi.I2C_FUNCS, functions);
      if (result < 0) {
        throw Kernel.failed(-result, "I2C_FUNCS on " + path);
      }
      if ((functions.get(JAVA_LONG, 0) & I2cAbi.FUNC_I2C) == 0) {
        throw new Pi4JException(path + " speaks SMBus only; parts need an adapter with plain I2C");
      }
    }
  }

  /** The bus is the action's own until it returns; its failure comes as Pi4J's exception. */
  @Override
  public <R> R execute(I2C device, Callable<R> action) {
    acquire();
    try {
      return action.call();
    } catch (Pi4JException e) {
      throw e;
    } catch (Exception e) { // what a Callable declares
      throw new Pi4JException(
          "action for device 0x%02X on bus %d failed".formatted(device.device(), bus), e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins a transaction with the device; closing it ends it.
   *
   * @throws Pi4JException if the device is closed, or another one had the bus for a second
   */
  I2cTransaction begin(LinuxI2cDevice device) {
    device.requireOpen();
    acquire();
    transaction.to(device.device());
    return transaction;
  }

  private void acquire() {
    try {
      if (!lock.tryLock() && !lock.tryLock(lockAquireTimeout, lockAquireTimeoutUnit)) {
        throw new Pi4JException(
            "i2c-%d was in use for %d %s".formatted(bus, lockAquireTimeout, lockAquireTimeoutUnit));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Pi4JException("interrupted while waiting for i2c-" + bus, e);
    }
  }

  /** Called once, by the provider, when no device can use the bus any more. */
  void close() {
    int result = libc.close(fd);
    if (result < 0) {
      throw Kernel.failed(-result, "close of /dev/i2c-" + bus);
    }
  }
}
