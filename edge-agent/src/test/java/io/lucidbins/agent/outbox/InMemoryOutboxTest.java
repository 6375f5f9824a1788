package io.lucidbins.agent.outbox;

import java.util.random.RandomGeneratorFactory;

class InMemoryOutboxTest implements OutboxContract {
  @Override
  public Outbox open() {
    return new InMemoryOutbox(RandomGeneratorFactory.of("L64X128MixRandom").create(1));
  }

  @Override
  public Outbox restart(Outbox outbox) {
    return ((InMemoryOutbox) outbox).restarted();
  }
}
