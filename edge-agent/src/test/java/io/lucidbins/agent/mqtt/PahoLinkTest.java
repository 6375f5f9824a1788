package io.lucidbins.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.lucidbins.agent.uplink.Payload;
import io.lucidbins.agent.uplink.UplinkAction;
import io.lucidbins.agent.uplink.UplinkEvent;
import io.lucidbins.device.Ack;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Command;
import io.lucidbins.device.CommandAction;
import io.lucidbins.device.CommandCodec;
import io.lucidbins.device.CommandId;
import io.lucidbins.device.DownlinkCodec;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.RunId;
import io.lucidbins.device.StreamId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class PahoLinkTest {
  private static final BinId BIN = new BinId("glass-17");
  private static final Payload WILL = new Payload(new byte[] {9});

  private final IMqttAsyncClient client = mock(IMqttAsyncClient.class);
  private final List<UplinkEvent> events = new ArrayList<>();
  private final List<Command> commands = new ArrayList<>();
  private final PahoLink link =
      new PahoLink(client, BIN, happening -> events.add(happening.event()), commands::add);

  @Test
  void keeps_its_session_for_an_hour_and_leaves_a_retained_will() {
    var options = PahoLink.options(BIN, new byte[] {1}, WILL);

    assertThat(options.isCleanStart()).isFalse();
    assertThat(options.getSessionExpiryInterval()).isEqualTo(3_600);
    assertThat(options.isAutomaticReconnect()).isFalse();
    assertThat(options.getKeepAliveInterval()).isEqualTo(40);
    assertThat(options.getUserName()).isEqualTo("glass-17");
    assertThat(options.getWillDestination()).isEqualTo("lucidbins/v1/glass-17/state");
    assertThat(options.getWillMessage().isRetained()).isTrue();
    assertThat(options.getWillMessage().getQos()).isEqualTo(1);
    assertThat(options.getWillMessage().getPayload()).containsExactly(9);
  }

  @Test
  void is_connected_once_it_is_subscribed() throws MqttException {
    connectAndSubscribe(0, 20);

    assertThat(events).containsExactly(new UplinkEvent.Connected(20, 268_435_460L));
  }

  @Test
  void a_refused_subscription_is_no_connection() throws MqttException {
    connectAndSubscribe(0x87, 20);

    assertThat(events).containsExactly(new UplinkEvent.Disconnected(false, 0));
  }

  @Test
  void publishes_up_plainly_and_state_retained() throws MqttException {
    link.publish(publish(1, UplinkAction.Channel.UP));
    link.publish(publish(2, UplinkAction.Channel.STATE));

    verify(client)
        .publish(eq("lucidbins/v1/glass-17/up"), any(byte[].class), eq(1), eq(false), any(), any());
    verify(client)
        .publish(
            eq("lucidbins/v1/glass-17/state"), any(byte[].class), eq(1), eq(true), any(), any());
  }

  @Test
  void passes_the_reason_of_a_puback_on() throws MqttException {
    link.publish(publish(7, UplinkAction.Channel.UP));
    MqttActionListener listener = publishListener();
    IMqttToken token = mock(IMqttToken.class);
    when(token.getReasonCodes()).thenReturn(new int[] {0x97});

    listener.onSuccess(token);

    assertThat(events).containsExactly(new UplinkEvent.PubAck(7, 0x97));
  }

  @Test
  void a_refusal_that_paho_reports_as_failure_is_a_puback_too() throws MqttException {
    link.publish(publish(7, UplinkAction.Channel.UP));

    publishListener().onFailure(mock(IMqttToken.class), new MqttException(0x95));

    assertThat(events).containsExactly(new UplinkEvent.PubAck(7, 0x95));
  }

  @Test
  void any_other_failure_ends_the_link_once() throws MqttException {
    link.publish(publish(7, UplinkAction.Channel.UP));
    var timeout = new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);

    publishListener().onFailure(mock(IMqttToken.class), timeout);
    link.disconnected(new MqttDisconnectResponse(timeout));

    assertThat(events).containsExactly(new UplinkEvent.Disconnected(false, 0));
  }

  @Test
  void tells_a_closed_link_from_a_silent_one() {
    var silent =
        new PahoLink(client, BIN, happening -> events.add(happening.event()), commands::add);

    link.disconnected(
        new MqttDisconnectResponse(
            new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST)));
    silent.disconnected(
        new MqttDisconnectResponse(
            new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT)));

    assertThat(events)
        .extracting(event -> ((UplinkEvent.Disconnected) event).byBroker())
        .containsExactly(true, false);
  }

  @Test
  void hands_answers_to_the_uplink_and_commands_to_their_taker() {
    var ack = new Ack(new Nonce(1), new StreamId(2), 3, 4);
    var command = new Command(new CommandId(1), new RunId(2), new CommandAction.SampleNow());

    link.messageArrived("lucidbins/v1/glass-17/ack", message(DownlinkCodec.encode(BIN, ack)));
    link.messageArrived("lucidbins/v1/glass-17/cmd", message(CommandCodec.encode(BIN, command)));

    assertThat(events).containsExactly(new UplinkEvent.Acknowledged(ack));
    assertThat(commands).containsExactly(command);
  }

  @Test
  void drops_what_it_cannot_read() {
    link.messageArrived("lucidbins/v1/glass-17/ack", message(new byte[] {1, 2, 3}));
    link.messageArrived("lucidbins/v1/glass-17/cmd", message(new byte[] {1, 2, 3}));

    assertThat(events).isEmpty();
    assertThat(commands).isEmpty();
  }

  @Test
  void says_nothing_once_it_is_thrown_away() throws InterruptedException, MqttException {
    link.throwAway().join();

    link.disconnected(new MqttDisconnectResponse(new MqttException(0)));
    link.messageArrived(
        "lucidbins/v1/glass-17/ack",
        message(DownlinkCodec.encode(BIN, new Ack(new Nonce(1), new StreamId(2), 3, 4))));

    assertThat(events).isEmpty();
    verify(client).close();
    verify(client, never()).reconnect();
  }

  private void connectAndSubscribe(int reason, int receiveMaximum) throws MqttException {
    var properties = new MqttProperties();
    properties.setReceiveMaximum(receiveMaximum);
    IMqttToken connected = mock(IMqttToken.class);
    when(connected.getResponseProperties()).thenReturn(properties);
    IMqttToken subscribed = mock(IMqttToken.class);
    when(subscribed.getReasonCodes()).thenReturn(new int[] {0, reason});
    var onConnect = ArgumentCaptor.forClass(MqttActionListener.class);
    var onSubscribe = ArgumentCaptor.forClass(MqttActionListener.class);

    link.connect(PahoLink.options(BIN, new byte[] {1}, WILL));
    verify(client).connect(any(), any(), onConnect.capture());
    onConnect.getValue().onSuccess(connected);
    verify(client)
        .subscribe(
            eq(new String[] {"lucidbins/v1/glass-17/ack", "lucidbins/v1/glass-17/cmd"}),
            eq(new int[] {1, 1}),
            any(),
            onSubscribe.capture());
    onSubscribe.getValue().onSuccess(subscribed);
  }

  private MqttActionListener publishListener() throws MqttException {
    var listener = ArgumentCaptor.forClass(MqttActionListener.class);
    verify(client)
        .publish(any(), any(byte[].class), anyInt(), anyBoolean(), any(), listener.capture());
    return listener.getValue();
  }

  private static UplinkAction.Publish publish(long number, UplinkAction.Channel channel) {
    return new UplinkAction.Publish(number, channel, new Payload(new byte[] {5}));
  }

  private static MqttMessage message(byte[] payload) {
    return new MqttMessage(payload);
  }
}
