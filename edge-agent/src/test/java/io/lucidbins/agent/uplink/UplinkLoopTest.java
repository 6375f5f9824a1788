package io.lucidbins.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.outbox.Backlog;
import io.lucidbins.agent.outbox.InMemoryOutbox;
import io.lucidbins.agent.outbox.OutboxUnavailable;
import io.lucidbins.device.BinId;
import io.lucidbins.device.RunId;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class UplinkLoopTest {
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final AtomicInteger readsThatFail = new AtomicInteger();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

  @Test
  void greets_anew_when_the_outbox_failed_while_it_was_greeting() throws Exception {
    readsThatFail.set(1);
    var publisher = new Answering();

    try (var loop = loop(publisher)) {
      loop.start();

      // Without a new link the next Hello would be due in 24 h.
      assertThat(publisher.greeted.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void an_error_ends_it_and_is_told() throws Exception {
    readsThatFail.set(-1);

    try (var loop = loop(new Answering())) {
      loop.start();

      assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessage("broken");
    }
  }

  private UplinkLoop loop(Publisher publisher) {
    var self = new Self(new BinId("glass-17"), new RunId(1), "1", "");
    var uplink = new Uplink(UplinkSettings.defaults(), failing(), self, random);
    return new UplinkLoop(uplink, publisher, System::nanoTime, failure::complete);
  }

  /** An outbox whose streams cannot be read for some calls; for ever and worse if negative. */
  private Backlog failing() {
    var outbox = new InMemoryOutbox(random);
    return (Backlog)
        Proxy.newProxyInstance(
            Backlog.class.getClassLoader(),
            new Class<?>[] {Backlog.class},
            (_, method, arguments) -> {
              if (method.getName().equals("streams")) {
                fail();
              }
              return method.invoke(outbox, arguments);
            });
  }

  private void fail() {
    if (readsThatFail.get() < 0) {
      throw new StackOverflowError("broken");
    }
    if (readsThatFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new OutboxUnavailable("the card does not answer");
    }
  }

  /** A broker that takes every client at once. */
  private static final class Answering implements Publisher {
    private final CompletableFuture<Integer> greeted = new CompletableFuture<>();
    private int clients;

    @Override
    public void connect(Payload will, Consumer<UplinkEvent> events) {
      clients++;
      events.accept(new UplinkEvent.Connected(100, 65_536));
    }

    @Override
    public void publish(UplinkAction.Publish message) {
      if (message.channel() == UplinkAction.Channel.UP) {
        greeted.complete(clients);
      }
    }

    @Override
    public void disconnect() {}

    @Override
    public void close() {}
  }
}
