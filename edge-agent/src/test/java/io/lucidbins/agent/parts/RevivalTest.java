package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevivalTest {
  private static final NotReady SILENT = new NotReady(Duration.ofMillis(300));

  private final VirtualClock clock = VirtualClock.stepped();
  private final Revival revival = new Revival(clock);
  private int initialised;
  private int measured;

  private Measured<Integer> ask(Measured<Integer> answer) {
    return revival.attempt(
        () -> initialised++,
        () -> {
          measured++;
          return answer;
        });
  }

  private Measured<Integer> askInVain() {
    return revival.attempt(
        () -> {
          initialised++;
          throw new PartFailure(SILENT);
        },
        () -> {
          throw new AssertionError("it is not initialised");
        });
  }

  @Test
  void a_part_is_initialised_once() {
    ask(new Reading<>(1, Quality.BEST, 0));
    ask(new Reading<>(2, Quality.BEST, 0));

    assertThat(initialised).isEqualTo(1);
    assertThat(measured).isEqualTo(2);
  }

  @Test
  void a_part_that_fails_is_tried_after_1_2_4_and_so_on_to_60_s() throws InterruptedException {
    List<Long> waits = new ArrayList<>();
    long last = 0;
    while (waits.size() < 9) {
      int before = initialised;
      assertThat(askInVain()).isEqualTo(new Failed<>(SILENT));
      if (initialised > before) {
        waits.add((clock.nanos() - last) / 1_000_000_000);
        last = clock.nanos();
      }
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(waits).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void a_fault_of_the_part_initialises_it_anew_and_one_of_what_it_looks_at_does_not()
      throws InterruptedException {
    ask(new Failed<>(new NoEcho(Duration.ofMillis(250))));
    ask(new Failed<>(new BusError(5, "i2c-1")));
    assertThat(initialised).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));

    ask(new Reading<>(1, Quality.BEST, 0));

    assertThat(initialised).isEqualTo(2);
  }

  @Test
  void a_success_makes_the_next_delay_short_again() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      askInVain();
      clock.advance(Duration.ofMinutes(1));
    }
    ask(new Reading<>(1, Quality.BEST, 0));
    ask(new Failed<>(new BusError(5, "i2c-1")));
    int before = initialised;

    clock.advance(Duration.ofSeconds(1));
    ask(new Reading<>(1, Quality.BEST, 0));

    assertThat(initialised).isEqualTo(before + 1);
  }
}
