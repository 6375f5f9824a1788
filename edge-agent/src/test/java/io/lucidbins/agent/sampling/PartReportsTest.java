package io.lucidbins.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.BusStuck;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.EventDetail.PartFailed;
import io.lucidbins.device.EventDetail.PartRecovered;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartReportsTest {
  private static final BusError NACK = new BusError(121, "i2c-1 0x48 read");
  private static final BusStuck STUCK =
      new BusStuck("i2c-1", Set.of("tmp102", "nau7802", "vl53l1x"), Duration.ofSeconds(60));
  private static final Measured<Integer> WELL = new Reading<>(1, Quality.BEST, 0);

  private final FaultCounts counts = new FaultCounts();
  private final PartReports reports =
      new PartReports(counts, Set.of("tmp102", "nau7802", "vl53l1x"));

  @Test
  void a_fault_of_a_part_that_never_worked_is_told_at_once_and_once() {
    reports.judge("a02yyuw", new Failed<>(new NotReady(Duration.ofSeconds(1))));
    assertThat(reports.take()).singleElement().isInstanceOf(PartFailed.class);

    reports.judge("a02yyuw", new Failed<>(new NotReady(Duration.ofSeconds(1))));
    assertThat(reports.take()).isEmpty();
  }

  @Test
  void a_part_that_worked_must_fail_twice_in_a_row() {
    fails("a02yyuw", WELL, failed(NACK), WELL, failed(NACK));
    assertThat(reports.take()).isEmpty();

    fails("a02yyuw", failed(NACK));
    assertThat(names(reports.take())).containsExactly("a02yyuw");
  }

  @Test
  void a_bus_error_of_one_of_many_waits_until_all_were_asked() {
    fails("tmp102", failed(NACK));

    assertThat(reports.take()).isEmpty();
    assertThat(reports.isHolding()).isTrue();
    fails("nau7802", WELL);
    reports.settle();

    assertThat(names(reports.take())).containsExactly("tmp102");
    assertThat(reports.isHolding()).isFalse();
  }

  @Test
  void of_a_stuck_bus_one_event_is_told_instead_of_three() {
    fails("tmp102", failed(NACK));
    fails("nau7802", failed(NACK));
    fails("vl53l1x", failed(STUCK));
    reports.settle();

    assertThat(reports.take())
        .singleElement()
        .isInstanceOfSatisfying(
            PartFailed.class,
            event -> {
              assertThat(event.part()).isEqualTo("i2c-1");
              assertThat(event.text()).contains("BUS_STUCK");
            });
    fails("tmp102", failed(STUCK));
    fails("nau7802", failed(STUCK));
    assertThat(reports.take()).isEmpty();
  }

  @Test
  void the_first_answer_on_a_stuck_bus_is_its_recovery() {
    fails("tmp102", failed(STUCK));
    reports.take();

    fails("tmp102", WELL);
    fails("nau7802", WELL);

    assertThat(reports.take()).containsExactly(new PartRecovered("i2c-1"));
  }

  @Test
  void a_part_that_was_told_before_the_bus_got_stuck_recovers_by_itself() {
    fails("tmp102", failed(NACK));
    reports.settle();
    reports.take();
    fails("nau7802", failed(STUCK));
    reports.take();

    fails("nau7802", WELL);
    assertThat(reports.take()).containsExactly(new PartRecovered("i2c-1"));
    fails("tmp102", WELL);
    assertThat(reports.take()).containsExactly(new PartRecovered("tmp102"));
  }

  @Test
  void a_fault_that_is_gone_before_all_were_asked_is_only_counted() {
    fails("tmp102", failed(NACK));
    fails("tmp102", WELL);
    reports.settle();

    assertThat(reports.take()).isEmpty();
    assertThat(counts.of("tmp102")).isEqualTo(1);
  }

  private void fails(String part, Measured<?>... measured) {
    for (Measured<?> each : measured) {
      reports.judge(part, each);
    }
  }

  private static Measured<Integer> failed(Failure why) {
    return new Failed<>(why);
  }

  private static List<String> names(List<EventDetail> events) {
    return events.stream().map(event -> ((PartFailed) event).part()).toList();
  }
}
