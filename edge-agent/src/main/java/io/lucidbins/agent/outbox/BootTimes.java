package io.lucidbins.agent.outbox;

import io.lucidbins.device.Certainty;
import io.lucidbins.device.Stamp;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Computes wall times when records are read: a Pi has no battery clock, so what a stamp believed
 * may be known better by now. A stamp of a synchronised clock stays as it is; an earlier one of the
 * same boot gets the offset that was learnt later; one of a boot that never saw the time is placed
 * between its neighbours.
 */
final class BootTimes {
  private final NavigableMap<Integer, BootClock> clocks = new TreeMap<>();

  void put(BootClock clock) {
    clocks.put(clock.number(), clock);
  }

  /** Takes note of a committed stamp; answers whether the offset of its boot became known by it. */
  boolean learn(Stamp stamp) {
    BootClock before = clocks.get(stamp.boot());
    boolean first =
        stamp.certainty() == Certainty.SYNCED && (before == null || before.offsetMs().isEmpty());
    var offset =
        first
            ? OptionalLong.of(stamp.wallMs() - stamp.monotonicMs())
            : before == null ? OptionalLong.empty() : before.offsetMs();
    long last = Math.max(before == null ? 0 : before.lastMs(), stamp.monotonicMs());
    put(new BootClock(stamp.boot(), offset, last));
    return first;
  }

  /** The offset of a boot, if it is known. */
  OptionalLong offsetMs(int boot) {
    BootClock clock = clocks.get(boot);
    return clock == null ? OptionalLong.empty() : clock.offsetMs();
  }

  /** The stamp with the wall time and the certainty of today's knowledge. */
  Stamp at(Stamp stamp) {
    if (stamp.certainty() == Certainty.SYNCED) {
      return stamp;
    }
    BootClock own = clocks.get(stamp.boot());
    if (own != null && own.offsetMs().isPresent()) {
      return stamp.believed(own.offsetMs().getAsLong() + stamp.monotonicMs(), Certainty.RECOVERED);
    }
    return stamp.believed(estimate(stamp), Certainty.ESTIMATED);
  }

  /**
   * As early as the boots before allow: after the last one that knew the time, and not past the
   * next one that did.
   */
  private long estimate(Stamp stamp) {
    long sinceKnown = stamp.monotonicMs();
    for (BootClock earlier : clocks.headMap(stamp.boot(), false).descendingMap().values()) {
      if (earlier.offsetMs().isPresent()) {
        long lower = earlier.offsetMs().getAsLong() + earlier.lastMs() + sinceKnown;
        return Math.min(lower, latest(stamp));
      }
      sinceKnown += earlier.lastMs();
    }
    long latest = latest(stamp);
    return latest == Long.MAX_VALUE ? stamp.wallMs() : latest;
  }

  /**
   * The latest it can have been: before the next boot that knew the time; {@code Long.MAX_VALUE} if
   * none did.
   */
  private long latest(Stamp stamp) {
    BootClock own = clocks.get(stamp.boot());
    long untilKnown = own == null ? 0 : Math.max(0, own.lastMs() - stamp.monotonicMs());
    for (Map.Entry<Integer, BootClock> later : clocks.tailMap(stamp.boot(), false).entrySet()) {
      BootClock clock = later.getValue();
      if (clock.offsetMs().isPresent()) {
        return clock.offsetMs().getAsLong() - untilKnown;
      }
      untilKnown += clock.lastMs();
    }
    return Long.MAX_VALUE;
  }
}
