package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;

/**
 * {@code struct termios} as the kernel takes it, not as the C library's header has it: {@code
 * asm-generic/termbits.h} and {@code asm-generic/ioctls.h}, equal on x86-64 and aarch64.
 */
final class TermiosAbi {
  static final long TCGETS = 0x5401;
  static final long TCSETS = 0x5402;

  /** With the argument 0 (TCIFLUSH): drops what was received and not read. */
  static final long TCFLSH = 0x540B;

  /** No other process may open the port: its open fails with EBUSY, unless it is root. */
  static final long TIOCEXCL = 0x540C;

  static final int IGNBRK = 0x1;
  static final int IGNPAR = 0x4;
  static final int CS8 = 0x30;
  static final int CREAD = 0x80;
  static final int CLOCAL = 0x800;
  static final int B9600 = 0xD;
  static final int B115200 = 0x1002;
  static final int CBAUD = 0x100F;

  static final int VTIME = 5;
  static final int VMIN = 6;

  static final StructLayout TERMIOS =
      MemoryLayout.structLayout(
          JAVA_INT.withName("c_iflag"),
          JAVA_INT.withName("c_oflag"),
          JAVA_INT.withName("c_cflag"),
          JAVA_INT.withName("c_lflag"),
          JAVA_BYTE.withName("c_line"),
          MemoryLayout.sequenceLayout(19, JAVA_BYTE).withName("c_cc"));

  static final long IFLAG = offset("c_iflag");
  static final long CFLAG = offset("c_cflag");
  static final long CC = offset("c_cc");

  private TermiosAbi() {}

  private static long offset(String field) {
    return TERMIOS.byteOffset(PathElement.groupElement(field));
  }
}
