package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What a driver may rely on, whoever is below Pi4J: the fake kernel, the shim in C, a virtual Pi. A
 * class runs it by implementing {@link #board}.
 */
public interface ProviderContract {
  /** Far above what a loaded machine takes to deliver an edge. */
  long LONGEST_DELIVERY_SECONDS = 10;

  /** The board of the test under way. */
  ContractBoard board();

  @Test
  default void an_input_reads_the_level_of_its_line() {
    DigitalInput input = input(board().input());

    board().drive(board().input(), true);
    board().settle();
    DigitalState high = input.state();
    board().drive(board().input(), false);
    board().settle();
    DigitalState low = input.state();

    assertThat(high).isEqualTo(DigitalState.HIGH);
    assertThat(low).isEqualTo(DigitalState.LOW);
  }

  @Test
  default void edges_come_in_order_with_time_and_number() throws Exception {
    var told = new Told(input(board().input()));

    drive(board().input(), true);
    EdgeEvent first = told.next(); // at once: a real kernel makes one of edges that it cannot part
    drive(board().input(), false);
    EdgeEvent second = told.next();
    drive(board().input(), true);
    EdgeEvent third = told.next();

    assertThat(first.state()).isEqualTo(DigitalState.HIGH);
    assertThat(second.state()).isEqualTo(DigitalState.LOW);
    assertThat(third.state()).isEqualTo(DigitalState.HIGH);
    assertThat(second.timestampNanos()).isGreaterThanOrEqualTo(first.timestampNanos());
    assertThat(third.timestampNanos()).isGreaterThanOrEqualTo(second.timestampNanos());
    assertThat(second.lineSequence()).isEqualTo(first.lineSequence() + 1);
    assertThat(third.lineSequence()).isEqualTo(first.lineSequence() + 2);
    assertThat(first.source().bcm()).isEqualTo(board().input());
  }

  @Test
  default void each_input_hears_of_its_own_line_only() throws Exception {
    var told = new Told(input(board().input()));
    var other = new Told(input(board().otherInput()));

    drive(board().otherInput(), true);
    drive(board().input(), true);

    assertThat(other.next().source().bcm()).isEqualTo(board().otherInput());
    assertThat(told.next().source().bcm()).isEqualTo(board().input());
    assertThat(told.events).isEmpty();
    assertThat(other.events).isEmpty();
  }

  @Test
  default void a_listener_that_was_removed_hears_nothing_and_may_come_back() throws Exception {
    DigitalInput input = input(board().input());
    var told = new Told(input);
    var marker = new Told(input(board().otherInput()));

    input.removeListener(told);
    drive(board().input(), true);
    drive(board().otherInput(), true);
    marker.next(); // what was driven before has been delivered by now
    assertThat(told.events).isEmpty();

    input.addListener(told);
    drive(board().input(), false);
    assertThat(told.next().state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  default void an_output_has_its_initial_level_before_anything_is_written() {
    output(board().output(), DigitalState.HIGH);
    output(board().otherOutput(), DigitalState.LOW);

    assertThat(board().level(board().output())).isTrue();
    assertThat(board().level(board().otherOutput())).isFalse();
  }

  @Test
  default void an_output_gives_its_line_the_level_that_is_written() {
    DigitalOutput output = output(board().output(), DigitalState.LOW);

    output.high();
    boolean high = board().level(board().output());
    DigitalState stateHigh = output.state();
    output.low();
    boolean low = board().level(board().output());

    assertThat(high).isTrue();
    assertThat(stateHigh).isEqualTo(DigitalState.HIGH);
    assertThat(low).isFalse();
    assertThat(output.state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  default void an_output_leaves_with_its_shutdown_level() {
    var config =
        DigitalOutput.newConfigBuilder(board().pi4j())
            .bcm(board().output())
            .initial(DigitalState.HIGH)
            .shutdown(DigitalState.LOW)
            .build();
    DigitalOutput output = board().pi4j().create(config);

    output.close();

    assertThat(board().level(board().output())).isFalse();
  }

  @Test
  default void a_pin_is_made_once() {
    input(board().input());
    output(board().output(), DigitalState.LOW);

    assertThatThrownBy(() -> input(board().input())).isInstanceOf(IOAlreadyExistsException.class);
    assertThatThrownBy(() -> output(board().output(), DigitalState.LOW))
        .isInstanceOf(IOAlreadyExistsException.class);
  }

  @Test
  default void a_pin_that_was_closed_can_be_made_again() throws Exception {
    input(board().input()).close();
    output(board().output(), DigitalState.HIGH).close();

    var told = new Told(input(board().input()));
    DigitalOutput output = output(board().output(), DigitalState.LOW);
    drive(board().input(), true);
    output.high();

    assertThat(told.next().state()).isEqualTo(DigitalState.HIGH);
    assertThat(board().level(board().output())).isTrue();
  }

  @Test
  default void registers_are_written_and_read_back() {
    I2C part = i2c(board().registers());
    byte[] answer = new byte[4];

    part.writeRegister(0x10, new byte[] {0x01, (byte) 0x80, (byte) 0xFF, 0x00});
    int count = part.readRegister(0x10, answer);

    assertThat(count).isEqualTo(4);
    assertThat(answer).containsExactly(0x01, 0x80, 0xFF, 0x00);
    assertThat(part.readRegister(0x12)).isEqualTo(0xFF);
  }

  @Test
  default void an_address_without_a_part_is_a_nack() {
    I2C nobody = i2c(board().nobody());

    assertThatThrownBy(() -> nobody.readRegister(0x10))
        .isInstanceOf(Pi4JException.class)
        .satisfies(e -> assertThat(Errno.isNack(Errno.of(e).orElse(0))).isTrue());
  }

  private void drive(int line, boolean high) {
    board().drive(line, high);
    board().settle();
  }

  private DigitalInput input(int line) {
    var config =
        DigitalInput.newConfigBuilder(board().pi4j())
            .bcm(line)
            .pull(PullResistance.OFF) // on gpio-sim the pull is what drives
            .debounce(0L);
    return board().pi4j().create(config.build());
  }

  private DigitalOutput output(int line, DigitalState initial) {
    var config = DigitalOutput.newConfigBuilder(board().pi4j()).bcm(line).initial(initial);
    return board().pi4j().create(config.build());
  }

  private I2C i2c(int address) {
    var config = I2C.newConfigBuilder(board().pi4j()).bus(board().i2cBus()).device(address);
    return board().pi4j().create(config.build());
  }

  /** Keeps the events of one input until the test takes them. */
  final class Told implements DigitalStateChangeListener {
    private final BlockingQueue<EdgeEvent> events = new LinkedBlockingQueue<>();

    Told(DigitalInput input) {
      input.addListener(this);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Pi4J declares it
    public void onDigitalStateChange(DigitalStateChangeEvent event) {
      events.add((EdgeEvent) event);
    }

    EdgeEvent next() throws InterruptedException {
      EdgeEvent event = events.poll(LONGEST_DELIVERY_SECONDS, TimeUnit.SECONDS);
      assertThat(event).as("an edge within %d s", LONGEST_DELIVERY_SECONDS).isNotNull();
      return event;
    }
  }
}
