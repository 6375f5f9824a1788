package io.lucidbins.device;

import io.lucidbins.device.wire.v1.Wire;

/** Topic {@code ack}: bytes of {@link Ack} and {@link Welcome}. */
public final class DownlinkCodec {
  private DownlinkCodec() {}

  public static byte[] encode(BinId bin, AckMessage message) {
    var to = Wire.Ack.newBuilder();
    switch (message) {
      case Ack ack ->
          to.getBatchBuilder()
              .setNonce(ack.nonce().value())
              .setStream(ack.stream().value())
              .setWatermark(ack.watermark())
              .setLastOfBatch(ack.lastOfBatch());
      case Welcome welcome -> encode(welcome, to.getWelcomeBuilder());
    }
    return Frame.encode(bin, to.build());
  }

  public static Decoded<AckMessage> decode(BinId bin, byte[] payload) {
    return Decoding.attempt(
        "ack payload", () -> message(Frame.decode(bin, payload, Wire.Ack.parser())));
  }

  private static void encode(Welcome welcome, Wire.Welcome.Builder to) {
    to.setNonce(welcome.nonce().value())
        .setPart(welcome.part())
        .setParts(welcome.parts())
        .setHighestForeignStart(welcome.highestForeignStart());
    for (var each : welcome.watermarks()) {
      to.addWatermarksBuilder().setStream(each.stream().value()).setWatermark(each.watermark());
    }
  }

  private static AckMessage message(Wire.Ack wire) {
    return switch (wire.getMessageCase()) {
      case BATCH -> ack(wire.getBatch());
      case WELCOME -> welcome(wire.getWelcome());
      case MESSAGE_NOT_SET ->
          throw new IllegalArgumentException("neither an ack nor a welcome of version 1");
    };
  }

  private static Ack ack(Wire.BatchAck wire) {
    return new Ack(
        new Nonce(wire.getNonce()),
        new StreamId(wire.getStream()),
        wire.getWatermark(),
        wire.getLastOfBatch());
  }

  private static Welcome welcome(Wire.Welcome wire) {
    Checks.within(
        "watermarks of a welcome", wire.getWatermarksCount(), 0, Limits.MAX_HELLO_STREAMS);
    return new Welcome(
        new Nonce(wire.getNonce()),
        wire.getPart(),
        wire.getParts(),
        wire.getWatermarksList().stream()
            .map(each -> new StreamWatermark(new StreamId(each.getStream()), each.getWatermark()))
            .toList(),
        wire.getHighestForeignStart());
  }
}
