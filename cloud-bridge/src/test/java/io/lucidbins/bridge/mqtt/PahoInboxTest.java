package io.lucidbins.bridge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.ingest.Ingest;
import io.lucidbins.bridge.ingest.IngestListener;
import io.lucidbins.bridge.points.SqlDepositBook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PahoInboxTest {
  private static final MqttSettings SETTINGS =
      new MqttSettings("tcp://127.0.0.1:1", "bridge.1", "secret");

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
