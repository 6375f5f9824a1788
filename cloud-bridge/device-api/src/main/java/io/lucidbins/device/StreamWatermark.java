package io.lucidbins.device;

/**
 * Up to where the bridge has a stream.
 *
 * @param watermark 0 (nothing) to {@link Limits#MAX_SEQ}
 */
public record StreamWatermark(StreamId stream, long watermark) {
  public StreamWatermark {
    Checks.within("watermark", watermark, 0, Limits.MAX_SEQ);
  }
}
