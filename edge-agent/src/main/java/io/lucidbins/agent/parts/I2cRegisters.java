package io.lucidbins.agent.parts;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Register access with what all drivers owe the bus: byte-array calls with a checked length, and
 * one retry, 5 ms later, of a transfer that was not acknowledged. Failures leave as {@link
 * PartFailure} and become values in the driver's public method.
 */
final class I2cRegisters {
  static final Duration RETRY_AFTER = Duration.ofMillis(5);

  private final I2C i2c;
  private final int pointerBytes;
  private final Pause pause;

  /**
   * @param pointerBytes 1 or 2: the length of a register number on the wire
   */
  I2cRegisters(I2C i2c, int pointerBytes, Pause pause) {
    this.i2c = i2c;
    this.pointerBytes = pointerBytes;
    this.pause = pause;
  }

  /** A failure on its way to the driver's public method. */
  static final class PartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure why;

    PartFailure(Failure why) {
      super(why.describe(), null, false, false);
      this.why = why;
    }

    Failure why() {
      return why;
    }
  }

  int readByte(int register) {
    return read(register, 1)[0] & 0xFF;
  }

  int readWord(int register) {
    byte[] bytes = read(register, 2);
    return ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
  }

  byte[] read(int register, int length) {
    byte[] buffer = new byte[length];
    int got = retried("read", register, () -> i2c.readRegister(pointer(register), buffer));
    check(got, length);
    return buffer;
  }

  void writeByte(int register, int value) {
    write(register, (byte) value);
  }

  void writeWord(int register, int value) {
    write(register, (byte) (value >> 8), (byte) value);
  }

  void write(int register, byte... bytes) {
    IntSupplier call = () -> i2c.writeRegister(pointer(register), bytes, 0, bytes.length);
    check(retried("write", register, call), bytes.length);
  }

  /** Reads {@code length} bytes without a register number, from parts that have none. */
  byte[] receive(int length) {
    byte[] buffer = new byte[length];
    check(retried("read", () -> i2c.read(buffer, 0, length)), length);
    return buffer;
  }

  /** Writes bytes without a register number. */
  void send(byte[] bytes) {
    check(retried("write", () -> i2c.write(bytes, 0, bytes.length)), bytes.length);
  }

  private byte[] pointer(int register) {
    return pointerBytes == 1
        ? new byte[] {(byte) register}
        : new byte[] {(byte) (register >> 8), (byte) register};
  }

  private static void check(int got, int wanted) {
    if (got != wanted) {
      throw new PartFailure(new BadFrame(got, FrameFault.LENGTH));
    }
  }

  private int retried(String verb, int register, IntSupplier call) {
    return retried("%s of register 0x%02X".formatted(verb, register), call);
  }

  private int retried(String operation, IntSupplier call) {
    try {
      return call.getAsInt();
    } catch (Pi4JException first) {
      if (!Errno.isNack(Errno.of(first).orElse(0))) {
        throw failure(operation, first);
      }
    }
    pause.of(RETRY_AFTER);
    try {
      return call.getAsInt();
    } catch (Pi4JException second) {
      throw failure(operation, second);
    }
  }

  private PartFailure failure(String operation, Pi4JException e) {
    String where = "i2c-%d 0x%02X %s".formatted(i2c.bus(), i2c.device(), operation);
    return new PartFailure(new BusError(Errno.of(e).orElse(Errno.EIO), where));
  }
}
