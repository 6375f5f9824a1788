package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a kernel itself answers. Only {@link OnARealKernel} switches it on, where there is such a
 * chip.
 */
@EnabledIfSystemProperty(named = OnARealKernel.SWITCH, matches = "true")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GpioSimTest implements ProviderContract {
  private final GpioSimBoard board = new GpioSimBoard(new LineGroup("scale", List.of(16, 12)));
  private final List<GpioSimBoard> others = new ArrayList<>();

  @Override
  public ContractBoard board() {
    return board;
  }

  @AfterEach
  void shut_down() {
    others.forEach(GpioSimBoard::close);
    board.close();
  }

  @Test
  void the_time_of_an_edge_is_on_the_clock_of_nano_time() throws Exception {
    BlockingQueue<EdgeEvent> told = listen(board.input());

    long before = System.nanoTime();
    board.drive(board.input(), true);
    long after = System.nanoTime();

    assertThat(told.poll(10, TimeUnit.SECONDS).timestampNanos()).isBetween(before, after);
  }

  /** As wide as the program saw it, but for the calls around it. */
  @Test
  void the_width_of_a_pulse_is_taken_by_the_kernel() throws Exception {
    BlockingQueue<EdgeEvent> told = listen(board.input());

    long beforeRise = System.nanoTime();
    board.drive(board.input(), true);
    long afterRise = System.nanoTime();
    long rise = told.poll(10, TimeUnit.SECONDS).timestampNanos();
    while (System.nanoTime() - afterRise < 5_824_000) {
      Thread.onSpinWait();
    }
    long beforeFall = System.nanoTime();
    board.drive(board.input(), false);
    long afterFall = System.nanoTime();

    long fall = told.poll(10, TimeUnit.SECONDS).timestampNanos();
    assertThat(fall - rise).isBetween(beforeFall - afterRise, afterFall - beforeRise);
  }

  /** The kernel keeps a line for as long as a poll holds it, so each claim here is a race. */
  @Test
  void a_line_that_is_listened_to_is_free_as_soon_as_it_is_closed() throws Exception {
    for (int i = 0; i < 100; i++) {
      BlockingQueue<EdgeEvent> told = listen(board.input());
      board.drive(board.input(), true);
      EdgeEvent rise = told.poll(10, TimeUnit.SECONDS);
      assertThat(rise.lineSequence()).as("numbers begin with the claim").isEqualTo(1);
      board.drive(board.input(), false);
      rise.source().close();
    }
  }

  @Test
  void a_thousand_edges_come_without_a_gap() throws Exception {
    BlockingQueue<EdgeEvent> told = listen(board.input());

    List<EdgeEvent> events = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      board.drive(board.input(), i % 2 == 0);
      events.add(told.poll(10, TimeUnit.SECONDS));
    }

    for (int i = 1; i < events.size(); i++) {
      assertThat(events.get(i).lineSequence()).isEqualTo(events.get(i - 1).lineSequence() + 1);
      assertThat(events.get(i).timestampNanos()).isGreaterThan(events.get(i - 1).timestampNanos());
    }
  }

  @Test
  void an_input_rests_at_the_side_it_is_pulled_to() {
    var config = DigitalInput.newConfigBuilder(board.pi4j()).bcm(board.input());

    DigitalInput input = board.pi4j().create(config.pull(PullResistance.PULL_UP).build());

    assertThat(input.state()).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void a_debounced_input_is_told_of_a_level_only_after_it_lasted() throws Exception {
    BlockingQueue<EdgeEvent> told = listen(board.input(), 20_000);
    long before = System.nanoTime();

    board.drive(board.input(), true);
    EdgeEvent event = told.poll(10, TimeUnit.SECONDS);

    assertThat(event.state()).isEqualTo(DigitalState.HIGH);
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20_000_000);
  }

  @Test
  void lines_of_a_group_are_taken_all_or_none_and_the_message_names_the_holder() {
    board.pi4j().create(DigitalOutput.newConfigBuilder(board.pi4j()).bcm(12).build());
    GpioSimBoard other = new GpioSimBoard(new LineGroup("echo", List.of(20, 16)));
    others.add(other);

    assertThatThrownBy(
            () -> other.pi4j().create(DigitalOutput.newConfigBuilder(other.pi4j()).bcm(20).build()))
        .isInstanceOf(Pi4JException.class)
        .hasMessageContaining("GPIO 16 is in use by \"lucidbins scale\"")
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.EBUSY));

    DigitalOutput free =
        board.pi4j().create(DigitalOutput.newConfigBuilder(board.pi4j()).bcm(20).build());
    free.high();
    assertThat(board.level(20)).isTrue();
  }

  @Test
  void one_request_keeps_an_output_while_its_neighbour_becomes_an_input() {
    DigitalOutput clock =
        board.pi4j().create(DigitalOutput.newConfigBuilder(board.pi4j()).bcm(16).build());
    clock.high();

    DigitalInput data =
        board
            .pi4j()
            .create(DigitalInput.newConfigBuilder(board.pi4j()).bcm(12).debounce(0L).build());
    data.addListener(_ -> {});

    assertThat(board.level(16)).isTrue();
    assertThat(clock.state()).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void a_line_beyond_the_chip_is_refused() {
    var config = DigitalOutput.newConfigBuilder(board.pi4j()).bcm(54).build();

    assertThatThrownBy(() -> board.pi4j().create(config))
        .hasStackTraceContaining("it has lines 0 to 53");
  }

  private BlockingQueue<EdgeEvent> listen(int line) {
    return listen(line, 0);
  }

  private BlockingQueue<EdgeEvent> listen(int line, long debounceMicros) {
    BlockingQueue<EdgeEvent> told = new LinkedBlockingQueue<>();
    board
        .pi4j()
        .create(
            DigitalInput.newConfigBuilder(board.pi4j()).bcm(line).debounce(debounceMicros).build())
        .addListener(event -> told.add((EdgeEvent) event));
    return told;
  }
}
