package io.lucidbins.device;

/**
 * A record of a kind, or with a closed choice, that this version has no name for. Kept whole and
 * passed on. Made only by decoding.
 *
 * @param number the wire number of its kind; 16 or more
 * @param content everything but the stamp, as it came
 */
public record UnknownRecord(Stamp stamp, int number, Bytes content) implements DeviceRecord {
  public UnknownRecord {
    Checks.within("record kind number", number, 16, (1 << 29) - 1);
    Checks.within("unknown record: bytes", content.size(), 1, Limits.MAX_RECORD_BYTES);
  }

  @Override
  public UnknownRecord withStamp(Stamp other) {
    return new UnknownRecord(other, number, content);
  }

  @Override
  public RecordKind kind() {
    return RecordKind.UNKNOWN;
  }
}
