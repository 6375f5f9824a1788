package io.lucidbins.bridge.ingest;

/** What a batch is to the bridge, given the watermark of its stream. */
sealed interface Taking {
  /** All of it is known: store nothing. */
  record Resend() implements Taking {}

  /** Something before it is missing. */
  record TooEarly() implements Taking {}

  /**
   * It continues the stream.
   *
   * @param from the first seq that is new; what lies before it is an overlap
   */
  record Append(long from) implements Taking {}

  /** Judges the range first to last against the watermark. */
  static Taking of(long watermark, long first, long last) {
    if (last <= watermark) {
      return new Resend();
    }
    return first > watermark + 1 ? new TooEarly() : new Append(watermark + 1);
  }
}
