package io.lucidbins.pi4j.linux;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;

/**
 * One device on a {@link LinuxI2cBus}. Every method is one transaction. It never answers fewer
 * bytes than asked for: I2C knows no short read, so a transfer is whole or it failed.
 */
final class LinuxI2cDevice extends I2CBase<LinuxI2cBus> {
  /** Below and above are the reserved addresses of the I2C specification (UM10204, 3.1.12). */
  static final int LOWEST_ADDRESS = 0x08;

  static final int HIGHEST_ADDRESS = 0x77;

  LinuxI2cDevice(I2CProvider provider, I2CConfig config, LinuxI2cBus bus) {
    super(provider, config, bus);
    isOpen = true;
  }

  static int requireAddress(int address) {
    if (address < LOWEST_ADDRESS || address > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException(
          "I2C address 0x%02X is outside 0x%02X to 0x%02X"
              .formatted(address, LOWEST_ADDRESS, HIGHEST_ADDRESS));
    }
    return address;
  }

  void requireOpen() {
    if (!isOpen) {
      throw new Pi4JException(new IllegalStateException("i2c device %s is closed".formatted(id())));
    }
  }

  private static byte oneByte(int register) {
    if (register < 0 || register > 0xFF) {
      throw new IllegalArgumentException(
          "register 0x%X is not one byte; a longer one is given as an array".formatted(register));
    }
    return (byte) register;
  }

  @Override
  public int read() {
    byte[] answer = new byte[1];
    read(answer, 0, 1);
    return answer[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try (I2cTransaction transaction = i2CBus.begin(this)) {
      transaction.receive(buffer, offset, length);
    }
    return length;
  }

  @Override
  public int write(byte b) {
    try (I2cTransaction transaction = i2CBus.begin(this)) {
      transaction.put(b);
      transaction.send();
    }
    return 1;
  }

  @Override
  public int write(byte[] data, int offset, int length) {
    try (I2cTransaction transaction = i2CBus.begin(this)) {
      transaction.put(data, offset, length);
      transaction.send();
    }
    return length;
  }

  @Override
  public int readRegister(int register) {
    byte[] answer = new byte[1];
    readRegister(register, answer, 0, 1);
    return answer[0] & 0xFF;
  }

  @Override
  public int readRegister(int register, byte[] buffer, int offset, int length) {
    byte one = oneByte(register);
    try (I2cTransaction transaction = i2CBus.begin(this)) {
      transaction.put(one);
      transaction.receive(buffer, offset, length);
    }
    return length;
  }

  @Override
  public int readRegister(byte[] register, byte[] buffer, int offset, int length) {
    try (I2cTransaction transaction = i2CBus.begin(this)) {
      transaction.put(register, 0, register.length);
      transaction.receive(buffer, offset, length);
    }
    return length;
  }

  @Override
  public int writeRegister(int register, byte b) {
    byte one = oneByte(register);
    try (I2cTransaction transaction = i2CBus.begin(this)) {
      transaction.put(one);
      transaction.put(b);
      transaction.send();
    }
    return 1;
  }

  @Override
  public int writeRegister(int register, byte[] data, int offset, int length) {
    byte one = oneByte(register);
    try (I2cTransaction transaction = i2CBus.begin(this)) {
      transaction.put(one);
      transaction.put(data, offset, length);
      transaction.send();
    }
    return length;
  }

  /** Register and data are one message: a second one would be a new start for the device. */
  @Override
  public int writeRegister(byte[] register, byte[] data, int offset, int length) {
    try (I2cTransaction transaction = i2CBus.begin(this)) {
      transaction.put(register, 0, register.length);
      transaction.put(data, offset, length);
      transaction.send();
    }
    return length;
  }
}
