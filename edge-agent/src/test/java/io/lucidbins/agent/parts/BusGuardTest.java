package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.BusStuck;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BusGuardTest {
  private static final Measured<Integer> ERROR = new Failed<>(new BusError(110, "i2c-1"));
  private static final Measured<Integer> WELL = new Reading<>(1, Quality.BEST, 0);

  private final VirtualClock clock = VirtualClock.stepped();
  private final BusGuard guard = new BusGuard("i2c-1", clock::nanos);
  private int asked;

  @Test
  void the_third_part_that_fails_puts_the_bus_to_rest() {
    assertThat(ask("a", ERROR)).isEqualTo(ERROR);
    assertThat(ask("b", ERROR)).isEqualTo(ERROR);
    assertThat(isStuck(ask("c", ERROR))).isTrue();
    assertThat(asked).isEqualTo(3);

    assertThat(isStuck(ask("a", WELL))).isTrue();
    assertThat(asked).as("a bus that rests is not asked").isEqualTo(3);
  }

  @Test
  void one_part_that_fails_for_ever_is_its_own_fault() {
    for (int i = 0; i < 100; i++) {
      assertThat(ask("a", ERROR)).isEqualTo(ERROR);
      assertThat(ask("b", ERROR)).isEqualTo(ERROR);
    }
  }

  @Test
  void an_answer_in_between_shows_that_the_bus_works() {
    ask("a", ERROR);
    ask("b", ERROR);
    ask("d", new Failed<>(new NoEcho(Duration.ZERO)));

    assertThat(ask("c", ERROR)).isEqualTo(ERROR);
  }

  @Test
  void after_a_minute_the_bus_is_asked_again() throws InterruptedException {
    stick();

    clock.advance(BusGuard.REST.minusNanos(1));
    assertThat(isStuck(ask("a", WELL))).isTrue();
    clock.advance(Duration.ofNanos(1));
    assertThat(ask("a", WELL)).isEqualTo(WELL);
    assertThat(ask("b", ERROR)).as("one alone again").isEqualTo(ERROR);
  }

  @Test
  void one_failure_after_the_rest_is_enough_for_the_next_rest() throws InterruptedException {
    stick();
    clock.advance(BusGuard.REST);

    assertThat(isStuck(ask("b", ERROR))).isTrue();
    assertThat(isStuck(ask("a", WELL))).isTrue();
    clock.advance(BusGuard.REST);
    assertThat(ask("a", WELL)).isEqualTo(WELL);
  }

  private void stick() {
    ask("a", ERROR);
    ask("b", ERROR);
    ask("c", ERROR);
  }

  private Measured<Integer> ask(String part, Measured<Integer> answer) {
    return guard.ask(
        part,
        () -> {
          asked++;
          return answer;
        });
  }

  private static boolean isStuck(Measured<?> measured) {
    return measured instanceof Failed<?>(BusStuck _);
  }
}
