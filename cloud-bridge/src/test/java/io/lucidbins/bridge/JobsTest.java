package io.lucidbins.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  private static final Instant SIX = Instant.parse("2026-11-21T06:00:00Z");

  @TempDir Path folder;
  private final AtomicReference<Instant> clock = new AtomicReference<>(SIX);
  private final LinkedBlockingQueue<String> ran = new LinkedBlockingQueue<>();

  @Test
  void a_job_keeps_its_time_over_a_restart_and_runs_when_that_has_come() throws Exception {
    runUntil("hourly");

    // Half an hour later it is not due; the other job, which is new, proves that jobs do run.
    clock.set(SIX.plus(Duration.ofMinutes(30)));
    runUntil("marker");

    // An hour after its first run it is due, though the program that planned it is long gone.
    clock.set(SIX.plus(Duration.ofMinutes(61)));
    runUntil("hourly");
  }

  @Test
  void a_job_that_fails_runs_again_at_its_next_time() throws Exception {
    var fails =
        new Jobs.Job(
            "fails",
            Duration.ofSeconds(1),
            () -> {
              ran.add("fails");
              throw new IllegalStateException("planted by the test");
            });
    try (var store = TestStore.in(folder);
        var jobs = Jobs.start(store, List.of(fails), clock::get)) {
      assertThat(ran.poll(15, TimeUnit.SECONDS)).as("%s", jobs).isEqualTo("fails");

      String again = null;
      for (int minutes = 1; again == null && minutes < 15; minutes++) {
        clock.updateAndGet(now -> now.plusSeconds(60));
        again = ran.poll(1, TimeUnit.SECONDS);
      }
      assertThat(again).isEqualTo("fails");
    }
  }

  private void runUntil(String expected) throws InterruptedException {
    var hourly = new Jobs.Job("hourly", Duration.ofHours(1), () -> ran.add("hourly"));
    var marker = new Jobs.Job("marker", Duration.ofHours(1), () -> ran.add("marker"));
    var jobs = expected.equals("marker") ? List.of(hourly, marker) : List.of(hourly);
    try (var store = TestStore.in(folder);
        var running = Jobs.start(store, jobs, clock::get)) {
      assertThat(ran.poll(15, TimeUnit.SECONDS)).as("%s", running).isEqualTo(expected);
    }
    assertThat(ran).isEmpty();
  }
}
