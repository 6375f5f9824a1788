package io.lucidbins.bridge.notify;

import java.util.List;

/** Reading the feed from a position on: what an event stream needs. */
public interface FeedTail {
  /** The id of the newest event that is committed, 0 when there was none yet. */
  long newest();

  /**
   * Events behind a position, oldest first.
   *
   * @param position id of the last event that the reader has seen, 0 or more
   * @param most how many events to answer, 1 or more
   */
  Slice after(long position, int most);

  /** Calls the listener after each commit that published, on the publishing thread: only wake. */
  Listening onPublish(Runnable listener);

  /** What is behind a position. */
  sealed interface Slice {
    /** The events, none missing in between; an empty list when the reader has seen them all. */
    record Events(List<FeedEvent> events) implements Slice {
      public Events {
        events = List.copyOf(events);
      }
    }

    /**
     * Events behind the position are no longer kept, or the position is of another store: the
     * reader has to read everything anew and go on from {@code newest}.
     */
    record Gap(long newest) implements Slice {}
  }

  /** Ends the calls to a listener. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
