package io.lucidbins.device;

/**
 * A well transported batch whose body is not yet read. What the bridge keeps as a segment is the
 * body and these fields.
 *
 * @param start 1 or more
 * @param first first seq, 1 or more
 * @param last last seq, first or more
 * @param body what {@link UplinkCodec#decodeBody} reads
 */
public record BatchEnvelope(
    Nonce nonce, StreamId stream, int start, long first, long last, Bytes body)
    implements UplinkMessage {
  public BatchEnvelope {
    Checks.start(start);
    Checks.seq("first seq", first);
    Checks.within("last seq", last, first, Limits.MAX_SEQ);
    Checks.within("batch body: bytes", body.size(), 0, Limits.MAX_BATCH_BYTES);
  }
}
