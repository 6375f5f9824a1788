package io.lucidbins.agent.mqtt;

import io.lucidbins.agent.uplink.Payload;
import io.lucidbins.agent.uplink.Publisher;
import io.lucidbins.agent.uplink.UplinkAction;
import io.lucidbins.agent.uplink.UplinkEvent;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Command;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Carries the uplink's actions out with Paho's asynchronous client. Used by the thread of the
 * uplink.
 */
public final class PahoPublisher implements Publisher {
  private static final Duration CLOSE_WITHIN = Duration.ofMillis(1_200);

  private final BrokerAddress broker;
  private final BinId bin;
  private final Password password;
  private final Consumer<Command> commands;
  private @Nullable PahoLink link;
  private volatile String lastTrouble = "";
  private @Nullable Thread closing;

  /**
   * @param broker where the broker is
   * @param bin user name, client id and topic level
   * @param password read anew at each attempt
   * @param commands gets what arrives on the topic of commands; it must only enqueue
   */
  public PahoPublisher(
      BrokerAddress broker, BinId bin, Password password, Consumer<Command> commands) {
    this.broker = broker;
    this.bin = bin;
    this.password = password;
    this.commands = commands;
  }

  @Override
  public void connect(Payload will, Consumer<UplinkEvent> events) {
    disconnect();
    try {
      byte[] secret = password.read();
      link = PahoLink.open(broker, bin, secret, will, watched(events), commands);
    } catch (MqttException | PasswordUnavailable e) {
      reportTrouble(e);
      events.accept(new UplinkEvent.Disconnected(false, 0));
    }
  }

  /** Says why there is no connection, but not again while nothing else happens. */
  private Consumer<PahoLink.Happening> watched(Consumer<UplinkEvent> events) {
    return happening -> {
      if (happening.event() instanceof UplinkEvent.Connected) {
        lastTrouble = "";
      }
      Optional.ofNullable(happening.trouble()).ifPresent(this::reportTrouble);
      events.accept(happening.event());
    };
  }

  private void reportTrouble(Exception e) {
    String trouble = PahoLink.inWords(e);
    if (!trouble.equals(lastTrouble)) {
      lastTrouble = trouble;
      Logger.warn(
          "no connection to the broker at {}: {}; records are kept and the agent tries again",
          broker,
          trouble);
    }
  }

  @Override
  public void publish(UplinkAction.Publish message) {
    PahoLink current = link;
    if (current != null) {
      current.publish(message);
    }
  }

  @Override
  public void disconnect() {
    PahoLink current = link;
    link = null;
    if (current != null) {
      closing = current.throwAway();
    }
  }

  @Override
  public void close() {
    disconnect();
    Thread last = closing;
    if (last != null) {
      try {
        last.join(CLOSE_WITHIN);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
