package io.lucidbins.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** How long the uplink waits, and for what. */
class TimingTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);

  @Test
  void reconnects_within_a_bound_that_doubles_to_five_minutes() {
    var backoff = new Backoff(SECOND, 300 * SECOND, random);

    for (long bound = 1; bound <= 256; bound *= 2) {
      assertThat(backoff.next()).isBetween(1L, bound * SECOND);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.next()).isBetween(1L, 300 * SECOND);
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(SECOND);
  }

  @Test
  void the_retransmission_time_follows_the_round_trip_and_is_at_least_two_seconds() {
    var timer = new RetransmissionTimer(random);
    assertThat(timer.waitNanos()).isEqualTo(2 * SECOND);

    timer.measure(SECOND / 10);
    timer.reset();
    assertThat(timer.waitNanos()).isEqualTo(2 * SECOND);

    // The first round trip R gives a smoothed R and a deviation of R / 2: 10 s + 4 * 5 s.
    var slow = new RetransmissionTimer(random);
    slow.measure(10 * SECOND);
    slow.reset();
    assertThat(slow.waitNanos()).isEqualTo(30 * SECOND);
  }

  @Test
  void the_retransmission_time_doubles_to_five_minutes_with_jitter_and_progress_resets_it() {
    var timer = new RetransmissionTimer(random);

    for (long bound = 4; bound <= 256; bound *= 2) {
      timer.expired();
      assertThat(timer.waitNanos()).isBetween(bound * SECOND * 3 / 4, bound * SECOND);
    }
    for (int i = 0; i < 100; i++) {
      timer.expired();
      assertThat(timer.waitNanos()).isBetween(225 * SECOND, 300 * SECOND);
    }
    timer.reset();
    assertThat(timer.waitNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void a_link_that_held_for_five_minutes_starts_its_waits_anew() {
    var link = new Link(UplinkSettings.defaults(), random);
    long now = 5;
    for (int i = 0; i < 12; i++) {
      link.connecting(now);
      link.down(false, now);
    }
    link.connecting(now);
    link.up(now);
    now += 300 * SECOND;
    link.down(false, now);

    assertThat(link.wakeIn(now, 400 * SECOND)).isLessThanOrEqualTo(SECOND);
    assertThat(link.mustConnect(now + SECOND)).isTrue();
  }
}
