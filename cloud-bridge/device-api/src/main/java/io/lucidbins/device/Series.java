package io.lucidbins.device;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/**
 * Columns of integers in few bytes: the form is described in {@code v1.proto} under "Series". The
 * residuals against one of five predictions are Rice coded [R. F. Rice, "Some practical universal
 * noiseless coding techniques", JPL 79-22, 1979], because sensor noise is near geometric and this
 * needs no table on the bin.
 */
final class Series {
  private static final int CONSTANT = 0;
  private static final int REFERENCE = 1;
  private static final int DELTA = 2;
  private static final int DELTA_OF_DELTA = 3;
  private static final int REFERENCE_DELTA = 4;

  private static final int PARAMETER_BITS = 5;
  private static final int MAX_PARAMETER = (1 << PARAMETER_BITS) - 1;
  private static final int ESCAPE_QUOTIENT = 8;
  private static final int ESCAPE_LENGTH_BITS = 6;

  private Series() {}

  /** The shortest form of the first {@code count} values. */
  static ByteString encode(long[] values, int count) {
    if (isConstant(values, count)) {
      return count == 0 || values[0] == 0 ? ByteString.EMPTY : constant(values[0]);
    }
    var residuals = new long[count];
    int bestMode = REFERENCE;
    int bestParameter = 0;
    long bestBits = Long.MAX_VALUE;
    for (int mode = REFERENCE; mode <= REFERENCE_DELTA; mode++) {
      int size = residuals(values, count, mode, residuals);
      int parameter = parameter(residuals, size);
      long bits = seedBits(values, count, mode) + bits(residuals, size, parameter);
      if (bits < bestBits) {
        bestBits = bits;
        bestMode = mode;
        bestParameter = parameter;
      }
    }
    return write(values, count, bestMode, bestParameter, residuals);
  }

  /**
   * The {@code count} values.
   *
   * @throws IllegalArgumentException if the bytes are not such a series
   */
  static long[] decode(ByteString bytes, int count) {
    var values = new long[count];
    if (bytes.isEmpty()) {
      return values;
    }
    var in = new BitReader(bytes);
    int head = in.readByte();
    int mode = head >>> PARAMETER_BITS;
    Checks.within("values of a series of mode " + mode, count, leastCount(mode), Integer.MAX_VALUE);
    read(in, mode, head & MAX_PARAMETER, values);
    in.requireEnd();
    return values;
  }

  private static int leastCount(int mode) {
    return switch (mode) {
      case CONSTANT, DELTA -> 1;
      case REFERENCE -> 0;
      case DELTA_OF_DELTA, REFERENCE_DELTA -> 2;
      default -> throw new IllegalArgumentException("series of unknown mode " + mode);
    };
  }

  private static boolean isConstant(long[] values, int count) {
    for (int i = 1; i < count; i++) {
      if (values[i] != values[0]) {
        return false;
      }
    }
    return true;
  }

  private static ByteString constant(long value) {
    var out = new BitWriter();
    out.writeByte(CONSTANT);
    out.writeVarint(zigZag(value));
    return ByteString.copyFrom(out.toByteArray());
  }

  /** Fills in the zig-zagged residuals of a mode and says how many there are. */
  private static int residuals(long[] values, int count, int mode, long[] into) {
    if (mode == REFERENCE) {
      long reference = reference(values, count);
      for (int i = 0; i < count; i++) {
        into[i] = zigZag(values[i] - reference);
      }
      return count;
    }
    if (mode != DELTA_OF_DELTA) {
      long step = mode == DELTA ? 0 : referenceDelta(values, count);
      for (int i = 1; i < count; i++) {
        into[i - 1] = zigZag(values[i] - values[i - 1] - step);
      }
      return count - 1;
    }
    for (int i = 2; i < count; i++) {
      into[i - 2] = zigZag(values[i] - 2 * values[i - 1] + values[i - 2]);
    }
    return count - 2;
  }

  /** The middle of the first, the middle and the last value: near the median, at no cost. */
  private static long reference(long[] values, int count) {
    return middle(values[0], values[count / 2], values[count - 1]);
  }

  /** The same of the steps between neighbours; {@code count} is at least 2. */
  private static long referenceDelta(long[] values, int count) {
    int half = Math.max(1, count / 2);
    return middle(
        values[1] - values[0],
        values[half] - values[half - 1],
        values[count - 1] - values[count - 2]);
  }

  private static long middle(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static long seedBits(long[] values, int count, int mode) {
    long first = varintBits(zigZag(values[0]));
    return switch (mode) {
      case DELTA_OF_DELTA -> first + varintBits(zigZag(values[1] - values[0]));
      case REFERENCE_DELTA -> first + varintBits(zigZag(referenceDelta(values, count)));
      default -> first;
    };
  }

  private static int varintBits(long value) {
    return Byte.SIZE * Math.max(1, (bitLength(value) + 6) / 7);
  }

  /** The Rice parameter with the fewest bits, found downhill from that of the mean. */
  private static int parameter(long[] residuals, int size) {
    int parameter = startParameter(residuals, size);
    long bits = bits(residuals, size, parameter);
    for (int step = -1; step <= 1; step += 2) {
      int next = parameter + step;
      while (next >= 0 && next <= MAX_PARAMETER) {
        long nextBits = bits(residuals, size, next);
        if (nextBits >= bits) {
          break;
        }
        parameter = next;
        bits = nextBits;
        next += step;
      }
    }
    return parameter;
  }

  private static int startParameter(long[] residuals, int size) {
    long lengths = 0;
    for (int i = 0; i < size; i++) {
      lengths += bitLength(residuals[i]);
    }
    int mean = size == 0 ? 0 : (int) (lengths / size);
    return Math.clamp(mean - 1L, 0, MAX_PARAMETER);
  }

  private static long bits(long[] residuals, int size, int parameter) {
    long bits = 0;
    for (int i = 0; i < size; i++) {
      long quotient = residuals[i] >>> parameter;
      bits +=
          Long.compareUnsigned(quotient, ESCAPE_QUOTIENT) < 0
              ? quotient + 1 + parameter
              : ESCAPE_QUOTIENT + ESCAPE_LENGTH_BITS + bitLength(residuals[i]);
    }
    return bits;
  }

  private static ByteString write(
      long[] values, int count, int mode, int parameter, long[] residuals) {
    int size = residuals(values, count, mode, residuals);
    var out = new BitWriter();
    out.writeByte((mode << PARAMETER_BITS) | parameter);
    out.writeVarint(zigZag(mode == REFERENCE ? reference(values, count) : values[0]));
    if (mode == DELTA_OF_DELTA) {
      out.writeVarint(zigZag(values[1] - values[0]));
    } else if (mode == REFERENCE_DELTA) {
      out.writeVarint(zigZag(referenceDelta(values, count)));
    }
    for (int i = 0; i < size; i++) {
      writeRice(out, residuals[i], parameter);
    }
    return ByteString.copyFrom(out.toByteArray());
  }

  private static void writeRice(BitWriter out, long residual, int parameter) {
    long quotient = residual >>> parameter;
    if (Long.compareUnsigned(quotient, ESCAPE_QUOTIENT) < 0) {
      // The ones and the zero that ends them in one go.
      out.writeBits((1L << (quotient + 1)) - 2, (int) quotient + 1);
      out.writeBits(residual, parameter);
    } else {
      int length = bitLength(residual);
      out.writeBits((1L << ESCAPE_QUOTIENT) - 1, ESCAPE_QUOTIENT);
      out.writeBits(length - 1, ESCAPE_LENGTH_BITS);
      out.writeBits(residual, length);
    }
  }

  private static void read(BitReader in, int mode, int parameter, long[] values) {
    switch (mode) {
      case CONSTANT -> Arrays.fill(values, unZigZag(in.readVarint()));
      case REFERENCE -> {
        long reference = unZigZag(in.readVarint());
        for (int i = 0; i < values.length; i++) {
          values[i] = reference + readRice(in, parameter);
        }
      }
      case DELTA -> {
        values[0] = unZigZag(in.readVarint());
        readDeltas(in, parameter, values, 0);
      }
      case REFERENCE_DELTA -> {
        values[0] = unZigZag(in.readVarint());
        readDeltas(in, parameter, values, unZigZag(in.readVarint()));
      }
      case DELTA_OF_DELTA -> readDeltasOfDeltas(in, parameter, values);
      default -> throw new IllegalArgumentException("series of unknown mode " + mode);
    }
  }

  private static void readDeltas(BitReader in, int parameter, long[] values, long step) {
    for (int i = 1; i < values.length; i++) {
      values[i] = values[i - 1] + step + readRice(in, parameter);
    }
  }

  private static void readDeltasOfDeltas(BitReader in, int parameter, long[] values) {
    values[0] = unZigZag(in.readVarint());
    long slope = unZigZag(in.readVarint());
    values[1] = values[0] + slope;
    for (int i = 2; i < values.length; i++) {
      slope += readRice(in, parameter);
      values[i] = values[i - 1] + slope;
    }
  }

  private static long readRice(BitReader in, int parameter) {
    int quotient = in.readOnes(ESCAPE_QUOTIENT);
    if (quotient < ESCAPE_QUOTIENT) {
      return unZigZag(((long) quotient << parameter) | in.readBits(parameter));
    }
    int length = (int) in.readBits(ESCAPE_LENGTH_BITS) + 1;
    return unZigZag(in.readBits(length));
  }

  private static int bitLength(long unsigned) {
    return Long.SIZE - Long.numberOfLeadingZeros(unsigned);
  }

  private static long zigZag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private static long unZigZag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
