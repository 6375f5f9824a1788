package io.lucidbins.bridge.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Paho's callbacks of one connection: they hand over and never wait. */
final class Arrivals implements MqttCallback {
  /** Takes a message without waiting; false if there is no room. */
  interface HandOver {
    boolean take(String topic, MqttMessage message);
  }

  private final HandOver handOver;
  private volatile boolean lost;

  Arrivals(HandOver handOver) {
    this.handOver = handOver;
  }

  /** Whether this connection is of no more use. */
  boolean isLost() {
    return lost;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    if (!handOver.take(topic, message)) {
      lost = true;
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    lost = true;
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    lost = true;
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
