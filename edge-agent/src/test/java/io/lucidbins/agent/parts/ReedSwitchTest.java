package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.Reason;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class ReedSwitchTest {
  private static final Failure FLUTTERING = new Implausible(61, Reason.FLUTTERING);

  /** Changes the line {@code count} times, the first at once, one each {@code gap}. */
  private static void edges(ScriptedPins pins, int count, Duration gap) throws Exception {
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        pins.clock.advance(gap);
      }
      pins.in.set(pins.in.state().isHigh() ? DigitalState.LOW : DigitalState.HIGH);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void low_is_closed_and_each_change_is_told(boolean plain) throws Exception {
    try (var pins = new ScriptedPins(plain)) {
      var lid = new ReedSwitch(pins.input, pins.clock);
      List<Boolean> told = new ArrayList<>();
      lid.onChange(told::add);

      assertThat(lid.isOpen()).isFalse();
      pins.in.set(DigitalState.HIGH);
      assertThat(lid.isOpen()).isTrue();
      pins.clock.advance(Duration.ofSeconds(5));
      pins.in.set(DigitalState.LOW);
      assertThat(lid.isOpen()).isFalse();
      assertThat(told).containsExactly(true, false);
      assertThat(lid.fault()).isEmpty();
    }
  }

  @Test
  void all_listeners_are_told() {
    try (var pins = new ScriptedPins(false)) {
      var lid = new ReedSwitch(pins.input, pins.clock);
      List<String> told = new ArrayList<>();
      lid.onChange(open -> told.add("one " + open));
      lid.onChange(open -> told.add("two " + open));

      pins.in.set(DigitalState.HIGH);

      assertThat(told).containsExactly("one true", "two true");
    }
  }

  // an edge each second: the 61st is 60 s after the first, so no minute holds more than 60
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sixty_edges_a_minute_are_believed(boolean plain) throws Exception {
    try (var pins = new ScriptedPins(plain)) {
      var lid = new ReedSwitch(pins.input, pins.clock);
      List<Boolean> told = new ArrayList<>();
      lid.onChange(told::add);

      edges(pins, 200, Duration.ofSeconds(1));

      assertThat(lid.fault()).isEmpty();
      assertThat(told).hasSize(200);
    }
  }

  // 61 edges, 999 ms apart: 59.94 s; the 61st opens the lid
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sixty_one_edges_within_a_minute_are_not_believed_and_the_lid_counts_as_closed(boolean plain)
      throws Exception {
    try (var pins = new ScriptedPins(plain)) {
      var lid = new ReedSwitch(pins.input, pins.clock);
      List<Boolean> told = new ArrayList<>();
      lid.onChange(told::add);

      edges(pins, 60, Duration.ofMillis(999));
      assertThat(lid.fault()).isEmpty();
      pins.clock.advance(Duration.ofMillis(999));
      edges(pins, 1, Duration.ZERO);

      assertThat(lid.fault()).contains(FLUTTERING);
      assertThat(lid.isOpen()).isFalse();
      assertThat(told).hasSize(60).endsWith(true, false);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void it_is_ignored_for_10_minutes_and_then_told_as_it_is(boolean plain) throws Exception {
    try (var pins = new ScriptedPins(plain)) {
      var lid = new ReedSwitch(pins.input, pins.clock);
      List<Boolean> told = new ArrayList<>();
      lid.onChange(told::add);
      edges(pins, 61, Duration.ofMillis(100));
      told.clear();

      pins.clock.advance(Duration.ofMinutes(10).minusNanos(1));
      assertThat(lid.fault()).contains(FLUTTERING);
      assertThat(told).isEmpty();
      pins.clock.advance(Duration.ofNanos(1));
      assertThat(lid.fault()).isEmpty();
      assertThat(lid.isOpen()).isTrue();
      assertThat(told).containsExactly(true);
    }
  }

  @Test
  void one_that_flutters_on_is_ignored_on() throws Exception {
    try (var pins = new ScriptedPins(false)) {
      var lid = new ReedSwitch(pins.input, pins.clock);
      List<Boolean> told = new ArrayList<>();
      lid.onChange(told::add);

      // 25 minutes at 10 edges a second
      edges(pins, 15_000, Duration.ofMillis(100));

      assertThat(lid.fault()).contains(FLUTTERING);
      assertThat(told).hasSize(60);
    }
  }

  @Test
  void a_line_that_cannot_be_read_is_reported_and_keeps_the_last_state() {
    var broken = mock(DigitalInput.class);
    when(broken.bcm()).thenReturn(17);
    when(broken.isHigh())
        .thenReturn(true)
        .thenThrow(new Pi4JException(new KernelException(Errno.ENODEV, "gpio")));
    try (var clock = VirtualClock.stepped()) {
      var lid = new ReedSwitch(broken, clock);

      assertThat(lid.isOpen()).isTrue();
      assertThat(lid.isOpen()).isTrue();
      assertThat(lid.fault()).contains(new BusError(Errno.ENODEV, "reading the lid's GPIO 17"));
    }
  }

  @Test
  void a_line_that_lets_nobody_listen_is_a_fault_and_asked_again() {
    var line = mock(DigitalInput.class);
    when(line.addListener(any(DigitalStateChangeListener.class)))
        .thenThrow(new Pi4JException(new KernelException(Errno.EIO, "eventfd")))
        .thenThrow(new Pi4JException(new KernelException(Errno.EIO, "eventfd")))
        .thenReturn(line);
    try (var clock = VirtualClock.stepped()) {
      var lid = new ReedSwitch(line, clock);

      lid.onChange(_ -> {});
      assertThat(lid.fault()).containsInstanceOf(BusError.class);
      assertThat(lid.fault()).isEmpty();
      assertThat(lid.fault()).isEmpty();
      var added = ArgumentCaptor.forClass(DigitalStateChangeListener.class);
      verify(line, times(3)).addListener(added.capture());
      assertThat(added.getAllValues().stream().distinct())
          .as("Pi4J keeps it, even if the line then cannot be watched")
          .hasSize(1);
    }
  }

  @Test
  void a_lid_that_is_open_at_the_start_is_known_without_an_edge() {
    try (var pins = new ScriptedPins(false)) {
      pins.in.set(DigitalState.HIGH);

      assertThat(new ReedSwitch(pins.input, pins.clock).isOpen()).isTrue();
    }
  }
}
