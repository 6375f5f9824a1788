package io.lucidbins.device;

import java.time.Instant;

/**
 * When a record was taken. Order never follows from it: that is (start number, stream id, seq).
 *
 * @param boot counts the starts of the computer, kept in the outbox; 0 or more
 * @param monotonicMs since that boot, ms; 0 to {@link Limits#MAX_MONOTONIC_MS}
 * @param wallMs wall time as believed when the record was <em>sent</em>, ms since 1970 UTC; year 1
 *     to 9999. With {@code certainty} it may differ between two sends of one record, so hashes and
 *     comparisons leave both out
 * @param certainty how sure the wall time is
 */
public record Stamp(int boot, long monotonicMs, long wallMs, Certainty certainty) {
  public Stamp {
    Checks.within("boot", boot, 0, Integer.MAX_VALUE);
    Checks.within("monotonic ms", monotonicMs, 0, Limits.MAX_MONOTONIC_MS);
    Checks.within("wall ms", wallMs, Limits.MIN_WALL_MS, Limits.MAX_WALL_MS);
  }

  /** The same instant of the same boot, with a wall time believed now. */
  public Stamp believed(long nowBelievedWallMs, Certainty nowCertain) {
    return new Stamp(boot, monotonicMs, nowBelievedWallMs, nowCertain);
  }

  /** The stamp without what may differ between two sends: wall time 0, {@code ESTIMATED}. */
  public Stamp withoutWallTime() {
    return believed(0, Certainty.ESTIMATED);
  }

  public Instant wallTime() {
    return Instant.ofEpochMilli(wallMs);
  }
}
