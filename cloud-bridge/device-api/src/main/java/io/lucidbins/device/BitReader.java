package io.lucidbins.device;

import com.google.protobuf.ByteString;

/** Reads what {@link BitWriter} wrote; throws {@link IllegalArgumentException} beyond the end. */
final class BitReader {
  private static final int VARINT_MAX_SHIFT = 63;

  private final byte[] bytes;
  private int position;
  private long pending;
  private int pendingBits;

  BitReader(ByteString bytes) {
    this.bytes = bytes.toByteArray();
  }

  int readByte() {
    if (position == bytes.length) {
      throw new IllegalArgumentException("series ends early, after " + position + " bytes");
    }
    return bytes[position++] & 0xFF;
  }

  long readVarint() {
    long value = 0;
    for (int shift = 0; shift <= VARINT_MAX_SHIFT; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("varint of a series is longer than 10 bytes");
  }

  /** Count 0 to 64. */
  long readBits(int count) {
    if (count > 32) {
      long high = readBits(count - 32);
      return (high << 32) | readBits(32);
    }
    fill(count);
    pendingBits -= count;
    return (pending >>> pendingBits) & ((1L << count) - 1);
  }

  /** Counts one bits up to {@code most}; a zero bit before that is taken too. */
  int readOnes(int most) {
    int ones = 0;
    while (ones < most && readBits(1) == 1) {
      ones++;
    }
    return ones;
  }

  /** Refuses bytes that are left, and fill bits that are not zero. */
  void requireEnd() {
    if (position < bytes.length) {
      throw new IllegalArgumentException(
          "series has " + (bytes.length - position) + " bytes too many");
    }
    if ((pending & ((1L << pendingBits) - 1)) != 0) {
      throw new IllegalArgumentException("fill bits of a series are not zero");
    }
  }

  private void fill(int count) {
    while (pendingBits < count) {
      pending = (pending << Byte.SIZE) | readByte();
      pendingBits += Byte.SIZE;
    }
  }
}
