package io.lucidbins.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.outbox.Backlog;
import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.device.BinId;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.RunId;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.StreamWatermark;
import io.lucidbins.device.Welcome;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final StreamId STREAM = new StreamId(3);

  private long cursor = 10;

  @Test
  void another_hello_follows_if_what_the_bridge_lacks_was_evicted() {
    var handshake = begun();

    assertThat(handshake.accept(welcome(handshake, 3))).isTrue();

    assertThat(handshake.complete()).isTrue();
  }

  @Test
  void none_follows_if_the_oldest_record_continues_what_the_bridge_has() {
    var handshake = begun();

    assertThat(handshake.accept(welcome(handshake, 4))).isTrue();

    assertThat(handshake.complete()).isFalse();
  }

  private Handshake begun() {
    var self = new Self(new BinId("glass-17"), new RunId(1), "1", "");
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    var handshake = new Handshake(holding5To10(), self, random);
    handshake.begin();
    return handshake;
  }

  private static Welcome welcome(Handshake handshake, long watermark) {
    var watermarks = List.of(new StreamWatermark(STREAM, watermark));
    return new Welcome(handshake.nonce().orElseThrow(), 1, 1, watermarks, 0);
  }

  /** Of ten records the first four were acknowledged and had to make room. */
  private Backlog holding5To10() {
    return (Backlog)
        Proxy.newProxyInstance(
            Backlog.class.getClassLoader(),
            new Class<?>[] {Backlog.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "id" -> new OutboxId(1);
                  case "streams" -> List.of(new KeptStream(STREAM, 1, 5, 10, cursor));
                  case "currentStart" -> 1;
                  case "moveCursor" -> {
                    cursor = (long) arguments[1];
                    yield null;
                  }
                  default -> throw new IllegalStateException(method + " is not expected");
                });
  }
}
