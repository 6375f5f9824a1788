package io.lucidbins.agent.outbox;

import io.lucidbins.device.KindRun;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.Tombstone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which unacknowledged rows of a stream are given up for want of space. Pure: rows in, tombstones
 * out.
 */
final class Thinning {
  /**
   * The steps, in the order in which they are taken; each is taken over all streams before the
   * next.
   */
  enum Step {
    ONE_SAMPLE_IN_15_MIN(15 * 60_000L, LossReason.THINNED),
    ONE_SAMPLE_IN_AN_HOUR(60 * 60_000L, LossReason.THINNED),
    NO_SAMPLES(0, LossReason.EVICTED),
    NOTHING(0, LossReason.EVICTED);

    private final long windowMs;
    private final LossReason reason;

    Step(long windowMs, LossReason reason) {
      this.windowMs = windowMs;
      this.reason = reason;
    }

    /** The step after this one. */
    Optional<Step> next() {
      return switch (this) {
        case ONE_SAMPLE_IN_15_MIN -> Optional.of(ONE_SAMPLE_IN_AN_HOUR);
        case ONE_SAMPLE_IN_AN_HOUR -> Optional.of(NO_SAMPLES);
        case NO_SAMPLES -> Optional.of(NOTHING);
        case NOTHING -> Optional.empty();
      };
    }
  }

  private static final long NONE = -1;

  /**
   * Fewer rows in a tombstone than it may have runs of kinds; neighbours merge later if they can.
   */
  private static final int MOST_IN_ONE = 200;

  private final Step step;
  private long keptWindow = NONE;

  /** Goes once over the rows of one stream. */
  Thinning(Step step) {
    this.step = step;
  }

  /**
   * The tombstones that replace some of the next rows, in order; rows that are tombstones already
   * stay.
   */
  List<Tombstone> next(List<Row> rows) {
    var lost = new ArrayList<Tombstone>();
    var run = new ArrayList<Row>();
    for (Row row : rows) {
      if (isLost(row)) {
        if (!run.isEmpty() && !mayJoin(run, row)) {
          lost.add(tombstone(run));
          run.clear();
        }
        run.add(row);
      }
    }
    if (!run.isEmpty()) {
      lost.add(tombstone(run));
    }
    return lost;
  }

  private static boolean mayJoin(List<Row> run, Row row) {
    return run.getLast().seq() + 1 == row.seq() && run.size() < MOST_IN_ONE;
  }

  private boolean isLost(Row row) {
    boolean sample = row.kind() == RowKind.SAMPLE.number();
    return switch (step) {
      case ONE_SAMPLE_IN_15_MIN, ONE_SAMPLE_IN_AN_HOUR -> sample && !isFirstOfWindow(row);
      case NO_SAMPLES -> sample;
      case NOTHING -> row.kind() != RowKind.TOMBSTONE.number();
    };
  }

  private boolean isFirstOfWindow(Row row) {
    long window = row.monotonicMs() / step.windowMs;
    boolean first = window != keptWindow;
    keptWindow = window;
    return first;
  }

  private Tombstone tombstone(List<Row> run) {
    List<KindRun> kinds =
        run.stream()
            .map(row -> RowKind.ofNumber(row.kind()).orElse(RowKind.UNKNOWN))
            .map(kind -> new KindRun(kind.recordKind(), 1))
            .toList();
    return new Tombstone(run.getFirst().seq(), run.getLast().seq(), kinds, step.reason);
  }
}
