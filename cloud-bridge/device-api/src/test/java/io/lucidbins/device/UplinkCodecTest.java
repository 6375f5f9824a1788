package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UplinkCodecTest {
  @Test
  void gives_back_a_batch_of_all_kinds_and_tombstones() {
    var batch = Examples.mixedBatch();

    var envelope =
        (BatchEnvelope)
            UplinkCodec.decode(Examples.BIN, UplinkCodec.encode(Examples.BIN, batch)).orThrow();

    assertThat(UplinkCodec.decodeBody(envelope)).isEqualTo(new Decoded.Ok<>(batch));
  }
}
