package io.lucidbins.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.outbox.Backlog;
import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Limits;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.RunId;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.StreamWatermark;
import io.lucidbins.device.Welcome;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final StreamId STREAM = new StreamId(3);

  /** Of ten records the first four were acknowledged and had to make room. */
  private List<KeptStream> held = List.of(new KeptStream(STREAM, 1, 5, 10, 10));

  private int startedAbove;

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

  @Test
  void of_the_foreign_starts_in_the_answers_to_its_parts_the_lowest_counts() {
    held =
        LongStream.rangeClosed(1, Limits.MAX_HELLO_STREAMS + 1)
            .mapToObj(id -> new KeptStream(new StreamId(id), 1, 1, 1, 0))
            .toList();
    var handshake = begun();

    // The first part does not list the streams of the second, so their starts look foreign to it.
    assertThat(handshake.accept(part(handshake, 2, 3))).isFalse();
    assertThat(handshake.accept(part(handshake, 1, 8))).isTrue();
    handshake.complete();

    assertThat(startedAbove).isEqualTo(3);
  }

  private static Welcome part(Handshake handshake, int part, int foreignStart) {
    return new Welcome(handshake.nonce().orElseThrow(), part, 2, List.of(), foreignStart);
  }

  private Handshake begun() {
    var self = new Self(new BinId("glass-17"), new RunId(1), "1", "");
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    var handshake = new Handshake(backlog(), self, random);
    handshake.begin();
    return handshake;
  }

  private static Welcome welcome(Handshake handshake, long watermark) {
    var watermarks = List.of(new StreamWatermark(STREAM, watermark));
    return new Welcome(handshake.nonce().orElseThrow(), 1, 1, watermarks, 0);
  }

  private Backlog backlog() {
    return (Backlog)
        Proxy.newProxyInstance(
            Backlog.class.getClassLoader(),
            new Class<?>[] {Backlog.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "id" -> new OutboxId(1);
                  case "streams" -> held;
                  case "currentStart" -> 1;
                  case "moveCursor" -> {
                    held = List.of(new KeptStream(STREAM, 1, 5, 10, (long) arguments[1]));
                    yield null;
                  }
                  case "startAbove" -> {
                    startedAbove = (int) arguments[0];
                    yield null;
                  }
                  default -> throw new IllegalStateException(method + " is not expected");
                });
  }
}
