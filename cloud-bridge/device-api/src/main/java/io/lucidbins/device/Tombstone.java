package io.lucidbins.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stays in place of records that were given up.
 *
 * @param first first seq, 1 or more
 * @param last last seq, first or more
 * @param kinds of these records, in order of seq, neighbours of different kinds; their counts add
 *     up to the range; at most {@link Limits#MAX_TOMBSTONE_RUNS}
 */
public record Tombstone(long first, long last, List<KindRun> kinds, LossReason reason) {
  /** Joins neighbouring runs of one kind; throws if the counts do not add up to the range. */
  public Tombstone {
    Checks.seq("first seq", first);
    Checks.within("last seq", last, first, Limits.MAX_SEQ);
    kinds = joined(kinds);
    Checks.within("kind runs of a tombstone", kinds.size(), 1, Limits.MAX_TOMBSTONE_RUNS);
    long counted = kinds.stream().mapToLong(KindRun::count).reduce(0, Math::addExact);
    if (counted != last - first + 1) {
      throw new IllegalArgumentException(
          "tombstone %d-%d counts %d records".formatted(first, last, counted));
    }
  }

  /** A tombstone of one record. */
  public static Tombstone of(long seq, RecordKind kind, LossReason reason) {
    return of(seq, seq, kind, reason);
  }

  /** A tombstone of records of one kind. */
  public static Tombstone of(long first, long last, RecordKind kind, LossReason reason) {
    Checks.within("last seq", last, first, Limits.MAX_SEQ);
    return new Tombstone(first, last, List.of(new KindRun(kind, last - first + 1)), reason);
  }

  /** How many records it stands for. */
  public long size() {
    return last - first + 1;
  }

  /** How many records of this kind it stands for. */
  public long count(RecordKind kind) {
    return kinds.stream().filter(run -> run.kind() == kind).mapToLong(KindRun::count).sum();
  }

  /**
   * The part of it from {@code from} to {@code to}, both included, with its own counts.
   *
   * @throws IllegalArgumentException if that is not inside it
   */
  public Tombstone slice(long from, long to) {
    Checks.within("slice from", from, first, last);
    Checks.within("slice to", to, from, last);
    var parts = new ArrayList<KindRun>();
    long at = first;
    for (var run : kinds) {
      long overlap = Math.min(to, at + run.count() - 1) - Math.max(from, at) + 1;
      if (overlap > 0) {
        parts.add(new KindRun(run.kind(), overlap));
      }
      at += run.count();
    }
    return new Tombstone(from, to, parts, reason);
  }

  /**
   * Both as one; empty if {@code next} does not follow directly, has another reason, or the runs
   * would be more than {@link Limits#MAX_TOMBSTONE_RUNS}: then they stay two.
   */
  public Optional<Tombstone> merge(Tombstone next) {
    if (next.first != last + 1 || next.reason != reason) {
      return Optional.empty();
    }
    var both = new ArrayList<>(kinds);
    both.addAll(next.kinds);
    var runs = joined(both);
    return runs.size() > Limits.MAX_TOMBSTONE_RUNS
        ? Optional.empty()
        : Optional.of(new Tombstone(first, next.last, runs, reason));
  }

  private static List<KindRun> joined(List<KindRun> runs) {
    var joined = new ArrayList<KindRun>(runs.size());
    for (var run : runs) {
      if (!joined.isEmpty() && joined.getLast().kind() == run.kind()) {
        joined.add(
            new KindRun(run.kind(), Math.addExact(joined.removeLast().count(), run.count())));
      } else {
        joined.add(run);
      }
    }
    return List.copyOf(joined);
  }
}
