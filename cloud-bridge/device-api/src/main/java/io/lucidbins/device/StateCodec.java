package io.lucidbins.device;

import io.lucidbins.device.wire.v1.Wire;
import java.util.Optional;

/** Topic {@code state}, and the Will: bytes of {@link State}. */
public final class StateCodec {
  private StateCodec() {}

  public static byte[] encode(BinId bin, State state) {
    var to =
        Wire.State.newBuilder()
            .setOnline(state.online())
            .setSoftwareVersion(state.softwareVersion())
            .setSettingsHash(state.settingsHash())
            .setOutbox(state.outbox().value())
            .setRun(state.run().value());
    state
        .newest()
        .ifPresent(newest ->
            to.getNewestBuilder()
                .setStart(newest.start())
                .setStream(newest.stream().value())
                .setSeq(newest.seq())
                .setRecord(RecordWire.encode(newest.sample())));
    return Frame.encode(bin, to.build());
  }

  public static Decoded<State> decode(BinId bin, byte[] payload) {
    return Decoding.attempt(
        "state payload", () -> state(Frame.decode(bin, payload, Wire.State.parser())));
  }

  private static State state(Wire.State wire) {
    return new State(
        wire.getOnline(),
        wire.getSoftwareVersion(),
        wire.getSettingsHash(),
        new OutboxId(wire.getOutbox()),
        new RunId(wire.getRun()),
        wire.hasNewest() ? Optional.of(newest(wire.getNewest())) : Optional.empty());
  }

  private static NewestSample newest(Wire.NewestSample wire) {
    if (!(RecordWire.decode(wire.getRecord()) instanceof Sample sample)) {
      throw new IllegalArgumentException("the newest sample is not a sample");
    }
    return new NewestSample(wire.getStart(), new StreamId(wire.getStream()), wire.getSeq(), sample);
  }
}
