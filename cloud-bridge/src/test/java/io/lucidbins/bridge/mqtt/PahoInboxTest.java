package io.lucidbins.bridge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.ingest.Ingest;
import io.lucidbins.bridge.ingest.IngestListener;
import io.lucidbins.bridge.points.SqlDepositBook;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Certainty;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.Stamp;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.UplinkCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;

class PahoInboxTest {
  private static final MqttSettings SETTINGS =
      new MqttSettings("tcp://127.0.0.1:1", "bridge.1", "secret");

  private static final int MESSAGE_ID = 17;

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void goes_on_connecting_when_a_client_follows_a_null_pointer() throws Exception {
    var attempts = new CountDownLatch(2);
    var client = clientThatFailsToCloseToo();

    try (var _ =
        PahoInbox.start(
            SETTINGS,
            ingest(),
            _ -> {
              attempts.countDown();
              return client;
            },
            new SplittableRandom(1))) {
      assertThat(attempts.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_batch_is_acknowledged_to_the_broker_by_hand_after_the_answer_that_follows_its_commit()
      throws Exception {
    var client = clientThatConnects();
    var callback = ArgumentCaptor.forClass(MqttCallback.class);

    try (var inbox = PahoInbox.start(SETTINGS, ingest(), _ -> client, new SplittableRandom(1))) {
      assertThat(inbox.awaitConnection(Duration.ofSeconds(10))).isTrue();
      verify(client).setManualAcks(true);
      verify(client).setCallback(callback.capture());
      callback.getValue().messageArrived("lucidbins/v1/glass-17/up", message(batch()));

      var order = inOrder(client);
      order
          .verify(client, timeout(10_000))
          .publish(eq("lucidbins/v1/glass-17/ack"), any(MqttMessage.class), any(), any());
      order.verify(client, timeout(10_000)).messageArrivedComplete(MESSAGE_ID, 1);
    }
  }

  private static byte[] batch() {
    var event = new Event(new Stamp(1, 5, 0, Certainty.SYNCED), new EventDetail.LidClosed());
    var records = List.of(new NumberedRecord(1, event));
    var batch = new Batch(new Nonce(9), new StreamId(3), 1, 1, 1, records, List.of());
    return UplinkCodec.encode(new BinId("glass-17"), batch);
  }

  private static MqttMessage message(byte[] payload) {
    var message = new MqttMessage(payload);
    message.setId(MESSAGE_ID);
    return message;
  }

  private static IMqttAsyncClient clientThatConnects() throws MqttException {
    var client = mock(IMqttAsyncClient.class);
    var token = mock(IMqttToken.class);
    when(token.getReasonCodes()).thenReturn(new int[] {1, 1});
    when(client.connect(any(MqttConnectionOptions.class), any(), any())).thenReturn(token);
    when(client.subscribe(any(String[].class), any(int[].class))).thenReturn(token);
    return client;
  }

  /** As Paho 1.2.5 does when the connection that it is to end is gone already. */
  private static IMqttAsyncClient clientThatFailsToCloseToo() throws MqttException {
    var client = mock(IMqttAsyncClient.class);
    when(client.connect(any(MqttConnectionOptions.class), any(), any()))
        .thenThrow(new MqttException(0));
    doThrow(new NullPointerException("toggled connection"))
        .when(client)
        .disconnectForcibly(anyLong(), anyLong(), anyBoolean());
    return client;
  }

  private Ingest ingest() {
    var parts =
        new Ingest.Parts(
            database,
            TenantId.MAIN,
            new Fleet(database, TenantId.MAIN),
            new FillHistory(database, TenantId.MAIN.value()),
            new SqlDepositBook());
    return new Ingest(
        parts, new IngestListener() {}, new Ingest.Time(() -> Instant.EPOCH, System::nanoTime));
  }
}
