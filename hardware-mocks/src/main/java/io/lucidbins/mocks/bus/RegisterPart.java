package io.lucidbins.mocks.bus;

/**
 * The usual way of I2C chips: the first one or two bytes written set a register pointer, most
 * significant byte first; what follows is written there, or read from there after a repeated start,
 * and the pointer moves on by one with each byte.
 */
public final class RegisterPart implements I2cPart {
  private final int pointerBytes;
  private final Registers registers;
  private int pointer;
  private int pointerBytesLeft;

  private RegisterPart(int pointerBytes, Registers registers) {
    this.pointerBytes = pointerBytes;
    this.registers = registers;
  }

  /** A chip with registers 0x00 to 0xFF. */
  public static RegisterPart with8BitPointer(Registers registers) {
    return new RegisterPart(1, registers);
  }

  /** A chip with registers 0x0000 to 0xFFFF. */
  public static RegisterPart with16BitPointer(Registers registers) {
    return new RegisterPart(2, registers);
  }

  @Override
  public boolean start(boolean read) {
    pointerBytesLeft = read ? 0 : pointerBytes;
    return true;
  }

  @Override
  public boolean write(int value) {
    if (pointerBytesLeft > 0) {
      pointer = pointerBytesLeft == pointerBytes ? value : (pointer << 8) | value;
      pointerBytesLeft--;
    } else {
      registers.write(pointer, value);
      moveOn();
    }
    return true;
  }

  @Override
  public int read() {
    int value = registers.read(pointer);
    moveOn();
    return value & 0xFF;
  }

  private void moveOn() {
    pointer = (pointer + 1) & (pointerBytes == 1 ? 0xFF : 0xFFFF);
  }

  @Override
  public void stop() {}
}
