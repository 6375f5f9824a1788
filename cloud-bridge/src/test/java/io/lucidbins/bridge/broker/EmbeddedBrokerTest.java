package io.lucidbins.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The access matrix, by what arrives: a granted subscription that delivers nothing is a refusal.
 */
class EmbeddedBrokerTest {
  private static final String BINS = "bins' password";
  private static final String BRIDGE = "bridge's password";

  private static final int NOT_AUTHORISED = 0x87;

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private final List<MqttClient> clients = new ArrayList<>();

  @BeforeAll
  static void start() {
    broker =
        EmbeddedBroker.start(
            new BrokerSettings("127.0.0.1", 0, folder), Passwords.shared(BINS), BRIDGE);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @AfterEach
  void disconnect() throws MqttException {
    for (MqttClient client : clients) {
      if (client.isConnected()) {
        client.disconnectForcibly(0, 1_000, false);
      }
      client.close(true);
    }
  }

  @Test
  void a_bin_reaches_the_bridge_and_the_bridge_the_bin() throws Exception {
    var bridge = connect("bridge.1", BRIDGE);
    var atBridge = subscribe(bridge, "$share/bridge/lucidbins/v1/+/up");
    subscribe(bridge, "lucidbins/v1/+/state", atBridge);
    var bin = connect("b1", BINS);
    var atBin = subscribe(bin, "lucidbins/v1/b1/ack");
    subscribe(bin, "lucidbins/v1/b1/cmd", atBin);

    publish(bin, "lucidbins/v1/b1/up", "batch");
    publish(bin, "lucidbins/v1/b1/state", "on");
    publish(bridge, "lucidbins/v1/b1/ack", "ack");
    publish(bridge, "lucidbins/v1/b1/cmd", "cmd");

    assertThat(List.of(next(atBridge), next(atBridge)))
        .containsExactlyInAnyOrder("lucidbins/v1/b1/up batch", "lucidbins/v1/b1/state on");
    assertThat(List.of(next(atBin), next(atBin)))
        .containsExactlyInAnyOrder("lucidbins/v1/b1/ack ack", "lucidbins/v1/b1/cmd cmd");
  }

  @Test
  void a_retained_state_greets_a_bridge_that_comes_later() throws Exception {
    var bin = connect("b7", BINS);
    bin.publish("lucidbins/v1/b7/state", "on".getBytes(StandardCharsets.UTF_8), 1, true);

    var states = subscribe(connect("bridge.2", BRIDGE), "lucidbins/v1/+/state");

    assertThat(next(states)).isEqualTo("lucidbins/v1/b7/state on");
    bin.publish("lucidbins/v1/b7/state", new byte[0], 1, true);
  }

  @Test
  void a_will_is_delivered_on_the_own_state_topic() throws Exception {
    var states = subscribe(connect("bridge.1", BRIDGE), "lucidbins/v1/+/state");
    var options = options("b8", BINS);
    options.setWill(
        "lucidbins/v1/b8/state",
        new MqttMessage("off".getBytes(StandardCharsets.UTF_8), 1, false, null));
    var bin = client("b8");
    bin.connect(options);

    // Closing the socket without DISCONNECT is how a bin dies.
    bin.disconnectForcibly(0, 0, false);

    assertThat(next(states)).isEqualTo("lucidbins/v1/b8/state off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lucidbins/v1/b2/up", "lucidbins/v1/b2/state", "lucidbins/v1/b1/ack"})
  void what_a_bin_publishes_elsewhere_reaches_nobody(String topic) throws Exception {
    var bridge = connect("bridge.1", BRIDGE);
    var received = subscribe(bridge, "lucidbins/v1/+/up");
    subscribe(bridge, "lucidbins/v1/+/state", received);
    var victim = connect("b2", BINS);
    subscribe(victim, "lucidbins/v1/b2/ack", received);
    var bin = connect("b1", BINS);
    subscribe(bin, "lucidbins/v1/b1/ack", received);

    tryToPublish(bin, topic, "forged");
    publish(connect("b3", BINS), "lucidbins/v1/b3/up", "honest");

    // The honest message came after the forged one, so nothing forged is on its way any more.
    assertThat(next(received)).isEqualTo("lucidbins/v1/b3/up honest");
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lucidbins/v1/b2/ack",
        "lucidbins/v1/+/ack",
        "lucidbins/v1/#",
        "#",
        "+/+/+/+",
        "$share/bridge/lucidbins/v1/+/up",
        "lucidbins/v1/b2/up",
        "lucidbins/v1/b1/#",
      })
  void a_bin_receives_nothing_by_any_other_filter(String filter) throws Exception {
    var bin = connect("b1", BINS);
    var received = new LinkedBlockingQueue<String>();
    tryToSubscribe(bin, filter, received);
    var again = bin.isConnected() ? bin : connect("b1", BINS);
    subscribe(again, "lucidbins/v1/b1/cmd", received);
    var bridge = connect("bridge.1", BRIDGE);

    publish(bridge, "lucidbins/v1/b2/ack", "secret");
    publish(connect("b2", BINS), "lucidbins/v1/b2/up", "secret");
    publish(bridge, "lucidbins/v1/b1/cmd", "own");

    // Whatever the broker said to the subscription, only the bin's own message arrives.
    assertThat(next(received)).isEqualTo("lucidbins/v1/b1/cmd own");
    assertThat(received).isEmpty();
  }

  @Test
  void a_wrong_password_is_refused() {
    assertRefused("b1", "b1", "wrong");
    assertRefused("b1", "b1", BRIDGE);
    assertRefused("bridge.1", "bridge.1", BINS);
  }

  @Test
  void a_client_id_that_is_not_the_user_name_is_refused() throws Exception {
    assertRefused("b1", "b2", BINS);
    // Also right after the same user was let in: a cached yes would not look again.
    connect("b2", BINS);
    assertRefused("b1", "b2", BINS);
    assertRefused("b1", "bridge.1", BRIDGE);
  }

  @Test
  void a_stranger_with_the_bins_name_does_not_throw_the_bin_out() throws Exception {
    var bin = connect("b5", BINS);
    var received = subscribe(bin, "lucidbins/v1/b5/ack");

    assertRefused("b5", "b5", "wrong");

    publish(connect("bridge.1", BRIDGE), "lucidbins/v1/b5/ack", "ack");
    assertThat(next(received)).isEqualTo("lucidbins/v1/b5/ack ack");
    assertThat(bin.isConnected()).isTrue();
  }

  @Test
  void nobody_in_particular_is_refused() {
    assertRefused("feed.main", "feed.main", BINS);
    assertRefused("B1", "B1", BINS);
    var anonymous = client("b1");
    assertThatThrownBy(anonymous::connect).isInstanceOf(MqttException.class);
  }

  @Test
  void a_taken_port_says_so() {
    var settings = new BrokerSettings("127.0.0.1", broker.port(), folder.resolve("second"));

    var failure =
        catchThrowableOfType(
            BrokerException.class,
            () -> EmbeddedBroker.start(settings, Passwords.shared(BINS), BRIDGE));

    assertThat(failure.isPortTaken()).isTrue();
    assertThat(failure)
        .hasMessageContaining("port " + broker.port())
        .hasMessageContaining("--broker");
  }

  private void assertRefused(String clientId, String user, String password) {
    var client = client(clientId);
    assertThatThrownBy(() -> client.connect(options(user, password)))
        .as("client %s as user %s", clientId, user)
        .isInstanceOf(MqttException.class);
  }

  private MqttClient connect(String name, String password) throws MqttException {
    var client = client(name);
    client.connect(options(name, password));
    return client;
  }

  private MqttClient client(String id) {
    try {
      var client = new MqttClient("tcp://127.0.0.1:" + broker.port(), id, new MemoryPersistence());
      client.setTimeToWait(5_000);
      clients.add(client);
      return client;
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MqttConnectionOptions options(String user, String password) {
    var options = new MqttConnectionOptions();
    options.setUserName(user);
    options.setPassword(password.getBytes(StandardCharsets.UTF_8));
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    return options;
  }

  private static BlockingQueue<String> subscribe(MqttClient client, String filter)
      throws MqttException {
    var received = new LinkedBlockingQueue<String>();
    subscribe(client, filter, received);
    return received;
  }

  /** Everything that the client receives, by this filter or another, goes into the queue. */
  private static void subscribe(MqttClient client, String filter, BlockingQueue<String> into)
      throws MqttException {
    client.setCallback(new Listener(into));
    client.subscribe(filter, 1);
  }

  private record Listener(BlockingQueue<String> into) implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      into.add(topic + " " + new String(message.getPayload(), StandardCharsets.UTF_8));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }

  private static void tryToSubscribe(MqttClient client, String filter, BlockingQueue<String> into) {
    try {
      subscribe(client, filter, into);
    } catch (MqttException e) {
      assertThat(e.getReasonCode()).as("not authorised").isIn(NOT_AUTHORISED);
    }
  }

  private static void publish(MqttClient client, String topic, String text) throws MqttException {
    client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
  }

  private static void tryToPublish(MqttClient client, String topic, String text) {
    try {
      publish(client, topic, text);
    } catch (MqttException e) {
      assertThat(e.getReasonCode()).as("not authorised").isIn(NOT_AUTHORISED);
    }
  }

  private static String next(BlockingQueue<String> received) throws InterruptedException {
    return received.poll(5, TimeUnit.SECONDS);
  }
}
