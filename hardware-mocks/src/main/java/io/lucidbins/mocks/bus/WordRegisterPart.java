package io.lucidbins.mocks.bus;

/**
 * The way of TI's small converters: the first byte written is the pointer, which stays; two more,
 * most significant first, are written to its 16-bit register, and a read gives its two bytes. A
 * read of more than two bytes finds the released bus, 0xFF; half a written register changes
 * nothing.
 */
public final class WordRegisterPart implements I2cPart {
  private final int pointerMask;
  private final WordRegisters registers;
  private int pointer;
  private int index;
  private int written;
  private int latched;

  /**
   * @param pointerMask the bits of the pointer byte that the chip looks at
   */
  public WordRegisterPart(int pointerMask, WordRegisters registers) {
    this.pointerMask = pointerMask;
    this.registers = registers;
  }

  @Override
  public boolean start(boolean read) {
    index = 0;
    return true;
  }

  @Override
  public boolean write(int value) {
    switch (index++) {
      case 0 -> pointer = value & pointerMask;
      case 1 -> written = value;
      case 2 -> registers.write(pointer, (written << 8) | value);
      default -> {}
    }
    return true;
  }

  @Override
  public int read() {
    return switch (index++) {
      case 0 -> {
        latched = registers.read(pointer);
        yield latched >> 8;
      }
      case 1 -> latched & 0xFF;
      default -> 0xFF;
    };
  }

  @Override
  public void stop() {}
}
