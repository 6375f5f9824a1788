package io.lucidbins.device;

/**
 * What an outbox holds of one stream: seq oldest to newest, tombstones included.
 *
 * @param start 1 or more
 * @param oldest 1 to newest + 1; newest + 1 means a stub: all its rows are evicted
 * @param newest highest seq ever given out, 1 to {@link Limits#MAX_SEQ}
 */
public record HeldStream(StreamId stream, int start, long oldest, long newest) {
  public HeldStream {
    Checks.start(start);
    Checks.seq("newest seq", newest);
    Checks.within("oldest seq", oldest, 1, newest + 1);
  }

  public static HeldStream stub(StreamId stream, int start, long newest) {
    return new HeldStream(stream, start, newest + 1, newest);
  }

  public boolean isStub() {
    return oldest > newest;
  }
}
