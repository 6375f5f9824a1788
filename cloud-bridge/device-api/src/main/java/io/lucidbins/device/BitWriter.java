package io.lucidbins.device;

import java.util.Arrays;

/** Grows a row of bytes: whole varints first, then bits, most significant bit first. */
final class BitWriter {
  private byte[] bytes = new byte[64];
  private int size;
  private long pending;
  private int pendingBits;

  void writeByte(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  /** A protobuf varint; only before the first bit. */
  void writeVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  /** The low {@code count} bits of the value; count 0 to 64. */
  void writeBits(long value, int count) {
    if (count > 32) {
      writeBits(value >>> 32, count - 32);
      writeBits(value, 32);
      return;
    }
    pending = (pending << count) | (value & ((1L << count) - 1));
    pendingBits += count;
    while (pendingBits >= Byte.SIZE) {
      pendingBits -= Byte.SIZE;
      writeByte((int) (pending >>> pendingBits));
    }
  }

  /** What was written; zero bits fill the last byte. */
  byte[] toByteArray() {
    if (pendingBits > 0) {
      writeBits(0, Byte.SIZE - pendingBits);
    }
    return Arrays.copyOf(bytes, size);
  }
}
