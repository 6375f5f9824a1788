package io.lucidbins.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.device.BootReason;
import io.lucidbins.device.StreamId;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  @TempDir Path directory;

  @Test
  void says_how_much_is_held_and_how_much_of_it_is_not_acknowledged() {
    List<KeptStream> streams =
        List.of(
            new KeptStream(new StreamId(1), 1, 11, 20, 20),
            new KeptStream(new StreamId(2), 2, 1, 7, 3));

    // 10 + 7 held, 7 - 3 of the second not acknowledged.
    assertThat(HealthLog.line(streams, 0))
        .isEqualTo("health: 17 records held, 4 of them not acknowledged, uplink runs");
    assertThat(HealthLog.line(streams, TimeUnit.SECONDS.toNanos(120))).endsWith("uplink runs");
    assertThat(HealthLog.line(streams, TimeUnit.SECONDS.toNanos(121)))
        .endsWith("uplink made no step for 121 s");
  }

  @Test
  void knows_why_it_starts() {
    assertThat(BootMarker.reason(false, false)).isEqualTo(BootReason.RESTARTED);
    assertThat(BootMarker.reason(true, true)).isEqualTo(BootReason.CRASHED);
    assertThat(BootMarker.reason(true, false)).isEqualTo(BootReason.POWER_ON);
  }

  @Test
  void takes_a_start_that_left_its_marker_for_crashed() {
    BootMarker first = BootMarker.set(directory);
    BootMarker second = BootMarker.set(directory);
    second.clear();
    BootMarker third = BootMarker.set(directory);

    assertThat(first.reason()).isEqualTo(BootReason.RESTARTED);
    assertThat(second.reason()).isEqualTo(BootReason.CRASHED);
    assertThat(third.reason()).isEqualTo(BootReason.RESTARTED);
  }
}
