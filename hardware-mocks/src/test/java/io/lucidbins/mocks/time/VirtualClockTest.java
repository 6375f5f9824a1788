package io.lucidbins.mocks.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Wakeup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualClockTest {

  @Test
  void stepped_time_moves_only_through_waits() throws InterruptedException {
    var clock = VirtualClock.stepped();

    assertThat(clock.nanos()).isZero();
    clock.advance(Duration.ofHours(24));

    assertThat(clock.nanos()).isEqualTo(Duration.ofHours(24).toNanos());
    assertThat(clock.wall().instant())
        .isEqualTo(VirtualClock.DEFAULT_START.plus(Duration.ofHours(24)));
  }

  @Test
  void stepped_events_run_in_order_of_time_and_then_of_scheduling() throws InterruptedException {
    var clock = VirtualClock.stepped();
    List<String> ran = new ArrayList<>();
    clock.at(20, () -> ran.add("c at " + clock.nanos()));
    clock.at(10, () -> ran.add("a at " + clock.nanos()));
    clock.at(10, () -> clock.at(15, () -> ran.add("b at " + clock.nanos())));
    clock.at(31, () -> ran.add("too late"));

    clock.waitUntil(30);

    assertThat(ran).containsExactly("a at 10", "b at 15", "c at 20");
    assertThat(clock.nanos()).isEqualTo(30);
  }

  @Test
  void a_wakeup_ends_a_stepped_wait_at_the_event_that_raised_it() throws InterruptedException {
    var clock = VirtualClock.stepped();
    var wakeup = new Wakeup();
    clock.at(10, wakeup::raise);

    assertThat(clock.waitUntil(30, wakeup)).isTrue();
    assertThat(clock.nanos()).isEqualTo(10);
    assertThat(clock.waitUntil(30, wakeup)).isFalse();
    assertThat(clock.nanos()).isEqualTo(30);
  }

  @Test
  void live_time_follows_its_source_times_the_factor() {
    var real = new SettableClock();
    try (var clock = VirtualClock.live(real, VirtualClock.DEFAULT_START, 60)) {
      real.nanos = 1_000;

      assertThat(clock.nanos()).isEqualTo(60_000);
      assertThat(clock.wall().instant()).isEqualTo(VirtualClock.DEFAULT_START.plusNanos(60_000));
    }
  }

  @Test
  void live_events_run_by_themselves() throws InterruptedException {
    try (var clock =
        VirtualClock.live(MonotonicClock.system(), VirtualClock.DEFAULT_START, 1_000)) {
      var ran = new CountDownLatch(2);
      clock.in(Duration.ofSeconds(2), ran::countDown); // 2 ms of real time
      clock.in(Duration.ofSeconds(1), ran::countDown);

      assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void live_speed_has_limits() {
    var real = MonotonicClock.system();
    var start = VirtualClock.DEFAULT_START;

    assertThatThrownBy(() -> VirtualClock.live(real, start, 0)).hasMessageContaining("speed");
    assertThatThrownBy(() -> VirtualClock.live(real, start, 100_001)).hasMessageContaining("speed");
    VirtualClock.live(real, start, 100_000).close();
  }

  /** A clock that is set by hand. */
  private static final class SettableClock implements MonotonicClock {
    private long nanos;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void waitUntil(long nanos) {
      this.nanos = Math.max(this.nanos, nanos);
    }

    @Override
    public boolean waitUntil(long nanos, Wakeup wakeup) {
      waitUntil(nanos);
      return wakeup.take();
    }
  }
}
