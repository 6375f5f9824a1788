package io.lucidbins.agent.outbox;

import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.Tombstone;

/** A row of the outbox as an onlooker sees it. */
public sealed interface OutboxEntry {
  /** Where it lies; of a tombstone, its first seq. */
  StreamPosition position();

  /**
   * A record.
   *
   * @param acknowledged whether the bridge was known to have it at the last commit
   */
  record Kept(StreamPosition position, NumberedRecord numbered, boolean acknowledged)
      implements OutboxEntry {}

  /** Records that were given up. */
  record Lost(StreamPosition position, Tombstone tombstone) implements OutboxEntry {}

  /** A row that fails its checksum; it becomes a tombstone when it is sent. */
  record Damaged(StreamPosition position) implements OutboxEntry {}

  /** Whether it is, or stands for, a record of this kind. */
  default boolean isOf(RecordKind kind) {
    return switch (this) {
      case Kept kept -> kept.numbered().record().kind() == kind;
      case Lost lost -> lost.tombstone().count(kind) > 0;
      case Damaged _ -> kind == RecordKind.UNKNOWN;
    };
  }
}
