package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatestAirTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final LatestAir air = new LatestAir(clock::nanos);

  @Test
  void nobody_knows_before_the_first_measurement() {
    assertThat(air.celsius()).isEmpty();
  }

  @Test
  void is_known_for_15_min_and_then_forgotten() throws InterruptedException {
    air.measured(-4.5, clock.nanos());

    clock.advance(Duration.ofMinutes(15));
    assertThat(air.celsius()).hasValue(-4.5);
    clock.advance(Duration.ofNanos(1));
    assertThat(air.celsius()).isEmpty();

    air.measured(30, clock.nanos());
    assertThat(air.celsius()).hasValue(30);
  }
}
