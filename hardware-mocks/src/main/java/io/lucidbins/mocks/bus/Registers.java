package io.lucidbins.mocks.bus;

/** What a chip with a register pointer does when one of its registers is read or written. */
public interface Registers {

  /** The byte at {@code register}, 0 to 255; reading may change the chip. */
  int read(int register);

  /** Writes {@code value}, 0 to 255; a read-only register or bit ignores it. */
  void write(int register, int value);
}
