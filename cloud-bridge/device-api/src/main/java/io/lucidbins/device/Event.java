package io.lucidbins.device;

/**
 * Something happened at the bin.
 *
 * @param later of a later version
 */
public record Event(Stamp stamp, EventDetail detail, LaterFields later) implements DeviceRecord {
  public Event(Stamp stamp, EventDetail detail) {
    this(stamp, detail, LaterFields.NONE);
  }

  @Override
  public Event withStamp(Stamp other) {
    return new Event(other, detail, later);
  }

  @Override
  public RecordKind kind() {
    return RecordKind.EVENT;
  }
}
