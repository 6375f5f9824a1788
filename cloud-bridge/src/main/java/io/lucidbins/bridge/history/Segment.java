package io.lucidbins.bridge.history;

import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;

/**
 * A batch as it came, of which the records from one seq on count.
 *
 * @param countsFrom within the envelope's first to last; what lies before was stored earlier
 * @param fromMs earliest wall time of the records that count, ms since 1970
 * @param toMs latest wall time of them, both included
 */
public record Segment(BinId bin, BatchEnvelope envelope, long countsFrom, long fromMs, long toMs) {
  /**
   * @throws IllegalArgumentException if the seq lies outside of the batch or the times are turned
   *     round
   */
  public Segment {
    if (countsFrom < envelope.first() || countsFrom > envelope.last() || fromMs > toMs) {
      throw new IllegalArgumentException(
          "segment "
              + envelope.first()
              + "-"
              + envelope.last()
              + " cannot count from "
              + countsFrom
              + " with times "
              + fromMs
              + " to "
              + toMs);
    }
  }
}
