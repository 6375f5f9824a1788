package io.lucidbins.bridge.history;

import io.lucidbins.device.BinId;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.StreamId;
import java.util.List;

/**
 * What one segment added, in the order in which segments were stored.
 *
 * @param id of the segment, rising
 * @param records those that count, in order of seq
 */
public record StoredBatch(
    long id, BinId bin, int start, StreamId stream, List<NumberedRecord> records) {
  public StoredBatch {
    records = List.copyOf(records);
  }
}
