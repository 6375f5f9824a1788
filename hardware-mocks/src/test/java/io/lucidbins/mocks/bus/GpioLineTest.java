package io.lucidbins.mocks.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.EdgeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GpioLineTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final GpioLine line = new GpioLine(21, DigitalState.LOW, clock);
  private final GpioLine driven = new GpioLine(20, DigitalState.LOW, clock);
  private final VirtualDigitalInputProvider inputs =
      new VirtualDigitalInputProvider(Map.of(21, line));
  private final Context pi4j =
      Pi4J.newContextBuilder()
          .noAutoDetect()
          .disableShutdownHook()
          .add(inputs)
          .add(new VirtualDigitalOutputProvider(Map.of(20, driven)))
          .build();
  private final List<String> edges = new ArrayList<>();

  @AfterEach
  void shut_down() {
    pi4j.shutdown();
  }

  @Test
  void edges_carry_the_parts_stamp_and_count_by_one() throws InterruptedException {
    input(0);
    clock.advance(Duration.ofMillis(5));

    line.set(DigitalState.HIGH, 1_000);
    line.set(DigitalState.HIGH, 2_000);
    line.set(DigitalState.LOW, 3_000);

    assertThat(edges).containsExactly("HIGH 1000 #1", "LOW 3000 #2");
  }

  @Test
  void plain_events_have_neither() {
    input(0);
    inputs.plainEvents(true);

    line.set(DigitalState.HIGH, 1_000);

    assertThat(edges).containsExactly("HIGH");
  }

  @Test
  void late_delivery_leaves_the_stamp() throws InterruptedException {
    input(0);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    line.deliveryTakes(Duration.ofNanos(500), Duration.ofNanos(100), random);

    line.set(DigitalState.HIGH, 0);
    clock.advance(Duration.ofNanos(499));
    assertThat(edges).isEmpty();
    clock.advance(Duration.ofNanos(101));

    assertThat(edges).containsExactly("HIGH 0 #1");
  }

  @Test
  void a_lost_edge_leaves_a_gap_in_the_numbers() {
    input(0);
    line.fault(new GpioFault.LostEdge(), Occurrence.once());

    line.set(DigitalState.HIGH, 1);
    line.set(DigitalState.LOW, 2);

    assertThat(edges).containsExactly("LOW 2 #2");
  }

  @Test
  void extra_late_and_double_edges_strike_as_often_as_told() throws InterruptedException {
    input(0);
    line.fault(
        new GpioFault.ExtraEdges(Duration.ofNanos(10), Duration.ofNanos(5)), Occurrence.once());
    line.set(DigitalState.HIGH);
    clock.advance(Duration.ofNanos(100));
    assertThat(edges).containsExactly("HIGH 0 #1", "LOW 10 #2", "HIGH 15 #3");
    assertThat(line.state()).isEqualTo(DigitalState.HIGH);

    edges.clear();
    line.fault(new GpioFault.DoubleDispatch(), Occurrence.once());
    line.set(DigitalState.LOW);
    assertThat(edges).containsExactly("LOW 100 #4", "LOW 100 #4");

    edges.clear();
    line.fault(new GpioFault.LateDelivery(Duration.ofNanos(50)), Occurrence.once());
    line.set(DigitalState.HIGH);
    assertThat(edges).isEmpty();
    clock.advance(Duration.ofNanos(50));
    assertThat(edges).containsExactly("HIGH 100 #5");
  }

  @Test
  void debounce_swallows_what_is_shorter_and_stamps_what_stands() throws InterruptedException {
    DigitalInput input = input(10_000);

    line.set(DigitalState.HIGH);
    clock.advance(Duration.ofMillis(6));
    line.set(DigitalState.LOW); // an echo of 6 ms
    clock.advance(Duration.ofMillis(50));
    assertThat(edges).isEmpty();
    assertThat(input.state()).isEqualTo(DigitalState.LOW);

    line.set(DigitalState.HIGH);
    clock.advance(Duration.ofMillis(10).minusNanos(1));
    assertThat(edges).isEmpty();
    clock.advance(Duration.ofNanos(1));
    assertThat(edges).containsExactly("HIGH 66000000 #1");
    assertThat(input.state()).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void writes_of_an_output_take_their_time_and_parts_hear_of_changes() {
    List<String> seen = new ArrayList<>();
    driven.follow((state, nanos) -> seen.add(state + " " + nanos));
    DigitalOutput output = output(DigitalState.LOW);

    output.high();
    output.high();
    output.low();

    // The request itself takes one write of 2 us.
    assertThat(seen).containsExactly("HIGH 4000", "LOW 8000");
    driven.writeTakes(Duration.ofNanos(7));
    output.high();
    assertThat(seen).last().isEqualTo("HIGH 8007");
  }

  @Test
  void the_initial_level_comes_with_the_request_and_no_other_before_it() {
    List<String> seen = new ArrayList<>();
    driven.follow((state, nanos) -> seen.add(state.toString()));

    output(DigitalState.HIGH);

    assertThat(seen).containsExactly("HIGH");
    assertThat(driven.state()).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void a_stall_happens_before_the_write_that_it_strikes() {
    List<Long> seen = new ArrayList<>();
    driven.follow((_, nanos) -> seen.add(nanos));
    DigitalOutput output = output(DigitalState.LOW);
    driven.fault(new GpioFault.Stall(Duration.ofNanos(70_000)), Occurrence.after(1, 1));

    output.high();
    output.low();
    output.high();

    assertThat(seen).containsExactly(4_000L, 76_000L, 78_000L);
  }

  @Test
  void a_part_learns_whether_somebody_listens() {
    List<String> woken = new ArrayList<>();
    line.drivenBy(() -> {}, () -> woken.add("watched"));
    assertThat(line.isWatched()).isFalse();

    DigitalInput input = input(0);
    assertThat(line.isWatched()).isTrue();
    assertThat(woken).containsExactly("watched");
    pi4j.shutdown(input.id());
    assertThat(line.isWatched()).isFalse();
  }

  @Test
  void nothing_is_wired_to_other_pins() {
    assertThatThrownBy(
            () -> pi4j.create(DigitalInput.newConfigBuilder(pi4j).id("x").bcm(4).build()))
        .hasMessageContaining("GPIO 4");
    assertThatThrownBy(
            () -> pi4j.create(DigitalOutput.newConfigBuilder(pi4j).id("x").bcm(4).build()))
        .hasMessageContaining("GPIO 4");
  }

  private DigitalInput input(long debounceMicros) {
    DigitalInput input =
        pi4j.create(
            DigitalInput.newConfigBuilder(pi4j).id("in").bcm(21).debounce(debounceMicros).build());
    input.addListener(this::heard);
    return input;
  }

  private void heard(DigitalStateChangeEvent<?> event) {
    edges.add(
        event instanceof EdgeEvent edge
            ? event.state() + " " + edge.timestampNanos() + " #" + edge.lineSequence()
            : event.state().toString());
  }

  private DigitalOutput output(DigitalState initial) {
    return pi4j.create(
        DigitalOutput.newConfigBuilder(pi4j).id("out").bcm(20).initial(initial).build());
  }
}
