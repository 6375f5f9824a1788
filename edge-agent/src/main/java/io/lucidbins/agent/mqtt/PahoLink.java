package io.lucidbins.agent.mqtt;

import io.lucidbins.agent.uplink.Payload;
import io.lucidbins.agent.uplink.UplinkAction;
import io.lucidbins.agent.uplink.UplinkEvent;
import io.lucidbins.device.Ack;
import io.lucidbins.device.AckMessage;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Command;
import io.lucidbins.device.CommandCodec;
import io.lucidbins.device.Decoded;
import io.lucidbins.device.DownlinkCodec;
import io.lucidbins.device.Topics;
import io.lucidbins.device.Welcome;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * One connection: one client object, from connect to the first sign that it is over. Once thrown
 * away it says nothing more.
 */
final class PahoLink implements MqttCallback {
  /** What a callback saw: an event for the uplink, and the error behind it if there was one. */
  record Happening(UplinkEvent event, @Nullable Exception trouble) {}

  private static final int KEEP_ALIVE_SECONDS = 40;
  private static final int CONNECT_SECONDS = 30;

  /** Commands survive a blip, but a bin that is gone for long is asked anew. */
  private static final long SESSION_SECONDS = 3_600;

  /** Answers of the bridge that may be under way; the broker keeps the rest. */
  private static final int RECEIVE_MAXIMUM = 100;

  /** What MQTT 5 supposes when the broker says nothing [MQTT 5.0, 3.2.2.3]. */
  private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

  private static final long DEFAULT_PACKET_BYTES = 268_435_460L;
  private static final int UNSPECIFIED_ERROR = 0x80;
  private static final int QOS = 1;
  private static final long QUIESCE_MS = 500;

  private final IMqttAsyncClient client;
  private final BinId bin;
  private final Consumer<Happening> happenings;
  private final Consumer<Command> commands;
  private final AtomicBoolean over = new AtomicBoolean();

  PahoLink(
      IMqttAsyncClient client,
      BinId bin,
      Consumer<Happening> happenings,
      Consumer<Command> commands) {
    this.client = client;
    this.bin = bin;
    this.happenings = happenings;
    this.commands = commands;
  }

  static PahoLink open(
      BrokerAddress broker,
      BinId bin,
      byte[] password,
      Payload will,
      Consumer<Happening> happenings,
      Consumer<Command> commands)
      throws MqttException {
    var client = new MqttAsyncClient(broker.uri(), bin.value(), new MemoryPersistence());
    var link = new PahoLink(client, bin, happenings, commands);
    link.connect(options(bin, password, will));
    return link;
  }

  static MqttConnectionOptions options(BinId bin, byte[] password, Payload will) {
    var options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_SECONDS);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setUserName(bin.value());
    options.setPassword(password);
    var offline = new MqttMessage(will.bytes(), QOS, true, new MqttProperties());
    options.setWill(Topics.state(bin), offline);
    return options;
  }

  void connect(MqttConnectionOptions options) throws MqttException {
    client.setCallback(this);
    client.connect(options, null, whenDone(this::connected, this::failed));
  }

  /** Never inside a callback that Paho waits for: subscribing is asynchronous too. */
  private void connected(IMqttToken token) {
    MqttProperties broker = token.getResponseProperties();
    String[] topics = {Topics.ack(bin), Topics.cmd(bin)};
    try {
      client.subscribe(
          topics,
          new int[] {QOS, QOS},
          null,
          whenDone(done -> subscribed(done, broker), this::failed));
    } catch (MqttException e) {
      failed(e);
    }
  }

  private void subscribed(IMqttToken token, @Nullable MqttProperties broker) {
    for (int reason : token.getReasonCodes()) {
      if (reason >= UNSPECIFIED_ERROR) {
        failed(new MqttException(reason));
        return;
      }
    }
    Integer receiveMaximum = broker == null ? null : broker.getReceiveMaximum();
    Long packetBytes = broker == null ? null : broker.getMaximumPacketSize();
    tell(
        new UplinkEvent.Connected(
            receiveMaximum == null ? DEFAULT_RECEIVE_MAXIMUM : receiveMaximum,
            packetBytes == null ? DEFAULT_PACKET_BYTES : packetBytes),
        null);
  }

  private void failed(Throwable trouble) {
    lost(false, 0, trouble instanceof Exception e ? e : new IllegalStateException(trouble));
  }

  void publish(UplinkAction.Publish message) {
    boolean state =
        switch (message.channel()) {
          case UP -> false;
          case STATE -> true;
        };
    try {
      client.publish(
          state ? Topics.state(bin) : Topics.up(bin),
          message.payload().bytes(),
          QOS,
          state,
          null,
          whenDone(token -> answered(message, token), trouble -> refused(message, trouble)));
    } catch (MqttException e) {
      lost(false, 0, e);
    }
  }

  private void answered(UplinkAction.Publish message, IMqttToken token) {
    int[] reasons = token.getReasonCodes();
    int reason = reasons == null || reasons.length == 0 ? 0 : reasons[0];
    tell(new UplinkEvent.PubAck(message.number(), reason), null);
  }

  private void refused(UplinkAction.Publish message, Throwable trouble) {
    if (trouble instanceof MqttException refusal
        && refusal.getReasonCode() >= UNSPECIFIED_ERROR
        && refusal.getReasonCode() <= 0xff) {
      tell(new UplinkEvent.PubAck(message.number(), refusal.getReasonCode()), null);
    } else {
      failed(trouble);
    }
  }

  /**
   * Ends it without a word to the uplink. What was published just before gets half a second to go
   * out.
   *
   * @return ends when the client is closed
   */
  Thread throwAway() {
    over.set(true);
    return Thread.ofVirtual().name("mqtt-close").start(this::closeClient);
  }

  private void closeClient() {
    if (client.isConnected()) {
      quietly(() -> client.disconnect(QUIESCE_MS).waitForCompletion(2 * QUIESCE_MS));
    }
    quietly(() -> client.disconnectForcibly(0, 0, false));
    quietly(client::close);
  }

  /** A step of ending a client. */
  private interface Step {
    void run() throws MqttException;
  }

  /**
   * The client is given up either way. Paho 1.2.5 follows null pointers when it is told to end a
   * connection that never came up or is gone already.
   */
  private static void quietly(Step step) {
    try {
      step.run();
    } catch (MqttException | NullPointerException e) {
      Logger.debug("while giving up a client: {}", inWords(e));
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    if (topic.equals(Topics.ack(bin))) {
      switch (DownlinkCodec.decode(bin, message.getPayload())) {
        case Decoded.Ok<AckMessage>(Ack ack) -> tell(new UplinkEvent.Acknowledged(ack), null);
        case Decoded.Ok<AckMessage>(Welcome welcome) ->
            tell(new UplinkEvent.Welcomed(welcome), null);
        case Decoded.Refused<AckMessage>(String reason) ->
            Logger.warn("an answer of the bridge cannot be read and is dropped: {}", reason);
      }
    } else if (topic.equals(Topics.cmd(bin))) {
      switch (CommandCodec.decode(bin, message.getPayload())) {
        case Decoded.Ok<Command>(Command command) -> commands.accept(command);
        case Decoded.Refused<Command>(String reason) ->
            Logger.warn("a command cannot be read and is dropped: {}", reason);
      }
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException trouble = response.getException();
    boolean silence =
        trouble != null
            && trouble.getReasonCode() == MqttClientException.REASON_CODE_CLIENT_TIMEOUT;
    lost(!silence, response.getReturnCode(), trouble);
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    Logger.debug("Paho reports: {}", inWords(exception));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  private void lost(boolean byBroker, int reason, @Nullable Exception trouble) {
    if (over.compareAndSet(false, true)) {
      happenings.accept(new Happening(new UplinkEvent.Disconnected(byBroker, reason), trouble));
      Thread.ofVirtual().name("mqtt-close").start(this::closeClient);
    }
  }

  private void tell(UplinkEvent event, @Nullable Exception trouble) {
    if (!over.get()) {
      happenings.accept(new Happening(event, trouble));
    }
  }

  /** What went wrong, for people: Paho hides the cause. */
  static String inWords(Throwable trouble) {
    Throwable cause = trouble;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause.getMessage();
    if (cause instanceof MqttException refusal) {
      return refusal.getReasonCode() == 0x86 || refusal.getReasonCode() == 0x87
          ? "it does not accept the name or password of this bin (reason "
              + refusal.getReasonCode()
              + ")"
          : refusal.getMessage() + " (reason " + refusal.getReasonCode() + ")";
    }
    return said == null ? cause.getClass().getSimpleName() : said;
  }

  private interface OnSuccess {
    void accept(IMqttToken token);
  }

  private static MqttActionListener whenDone(OnSuccess success, Consumer<Throwable> failure) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        success.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable exception) {
        failure.accept(exception);
      }
    };
  }
}
