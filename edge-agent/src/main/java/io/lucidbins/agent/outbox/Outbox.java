package io.lucidbins.agent.outbox;

import io.lucidbins.device.DeviceRecord;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bin's own store of records. A record counts as taken when {@link #append} has returned. Safe
 * for use by several threads; calls are done one after the other.
 */
public interface Outbox extends Backlog, AutoCloseable {
  /** The most records that one {@link #append} takes. */
  int MAX_APPEND_RECORDS = 1_000;

  /** The boot of this start of the agent. */
  Boot boot();

  /**
   * Commits records in one transaction and returns after it. They get the next seqs of the stream
   * of this start, which begins with the first commit.
   *
   * @param records 1 to {@value #MAX_APPEND_RECORDS}, in the order in which they happened
   * @return where the last of them lies
   * @throws OutboxUnavailable if they could not be stored; then none of them was
   * @throws IllegalArgumentException if there are none or too many
   */
  StreamPosition append(List<? extends DeviceRecord> records);

  /**
   * Tells the listener of the records of each commit from now on, after the commit. There is one
   * listener; it must only enqueue.
   */
  void listen(Consumer<List<? extends DeviceRecord>> listener);

  /**
   * Commits what is left to commit (moved cursors) and frees the store. Closing twice does nothing
   * more.
   */
  @Override
  void close();
}
