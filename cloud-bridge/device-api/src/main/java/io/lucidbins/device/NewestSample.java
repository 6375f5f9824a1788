package io.lucidbins.device;

/**
 * A sample with its place in the bin's order: (start, stream, seq).
 *
 * @param start 1 or more
 * @param seq 1 or more
 */
public record NewestSample(int start, StreamId stream, long seq, Sample sample) {
  public NewestSample {
    Checks.start(start);
    Checks.seq("seq", seq);
  }
}
