package io.lucidbins.device;

import com.google.protobuf.UnsafeByteOperations;
import io.lucidbins.device.wire.v1.Wire;
import java.util.Optional;

/**
 * Topic {@code up}: bytes of {@link Hello} and {@link Batch}. The bin id is that of the topic; it
 * is part of the checksum, so a payload under another bin's topic is refused.
 *
 * <p>A batch is decoded in two steps, because they fail differently. {@link #decode} refuses what
 * was damaged on the way: drop it, the bin sends it again. {@link #decodeBody} refuses what the bin
 * made wrongly: it would never get better, so it goes to quarantine.
 */
public final class UplinkCodec {
  private UplinkCodec() {}

  public static byte[] encode(BinId bin, Hello hello) {
    var to =
        Wire.Hello.newBuilder()
            .setNonce(hello.nonce().value())
            .setOutbox(hello.outbox().value())
            .setRun(hello.run().value())
            .setPart(hello.part())
            .setParts(hello.parts());
    for (var held : hello.streams()) {
      to.addStreamsBuilder()
          .setStream(held.stream().value())
          .setStart(held.start())
          .setNewest(held.newest())
          .setHeld(held.newest() - held.oldest() + 1);
    }
    return Frame.encode(bin, Wire.Up.newBuilder().setHello(to).build());
  }

  /**
   * The bytes of a batch.
   *
   * @throws IllegalArgumentException if they would be more than {@link Limits#MAX_BATCH_BYTES};
   *     {@link #largestPrefix} avoids that
   */
  public static byte[] encode(BinId bin, Batch batch) {
    return Frame.encode(bin, wire(batch, BatchBody.encode(batch)));
  }

  /** The bytes of a batch whose body is encoded already. */
  public static byte[] encode(BinId bin, BatchEnvelope envelope) {
    return Frame.encode(bin, wire(envelope));
  }

  /** The batch with its body encoded: what {@link #decode} answers to its bytes. */
  public static BatchEnvelope envelope(Batch batch) {
    return new BatchEnvelope(
        batch.nonce(),
        batch.stream(),
        batch.start(),
        batch.first(),
        batch.last(),
        Bytes.of(BatchBody.encode(batch)));
  }

  /** How many bytes {@link #encode} would make; may be more than the limit. */
  public static int encodedSize(Batch batch) {
    return Frame.CHECKSUM_BYTES + wire(batch, BatchBody.encode(batch)).getSerializedSize();
  }

  /**
   * The longest batch with the same first seq that is at most {@code maxBytes} encoded.
   *
   * @param maxBytes at most {@link Limits#MAX_BATCH_BYTES}, less if the broker takes less
   * @return empty if even its first record or tombstone alone is larger
   */
  public static Optional<Batch> largestPrefix(Batch batch, int maxBytes) {
    if (encodedSize(batch) <= maxBytes) {
      return Optional.of(batch);
    }
    Optional<Batch> best = Optional.empty();
    long fits = batch.first() - 1;
    long tooLong = batch.last();
    while (tooLong - fits > 1) {
      long middle = fits + (tooLong - fits) / 2;
      var shorter = batch.upTo(middle);
      if (encodedSize(shorter) <= maxBytes) {
        best = Optional.of(shorter);
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return best;
  }

  /** What the bin said; a batch with its body still encoded. */
  public static Decoded<UplinkMessage> decode(BinId bin, byte[] payload) {
    return Decoding.attempt(
        "uplink payload", () -> message(Frame.decode(bin, payload, Wire.Up.parser())));
  }

  /** Reads the body, and checks that it fills the range of the envelope exactly. */
  public static Decoded<Batch> decodeBody(BatchEnvelope envelope) {
    return Decoding.attempt("batch body", () -> BatchBody.decode(envelope));
  }

  private static UplinkMessage message(Wire.Up up) {
    return switch (up.getMessageCase()) {
      case HELLO -> hello(up.getHello());
      case BATCH -> envelope(up.getBatch());
      case MESSAGE_NOT_SET ->
          throw new IllegalArgumentException("neither a hello nor a batch of version 1");
    };
  }

  private static Hello hello(Wire.Hello wire) {
    Checks.within("streams of a hello", wire.getStreamsCount(), 0, Limits.MAX_HELLO_STREAMS);
    return new Hello(
        new Nonce(wire.getNonce()),
        new OutboxId(wire.getOutbox()),
        new RunId(wire.getRun()),
        wire.getStreamsList().stream().map(UplinkCodec::held).toList(),
        wire.getPart(),
        wire.getParts());
  }

  private static HeldStream held(Wire.HeldStream wire) {
    long newest = Checks.seq("newest seq", wire.getNewest());
    long held = Checks.within("seqs held", wire.getHeld(), 0, newest);
    return new HeldStream(
        new StreamId(wire.getStream()), wire.getStart(), newest - held + 1, newest);
  }

  private static BatchEnvelope envelope(Wire.Batch wire) {
    long first = Checks.seq("first seq", wire.getFirst());
    long count = Checks.within("seqs of a batch", wire.getCount(), 1, Limits.MAX_SEQ);
    return new BatchEnvelope(
        new Nonce(wire.getNonce()),
        new StreamId(wire.getStream()),
        wire.getStart(),
        first,
        first + count - 1,
        Bytes.of(wire.getBody().toByteArray()));
  }

  private static Wire.Up wire(Batch batch, byte[] body) {
    return wire(
        Wire.Batch.newBuilder()
            .setNonce(batch.nonce().value())
            .setStream(batch.stream().value())
            .setStart(batch.start()),
        batch.first(),
        batch.last(),
        body);
  }

  private static Wire.Up wire(BatchEnvelope envelope) {
    return wire(
        Wire.Batch.newBuilder()
            .setNonce(envelope.nonce().value())
            .setStream(envelope.stream().value())
            .setStart(envelope.start()),
        envelope.first(),
        envelope.last(),
        envelope.body().toArray());
  }

  private static Wire.Up wire(Wire.Batch.Builder head, long first, long last, byte[] body) {
    head.setFirst(first).setCount(last - first + 1).setBody(UnsafeByteOperations.unsafeWrap(body));
    return Wire.Up.newBuilder().setBatch(head).build();
  }
}
