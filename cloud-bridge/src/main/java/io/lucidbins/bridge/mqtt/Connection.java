package io.lucidbins.bridge.mqtt;

import io.lucidbins.device.Topics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.tinylog.Logger;

/**
 * One connection of one Paho client; a lost one is thrown away, never revived, as Paho's own
 * reconnect keeps what it should forget.
 */
final class Connection {
  /** Publishes in flight; Paho throws rather than waits beyond the broker's receive maximum. */
  static final int MAX_IN_FLIGHT = 64;

  private static final int QOS = 1;
  private static final long TIMEOUT_MS = TimeUnit.SECONDS.toMillis(MqttSettings.TIMEOUT_SECONDS);
  private static final long PUBACK_SECONDS = 60;

  private final IMqttAsyncClient client;
  private final Semaphore permits = new Semaphore(MAX_IN_FLIGHT);

  Connection(IMqttAsyncClient client) {
    this.client = client;
  }

  /** Connects and subscribes; blocks for two round trips. */
  void open(MqttSettings settings, MqttCallback callback) throws MqttException {
    client.setCallback(callback);
    client.setManualAcks(true);
    client.connect(options(settings), null, null).waitForCompletion(TIMEOUT_MS);
    String[] filters = {Topics.UP_SHARED, Topics.STATE_ALL};
    var subscribed = client.subscribe(filters, new int[] {QOS, QOS});
    subscribed.waitForCompletion(TIMEOUT_MS);
    for (int reason : subscribed.getReasonCodes()) {
      if (reason > QOS) {
        throw new MqttException(reason);
      }
    }
  }

  private static MqttConnectionOptions options(MqttSettings settings) {
    var options = new MqttConnectionOptions();
    options.setUserName(settings.name());
    options.setPassword(settings.password().getBytes(StandardCharsets.UTF_8));
    options.setAutomaticReconnect(false);
    options.setCleanStart(false);
    options.setSessionExpiryInterval(MqttSettings.SESSION_EXPIRY_SECONDS);
    options.setReceiveMaximum(MqttSettings.RECEIVE_MAXIMUM);
    options.setKeepAliveInterval(MqttSettings.KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout(MqttSettings.TIMEOUT_SECONDS);
    return options;
  }

  /**
   * Publishes when there is room.
   *
   * @throws MqttException if the connection is lost, or no PUBACK came for so long that it must be
   */
  void publish(String topic, MqttMessage message) throws MqttException, InterruptedException {
    if (!permits.tryAcquire(PUBACK_SECONDS, TimeUnit.SECONDS)) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
    }
    boolean taken = false;
    try {
      message.setQos(QOS);
      client.publish(topic, message, null, new Released(topic, permits));
      taken = true;
    } finally {
      if (!taken) {
        permits.release();
      }
    }
  }

  private record Released(String topic, Semaphore permits) implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      permits.release();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
      permits.release();
      // The bin's timer asks again, so a refused or lost answer is no loss.
      Logger.debug("a publish on {} failed: {}", topic, failure);
    }
  }

  /** Tells the broker that the message was taken. */
  void acknowledge(int messageId) throws MqttException {
    client.messageArrivedComplete(messageId, QOS);
  }

  /** Leaves as politely as the network allows, and gives back threads and sockets. */
  void close() {
    try {
      if (client.isConnected()) {
        client.disconnect(0).waitForCompletion(TIMEOUT_MS);
      }
    } catch (MqttException e) {
      Logger.debug("the broker did not answer to the disconnect: {}", e.toString());
    }
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException e) {
      Logger.debug("already disconnected: {}", e.toString());
    }
    try {
      client.close();
    } catch (MqttException e) {
      Logger.debug("the MQTT client did not close cleanly: {}", e.toString());
    }
  }
}
