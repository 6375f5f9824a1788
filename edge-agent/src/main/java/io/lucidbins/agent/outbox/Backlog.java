package io.lucidbins.agent.outbox;

import io.lucidbins.device.LossReason;
import io.lucidbins.device.NewestSample;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.StreamId;
import java.util.List;
import java.util.Optional;

/**
 * The side of the outbox that the uplink sees: what is held, and how far each stream is
 * acknowledged.
 */
public interface Backlog {
  /** The most records and tombstones that one {@link #read} answers: as many as fit a batch. */
  int MAX_READ_ROWS = 500;

  /** The id made with the file. */
  OutboxId id();

  /**
   * The streams of which the outbox holds something, stubs included, in order of start number, then
   * stream id.
   */
  List<KeptStream> streams();

  /**
   * The start number of the stream of this start; of the one that the next commit begins, if there
   * is none yet.
   */
  int currentStart();

  /**
   * Reads what is held of a stream from a seq on, without a gap. Wall times of stamps are computed
   * anew from what is now known of their boots. A row that fails its checksum has become a
   * tombstone ({@code damaged}).
   *
   * @param fromSeq the first seq wanted; below the oldest held it begins with the oldest
   * @param maxRows how many records and tombstones at most, 1 to {@value #MAX_READ_ROWS}
   * @return empty if the stream is unknown or nothing is held from there on
   * @throws OutboxUnavailable if the store cannot be read
   */
  Slice read(StreamId stream, long fromSeq, int maxRows);

  /**
   * Moves a cursor up or down; limited to the newest seq. It is persisted with the next commit:
   * losing it costs a resend. Does nothing if the stream is unknown.
   */
  void moveCursor(StreamId stream, long seq);

  /**
   * Replaces one record by a tombstone, in one transaction. Does nothing if it is no longer held or
   * is one already.
   *
   * @throws OutboxUnavailable if it could not be stored
   */
  void giveUp(StreamId stream, long seq, LossReason reason);

  /**
   * Ends the stream of this start if its start number is not above the given one; the next commit
   * begins a stream with a number above it. Committed at once.
   *
   * @throws OutboxUnavailable if it could not be stored
   */
  void startAbove(int foreignStart);

  /** The newest sample that is held, with wall time computed anew; empty if there is none. */
  Optional<NewestSample> newestSample();
}
