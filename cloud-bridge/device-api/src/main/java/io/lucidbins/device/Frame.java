package io.lucidbins.device;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What all payloads have in common: a checksum in front, over the bin id and all that follows, and
 * a limit on the size.
 */
final class Frame {
  /** Tag of field 1 with wire type fixed32. */
  private static final byte CHECKSUM_TAG = 0x0D;

  static final int CHECKSUM_BYTES = 5;

  private Frame() {}

  /**
   * Puts the checksum in front.
   *
   * @throws IllegalArgumentException if the payload would be beyond {@link Limits#MAX_BATCH_BYTES}
   */
  static byte[] encode(BinId bin, MessageLite message) {
    return encode(bin, message.toByteArray());
  }

  /** Puts the checksum in front of a message that is encoded already. */
  static byte[] encode(BinId bin, byte[] rest) {
    int size = CHECKSUM_BYTES + rest.length;
    Checks.within("encoded payload: bytes", size, CHECKSUM_BYTES, Limits.MAX_BATCH_BYTES);
    return ByteBuffer.allocate(size)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(CHECKSUM_TAG)
        .putInt(checksum(bin, rest, 0))
        .put(rest)
        .array();
  }

  /** The message, or {@link IllegalArgumentException} if it is not whole or not from this bin. */
  static <M> M decode(BinId bin, byte[] payload, Parser<M> parser)
      throws InvalidProtocolBufferException {
    Checks.within("payload: bytes", payload.length, CHECKSUM_BYTES, Limits.MAX_BATCH_BYTES);
    var head = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    if (head.get() != CHECKSUM_TAG || head.getInt() != checksum(bin, payload, CHECKSUM_BYTES)) {
      throw new IllegalArgumentException(
          "checksum does not fit: damaged on the way, or not made by bin " + bin);
    }
    return parser.parseFrom(payload, CHECKSUM_BYTES, payload.length - CHECKSUM_BYTES);
  }

  private static int checksum(BinId bin, byte[] bytes, int from) {
    var checksum = new CRC32C();
    checksum.update(bin.value().getBytes(StandardCharsets.US_ASCII));
    checksum.update(0);
    checksum.update(bytes, from, bytes.length - from);
    return (int) checksum.getValue();
  }
}
