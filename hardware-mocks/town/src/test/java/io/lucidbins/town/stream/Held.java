package io.lucidbins.town.stream;

import io.lucidbins.device.Certainty;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.StreamId;

/**
 * One record in one place, without what may differ between two sends of it: wall time and
 * certainty.
 */
record Held(StreamId stream, int start, long seq, DeviceRecord record) implements Comparable<Held> {

  static Held of(StreamId stream, int start, long seq, DeviceRecord record) {
    Stamp stamp = record.stamp();
    var timeless = new Stamp(stamp.boot(), stamp.monotonicMs(), 0, Certainty.SYNCED);
    return new Held(stream, start, seq, record.withStamp(timeless));
  }

  @Override
  public int compareTo(Held other) {
    int byStart = Integer.compare(start, other.start);
    int byStream = byStart != 0 ? byStart : stream.compareTo(other.stream);
    return byStream != 0 ? byStream : Long.compare(seq, other.seq);
  }
}
