package io.lucidbins.mocks.bus;

/**
 * What a chip with 16-bit registers behind a pointer that stays does when one is read or written.
 */
public interface WordRegisters {

  /** The register, 0 to 0xFFFF; reading may change the chip. */
  int read(int register);

  /** Writes {@code value}, 0 to 0xFFFF; a read-only register or bit ignores it. */
  void write(int register, int value);
}
