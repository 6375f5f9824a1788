package io.lucidbins.device;

import io.lucidbins.device.wire.v1.Wire;

/** One record alone: a row of an outbox. */
public final class RecordCodec {
  private RecordCodec() {}

  /** The bytes of message {@code Record}; at most {@link Limits#MAX_RECORD_BYTES}. */
  public static byte[] encode(DeviceRecord record) {
    byte[] bytes = RecordWire.encode(record).toByteArray();
    Checks.within("encoded record: bytes", bytes.length, 0, Limits.MAX_RECORD_BYTES);
    return bytes;
  }

  /** The record; refused if the bytes are no record or too many. */
  public static Decoded<DeviceRecord> decode(byte[] bytes) {
    return Decoding.attempt(
        "record",
        () -> {
          Checks.within("record: bytes", bytes.length, 0, Limits.MAX_RECORD_BYTES);
          return RecordWire.decode(Wire.Record.parseFrom(bytes));
        });
  }
}
