package io.lucidbins.device;

import java.util.List;

/**
 * What the outbox holds; sent first on every connect.
 *
 * @param nonce fresh for each Hello; a retry and all parts share it
 * @param streams at most {@link Limits#MAX_HELLO_STREAMS}, each stream once
 * @param part 1 to {@code parts}
 * @param parts 1 to {@link Limits#MAX_HELLO_PARTS}
 */
public record Hello(
    Nonce nonce, OutboxId outbox, RunId run, List<HeldStream> streams, int part, int parts)
    implements UplinkMessage {
  public Hello {
    streams = Checks.atMost("streams of a hello", streams, Limits.MAX_HELLO_STREAMS);
    Checks.part(part, parts);
    if (streams.stream().map(HeldStream::stream).distinct().count() != streams.size()) {
      throw new IllegalArgumentException("hello " + nonce + " names a stream twice");
    }
  }
}
