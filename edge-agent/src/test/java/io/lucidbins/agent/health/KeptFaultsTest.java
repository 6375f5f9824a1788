package io.lucidbins.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.sampling.FaultCounts;
import io.lucidbins.device.WhyMissing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFaultsTest {
  @TempDir private Path state;
  private long now;

  @Test
  void the_next_start_goes_on_counting() {
    var first = new FaultCounts();
    try (var _ = new KeptFaults(state, first, () -> now)) {
      first.add("nau7802", WhyMissing.BUS_ERROR, 3);
    }

    var second = new FaultCounts();
    try (var _ = new KeptFaults(state, second, () -> now)) {
      second.add("nau7802", WhyMissing.BUS_ERROR, 1);
      second.add("nau7802", WhyMissing.NOT_READY, 1);
    }

    assertThat(KeptFaults.of(state).all())
        .isEqualTo(Map.of("nau7802", Map.of(WhyMissing.BUS_ERROR, 4L, WhyMissing.NOT_READY, 1L)));
  }

  @Test
  void writes_once_a_minute_and_only_what_is_new() {
    var counts = new FaultCounts();
    var kept = new KeptFaults(state, counts, () -> now);
    counts.add("tmp102", WhyMissing.BUS_ERROR, 1);

    now = TimeUnit.MINUTES.toNanos(1) - 1;
    kept.tick();
    assertThat(KeptFaults.of(state).of("tmp102")).isZero();
    now++;
    kept.tick();
    assertThat(KeptFaults.of(state).of("tmp102")).isEqualTo(1);
  }

  @Test
  void a_torn_file_loses_only_its_torn_lines() throws IOException {
    Files.writeString(
        state.resolve("part-faults"), "nau7802 BUS_ERROR 3\nnau7802 SLEEPY 3\ntmp102 BUS_E");

    assertThat(KeptFaults.of(state).all())
        .isEqualTo(Map.of("nau7802", Map.of(WhyMissing.BUS_ERROR, 3L)));
  }

  @Test
  void a_bin_that_never_ran_has_no_faults() {
    assertThat(KeptFaults.of(state.resolve("nowhere")).all()).isEmpty();
  }
}
