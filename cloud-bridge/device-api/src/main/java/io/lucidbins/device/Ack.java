package io.lucidbins.device;

/**
 * The bridge has committed, or explained as lost, everything of a stream up to the watermark.
 *
 * @param nonce of the batch that it answers
 * @param watermark 0 to {@link Limits#MAX_SEQ}
 * @param lastOfBatch last seq of that batch, 1 or more
 */
public record Ack(Nonce nonce, StreamId stream, long watermark, long lastOfBatch)
    implements AckMessage {
  public Ack {
    Checks.within("watermark", watermark, 0, Limits.MAX_SEQ);
    Checks.seq("last of batch", lastOfBatch);
  }
}
