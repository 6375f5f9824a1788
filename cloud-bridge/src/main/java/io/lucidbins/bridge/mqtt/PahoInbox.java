package io.lucidbins.bridge.mqtt;

import io.lucidbins.bridge.ingest.Delivery;
import io.lucidbins.bridge.ingest.Ingest;
import io.lucidbins.device.AckMessage;
import io.lucidbins.device.BinId;
import io.lucidbins.device.BinTopic;
import io.lucidbins.device.Command;
import io.lucidbins.device.CommandCodec;
import io.lucidbins.device.DownlinkCodec;
import io.lucidbins.device.Topics;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.tinylog.Logger;

/** Brings what bins publish to ingest, and its answers and the planners' commands to the bins. */
public final class PahoInbox implements AutoCloseable {
  /** Hand-over between callbacks, ingest and this thread; beyond it the connection is renewed. */
  static final int MAX_WAITING = 4 * MqttSettings.RECEIVE_MAXIMUM;

  /** How long closing waits for answers that are on their way. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  /** Makes one Paho client for one connection. */
  interface Clients {
    IMqttAsyncClient create(MqttSettings settings) throws MqttException;
  }

  private final MqttSettings settings;
  private final Ingest ingest;
  private final Clients clients;
  private final Backoff backoff;
  private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>(MAX_WAITING);
  private final CountDownLatch firstConnection = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile AtomicInteger unanswered = new AtomicInteger();
  private final Thread thread;
  private volatile boolean connected;
  private volatile boolean draining;

  private PahoInbox(MqttSettings settings, Ingest ingest, Clients clients, RandomGenerator random) {
    this.settings = settings;
    this.ingest = ingest;
    this.clients = clients;
    this.backoff = new Backoff(random);
    this.thread = Thread.ofVirtual().name("mqtt-inbox").unstarted(this::run);
  }

  /** Starts to connect, and goes on trying until it is closed. */
  public static PahoInbox start(MqttSettings settings, Ingest ingest, RandomGenerator random) {
    return start(settings, ingest, PahoInbox::client, random);
  }

  static PahoInbox start(
      MqttSettings settings, Ingest ingest, Clients clients, RandomGenerator random) {
    var inbox = new PahoInbox(settings, ingest, clients, random);
    inbox.thread.start();
    return inbox;
  }

  private static IMqttAsyncClient client(MqttSettings settings) throws MqttException {
    return new MqttAsyncClient(settings.uri(), settings.name(), new MemoryPersistence());
  }

  /** Waits for the first connection; false if there was none in time. */
  public boolean awaitConnection(Duration longest) throws InterruptedException {
    return firstConnection.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether the broker is reached just now. */
  public boolean isConnected() {
    return connected;
  }

  /**
   * Sends a command to a bin.
   *
   * @param expiry after which the broker no longer delivers it; whole seconds, at least one
   * @return false if too much waits to be sent; then it was not taken
   */
  public boolean send(BinId bin, Command command, Duration expiry) {
    var message = new MqttMessage(CommandCodec.encode(bin, command));
    var properties = new MqttProperties();
    properties.setMessageExpiryInterval(expiry.toSeconds());
    message.setProperties(properties);
    return steps.offer(connection -> connection.publish(Topics.cmd(bin), message));
  }

  /** What the thread does next with the connection. */
  private interface Step {
    void run(Connection connection) throws MqttException, InterruptedException;
  }

  private void run() {
    while (!isClosed()) {
      try {
        runConnection(new Connection(clients.create(settings)));
      } catch (MqttException e) {
        report(e);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // Paho 1.2.5 follows null pointers when a connection goes away while it is being used.
        Logger.error(e, "the connection as {} failed in a way of its own; it is renewed", settings);
      }
      pause(backoff.next());
    }
  }

  private void runConnection(Connection connection) throws MqttException, InterruptedException {
    var callback = new Arrivals((topic, message) -> arrived(connection, topic, message));
    try {
      connection.open(settings, callback);
      Logger.info("connected to the broker as {}", settings);
      backoff.reset();
      connected = true;
      firstConnection.countDown();
      while (!isClosed() && !callback.isLost()) {
        Step step = steps.poll(100, TimeUnit.MILLISECONDS);
        if (step != null) {
          step.run(connection);
        }
      }
    } finally {
      connected = false;
      connection.close();
      // Answers to a connection that is gone: the broker delivers those messages again.
      steps.clear();
      unanswered = new AtomicInteger();
    }
  }

  /** Paho's thread: only enqueue. What finds no room is delivered again after a reconnect. */
  private boolean arrived(Connection connection, String topic, MqttMessage message) {
    if (draining) {
      return true;
    }
    return steps.offer(_ -> take(connection, topic, message));
  }

  private void take(Connection connection, String topic, MqttMessage message) throws MqttException {
    var parsed = Topics.parse(topic);
    if (parsed.isEmpty()) {
      connection.acknowledge(message.getId());
      return;
    }
    BinTopic binTopic = parsed.get();
    var delivery = new MqttDelivery(connection, binTopic.bin(), message.getId());
    switch (binTopic.leaf()) {
      case UP -> ingest.takeUp(binTopic.bin(), message.getPayload(), delivery);
      case STATE ->
          ingest.takeState(binTopic.bin(), message.getPayload(), message.isRetained(), delivery);
      case ACK, CMD -> delivery.release();
    }
  }

  /** Answers go back to the connection on which the message came, or nowhere. */
  private final class MqttDelivery implements Delivery {
    private final Connection connection;
    private final BinId bin;
    private final int messageId;

    /** The count of this connection, so that a late answer does not lower that of the next one. */
    private final AtomicInteger count = unanswered;

    MqttDelivery(Connection connection, BinId bin, int messageId) {
      this.connection = connection;
      this.bin = bin;
      this.messageId = messageId;
      count.incrementAndGet();
    }

    @Override
    public void answer(AckMessage message) {
      var payload = new MqttMessage(DownlinkCodec.encode(bin, message));
      enqueue(now -> {
        now.publish(Topics.ack(bin), payload);
        finish(now);
      });
    }

    @Override
    public void release() {
      enqueue(this::finish);
    }

    private void enqueue(Step step) {
      if (!steps.offer(step)) {
        // The broker delivers the message again, and the bin asks again.
        count.decrementAndGet();
      }
    }

    private void finish(Connection now) throws MqttException {
      count.decrementAndGet();
      if (now == connection) {
        now.acknowledge(messageId);
      }
    }
  }

  private void report(MqttException failure) {
    if (!isClosed()) {
      Logger.warn(
          "no connection to the broker as {}: {}; trying again", settings, failure.getMessage());
    }
  }

  private void pause(Duration wait) {
    try {
      if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        Logger.debug("closed while waiting to connect");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Takes nothing new, answers what is on its way for a moment, then disconnects. */
  @Override
  public void close() {
    draining = true;
    try {
      awaitAnswers();
      closed.countDown();
      thread.join(DRAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closed.countDown();
    thread.interrupt();
  }

  private void awaitAnswers() throws InterruptedException {
    var done = new CountDownLatch(1);
    for (int i = 0; i < DRAIN.toMillis() / 20 && (unanswered.get() > 0 || !steps.isEmpty()); i++) {
      if (done.await(20, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }
}
