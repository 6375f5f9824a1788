package io.lucidbins.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.access.SecretsFile;
import io.lucidbins.bridge.broker.BinPasswords;
import io.lucidbins.bridge.broker.BrokerException;
import io.lucidbins.bridge.broker.BrokerSettings;
import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.ingest.Batches;
import io.lucidbins.bridge.settings.BridgeSettings;
import io.lucidbins.bridge.settings.BridgeSettings.Broker;
import io.lucidbins.bridge.web.WebSettings;
import io.lucidbins.device.Ack;
import io.lucidbins.device.AckMessage;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Bytes;
import io.lucidbins.device.Certainty;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.DownlinkCodec;
import io.lucidbins.device.Evidence;
import io.lucidbins.device.Hello;
import io.lucidbins.device.Material;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.Outcome;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.RunId;
import io.lucidbins.device.Seal;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.State;
import io.lucidbins.device.StateCodec;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.TenantPublicKey;
import io.lucidbins.device.Topics;
import io.lucidbins.device.UplinkCodec;
import io.lucidbins.device.Welcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole bridge with its broker and store, and a bin that speaks the protocol through Paho. */
class CloudBridgeTest {
  private static final BinId BIN = new BinId("b1");
  private static final StreamId STREAM = new StreamId(0x51);
  private static final String PASSWORD = "of all bins";

  @TempDir Path folder;

  @Test
  void a_bin_is_welcomed_its_batch_stored_and_acknowledged_also_after_a_restart() throws Exception {
    try (var bridge = start(0)) {
      assertThat(bridge.awaitConnection(Duration.ofSeconds(20))).isTrue();
      try (var bin = new Bin(bridge.mqttPort())) {
        bin.publish(Topics.up(BIN), UplinkCodec.encode(BIN, hello(1)));
        assertThat(bin.next()).isInstanceOf(Welcome.class);
        bin.publish(Topics.up(BIN), UplinkCodec.encode(BIN, Batches.samples(STREAM, 1, 3)));
        assertThat(bin.next()).isEqualTo(new Ack(Batches.NONCE, STREAM, 3, 3));
      }
      assertThat(bridge.fleet().bins()).hasSize(1);
    }

    try (var bridge = start(0)) {
      assertThat(bridge.awaitConnection(Duration.ofSeconds(20))).isTrue();
      try (var bin = new Bin(bridge.mqttPort())) {
        bin.publish(Topics.up(BIN), UplinkCodec.encode(BIN, Batches.samples(STREAM, 1, 3)));
        bin.publish(Topics.up(BIN), UplinkCodec.encode(BIN, Batches.samples(STREAM, 4, 4)));
        assertThat(bin.next()).isEqualTo(new Ack(Batches.NONCE, STREAM, 3, 3));
        assertThat(bin.next()).isEqualTo(new Ack(Batches.NONCE, STREAM, 4, 4));
      }
      var levels =
          bridge.history().readings(BIN, Quantity.LEVEL_PERMILLE, Instant.MIN, Instant.MAX);
      assertThat(levels.stream().map(reading -> reading.value().orElseThrow()))
          .containsExactly(1, 2, 3, 4);
      assertThat(bridge.ingestCounts().resent()).isEqualTo(1);
    }
  }

  @Test
  void a_retained_state_from_before_the_bridge_is_known_and_a_broken_message_harms_nobody()
      throws Exception {
    try (var bridge = start(0)) {
      assertThat(bridge.awaitConnection(Duration.ofSeconds(20))).isTrue();
      try (var bin = new Bin(bridge.mqttPort())) {
        var state =
            new State(true, "0.1.0", "abc", new OutboxId(1), new RunId(1), Optional.empty());
        bin.publish(Topics.up(BIN), "no batch".getBytes(StandardCharsets.UTF_8));
        bin.publish(Topics.state(BIN), StateCodec.encode(BIN, state));
        bin.publish(Topics.up(BIN), UplinkCodec.encode(BIN, Batches.samples(STREAM, 1, 1)));
        assertThat(bin.next()).isEqualTo(new Ack(Batches.NONCE, STREAM, 1, 1));
      }
      assertThat(bridge.ingestCounts().dropped()).isEqualTo(1);
      assertThat(bridge.fleet().state(BIN).orElseThrow().softwareVersion()).contains("0.1.0");
    }
  }

  @Test
  void a_deposit_with_a_sealed_card_is_awarded_once_also_when_it_is_sent_again() throws Exception {
    try (var bridge = start(0)) {
      assertThat(bridge.awaitConnection(Duration.ofSeconds(20))).isTrue();
      var batch = UplinkCodec.encode(BIN, depositOf420GramsOfGlass());
      try (var bin = new Bin(bridge.mqttPort())) {
        bin.publish(Topics.up(BIN), batch);
        assertThat(bin.next()).isEqualTo(new Ack(Batches.NONCE, STREAM, 1, 1));
        bin.publish(Topics.up(BIN), batch);
        assertThat(bin.next()).isEqualTo(new Ack(Batches.NONCE, STREAM, 1, 1));
      }
      awaitAward(bridge);

      // 420 g x 320 points/kg and x 326 g CO2e/kg
      assertThat(bridge.points().feed().latest(10))
          .singleElement()
          .satisfies(award -> {
            assertThat(award.points()).hasToString("134.400 points");
            assertThat(award.avoided()).hasToString("136920 mg CO2e");
            assertThat(award.bin()).isEqualTo(BIN.value());
          });
    }
    try (var store = Database.open(StoreSettings.file(folder.resolve("store.db")), () -> 0)) {
      assertThat(count(store, "SELECT COUNT(*) FROM card")).isEqualTo(1);
      assertThat(count(store, "SELECT COUNT(*) FROM community_wallet")).isZero();
      assertThat(count(store, "SELECT COUNT(*) FROM feed WHERE topic = 'points'")).isEqualTo(1);
    }
  }

  private static int count(Database store, String sql) {
    return store.read(tx -> tx.handle().createQuery(sql).mapTo(int.class).one());
  }

  private static void awaitAward(CloudBridge bridge) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (bridge.points().feed().latest(1).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** Sealed to what the bridge printed for the settings of its bins. */
  private Batch depositOf420GramsOfGlass() throws IOException {
    var line = Files.readString(folder.resolve(SecretsFile.PUBLIC_NAME)).strip().split(":", 2);
    var key = new TenantPublicKey(Integer.parseInt(line[0]), Bytes.parse(line[1]));
    var card = Seal.sealCard(key, new byte[] {4, 1, 2, 3}, BIN, 7, new SecureRandom());
    var deposit =
        new Deposit(
            new Stamp(1, 1_000, 1_795_255_200_000L, Certainty.SYNCED),
            7,
            Optional.of(card),
            Optional.empty(),
            new Material("glass"),
            Outcome.RECYCLE,
            0,
            420,
            new Evidence(1_000, 2, 1_420, 2, 5, 4_000, 9_000));
    return Batches.of(STREAM, 1, 1, 1, List.of(new NumberedRecord(1, deposit)), List.of());
  }

  @Test
  void a_taken_port_closes_what_was_open_so_that_the_next_start_works() throws Exception {
    try (var first = start(0)) {
      int port = first.mqttPort();

      assertThatThrownBy(() -> start(port).close()).isInstanceOf(BrokerException.class);
    }

    try (var next = start(0)) {
      assertThat(next.awaitConnection(Duration.ofSeconds(20))).isTrue();
    }
  }

  private CloudBridge start(int port) {
    var broker =
        new Broker.Embedded(
            new BrokerSettings("127.0.0.1", port, folder.resolve("broker")),
            new BinPasswords.Shared(PASSWORD));
    var settings =
        new BridgeSettings(
            TenantId.MAIN,
            folder,
            StoreSettings.file(folder.resolve("store.db")),
            broker,
            WebSettings.defaults().withPort(0));
    return CloudBridge.start(
        settings, InstantSource.system(), RandomGeneratorFactory.of("L64X128MixRandom").create(1));
  }

  private static Hello hello(long nonce) {
    return new Hello(new Nonce(nonce), new OutboxId(1), new RunId(1), List.of(), 1, 1);
  }

  /** What a bin is to the broker. */
  private static final class Bin implements AutoCloseable {
    private final MqttClient client;
    private final BlockingQueue<AckMessage> answers = new LinkedBlockingQueue<>();

    Bin(int port) throws MqttException {
      client = new MqttClient("tcp://127.0.0.1:" + port, BIN.value(), new MemoryPersistence());
      client.setTimeToWait(10_000);
      var options = new MqttConnectionOptions();
      options.setUserName(BIN.value());
      options.setPassword(PASSWORD.getBytes(StandardCharsets.UTF_8));
      client.setCallback(
          new Received((_, payload) -> answers.add(DownlinkCodec.decode(BIN, payload).orThrow())));
      client.connect(options);
      client.subscribe(Topics.ack(BIN), 1);
    }

    void publish(String topic, byte[] payload) throws MqttException {
      client.publish(topic, payload, 1, topic.endsWith("/state"));
    }

    AckMessage next() throws InterruptedException {
      return answers.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws MqttException {
      client.disconnect();
      client.close();
    }
  }
}
