package io.lucidbins.mocks.bus;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CBus;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import io.lucidbins.mocks.bus.I2cBus.Message;
import io.lucidbins.pi4j.linux.KernelException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** One address of a virtual bus behind Pi4J's API. Each call is one transfer. */
final class VirtualI2c extends I2CBase<VirtualI2c.WholeBus> {
  private final I2cBus bus;

  VirtualI2c(I2CProvider provider, I2CConfig config, I2cBus bus) {
    super(provider, config, new WholeBus(bus));
    this.bus = bus;
  }

  /** Keeps other devices off the bus during a caller's own sequence of calls. */
  record WholeBus(I2cBus bus) implements I2CBus {
    @Override
    public <R> R execute(I2C i2c, Callable<R> action) {
      synchronized (bus) {
        try {
          return action.call();
        } catch (Pi4JException e) {
          throw e;
        } catch (Exception e) {
          throw new Pi4JException(e);
        }
      }
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    transfer(Message.read(one));
    return one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    return readInto(buffer, offset, length);
  }

  @Override
  public int write(byte value) {
    transfer(Message.write(value));
    return 1;
  }

  @Override
  public int write(byte[] bytes, int offset, int length) {
    transfer(Message.write(Arrays.copyOfRange(bytes, offset, offset + length)));
    return length;
  }

  @Override
  public void writeThenRead(
      byte[] write,
      int writeOffset,
      int writeLength,
      int delayNanos,
      byte[] read,
      int readOffset,
      int readLength) {
    byte[] written = Arrays.copyOfRange(write, writeOffset, writeOffset + writeLength);
    readInto(read, readOffset, readLength, Message.write(written));
  }

  @Override
  public int readRegister(int register) {
    byte[] one = new byte[1];
    readRegister(register, one, 0, 1);
    return one[0] & 0xFF;
  }

  @Override
  public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
    return readInto(buffer, offset, length, Message.write(register.clone()));
  }

  @Override
  public int readRegister(int register, byte[] buffer, int offset, int length) {
    return readInto(buffer, offset, length, Message.write((byte) register));
  }

  @Override
  public int writeRegister(int register, byte value) {
    transfer(Message.write((byte) register, value));
    return 1;
  }

  @Override
  public int writeRegister(int register, byte[] bytes, int offset, int length) {
    return writeRegister(new byte[] {(byte) register}, bytes, offset, length);
  }

  @Override
  public int writeRegister(byte[] register, byte[] bytes, int offset, int length) {
    byte[] all = Arrays.copyOf(register, register.length + length);
    System.arraycopy(bytes, offset, all, register.length, length);
    transfer(Message.write(all));
    return length;
  }

  private int readInto(byte[] buffer, int offset, int length, Message... before) {
    byte[] read = new byte[length];
    Message[] messages = Arrays.copyOf(before, before.length + 1);
    messages[before.length] = Message.read(read);
    int got = transfer(messages);
    System.arraycopy(read, 0, buffer, offset, got);
    return got;
  }

  private int transfer(Message... messages) {
    if (!isOpen()) {
      throw new Pi4JException("I2C device " + config().id() + " is closed");
    }
    try {
      return bus.transfer(device(), List.of(messages));
    } catch (KernelException e) {
      throw new Pi4JException(e);
    }
  }
}
