package io.lucidbins.device;

/**
 * So many records of one kind in a row.
 *
 * @param count 1 or more
 */
public record KindRun(RecordKind kind, long count) {
  public KindRun {
    Checks.within("count of a run", count, 1, Limits.MAX_SEQ);
  }
}
