package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Feedback.Signal;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedbackTest {
  private static final long MS = 1_000_000;

  /** Steps whenever it is asked for until {@code endMs}; what was written, in ms. */
  private static List<String> play(ScriptedPins pins, Feedback feedback, Signal signal, long endMs)
      throws Exception {
    long next = feedback.show(signal, pins.clock.nanos());
    while (next < endMs * MS) {
      pins.clock.waitUntil(next);
      next = feedback.step(pins.clock.nanos());
    }
    pins.clock.waitUntil(endMs * MS);
    return pins.written.stream().map(text -> text.replaceAll("000$", "")).toList();
  }

  @Test
  void accepted_is_green_for_2_s_and_a_beep_of_100_ms() throws Exception {
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(pins.output, null, null);

      assertThat(play(pins, feedback, Signal.ACCEPTED, 10_000))
          .containsExactly("high 0", "low 2000");
    }
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(null, null, pins.output);

      assertThat(play(pins, feedback, Signal.ACCEPTED, 10_000))
          .containsExactly("high 0", "low 100");
    }
  }

  @Test
  void refused_is_three_red_flashes_and_two_beeps() throws Exception {
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(null, pins.output, null);

      assertThat(play(pins, feedback, Signal.REFUSED, 10_000))
          .containsExactly("high 0", "low 300", "high 500", "low 800", "high 1000", "low 1300");
    }
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(null, null, pins.output);

      assertThat(play(pins, feedback, Signal.REFUSED, 10_000))
          .containsExactly("high 0", "low 200", "high 350", "low 550");
    }
  }

  @Test
  void waiting_blinks_green_for_a_minute_at_most() throws Exception {
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(pins.output, null, null);

      List<String> written = play(pins, feedback, Signal.WAITING, 120_000);

      assertThat(written).hasSize(120).startsWith("high 0", "low 250", "high 1000");
      assertThat(written).endsWith("low 59250");
    }
  }

  @Test
  void an_error_is_slow_and_red_with_a_beep_of_600_ms() throws Exception {
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(null, pins.output, null);

      List<String> written = play(pins, feedback, Signal.ERROR, 120_000);

      assertThat(written).hasSize(60).startsWith("high 0", "low 1000", "high 2000");
    }
    try (var pins = new ScriptedPins(false)) {
      assertThat(play(pins, new Feedback(null, null, pins.output), Signal.ERROR, 10_000))
          .containsExactly("high 0", "low 600");
    }
  }

  @Test
  void a_new_signal_replaces_the_one_before_at_once() throws Exception {
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(pins.output, null, null);
      feedback.show(Signal.ACCEPTED, 0);
      pins.clock.waitUntil(500 * MS);
      feedback.show(Signal.REFUSED, pins.clock.nanos());

      assertThat(pins.written).containsExactly("high 0", "low 500000");
    }
  }

  @Test
  void a_step_that_comes_late_skips_what_it_missed() throws Exception {
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(null, pins.output, null);
      feedback.show(Signal.REFUSED, 0);
      pins.clock.waitUntil(1_100 * MS);

      assertThat(feedback.step(pins.clock.nanos())).isEqualTo(1_300 * MS);
      assertThat(pins.written).containsExactly("high 0");
    }
  }

  @Test
  void each_output_is_stepped_when_it_needs_it() {
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(pins.output, null, mock(DigitalOutput.class));

      assertThat(feedback.show(Signal.ACCEPTED, 0)).isEqualTo(100 * MS);
      assertThat(feedback.step(100 * MS)).isEqualTo(2_000 * MS);
      assertThat(feedback.step(2_000 * MS)).isEqualTo(Long.MAX_VALUE);
    }
  }

  @ParameterizedTest
  @EnumSource(Signal.class)
  void closing_switches_off_whatever_plays(Signal signal) {
    try (var pins = new ScriptedPins(false)) {
      var feedback = new Feedback(pins.output, null, null);
      feedback.show(signal, 0);

      feedback.close();

      assertThat(pins.out.state()).isEqualTo(DigitalState.LOW);
    }
  }

  @ParameterizedTest
  @EnumSource(Signal.class)
  void without_any_output_it_does_nothing(Signal signal) {
    try (var feedback = new Feedback(null, null, null)) {
      assertThat(feedback.show(signal, 0)).isEqualTo(Long.MAX_VALUE);
      assertThat(feedback.fault()).isEmpty();
    }
  }

  @Test
  void an_output_that_cannot_be_written_is_reported_and_left_alone_until_the_next_signal() {
    var broken = mock(DigitalOutput.class);
    when(broken.bcm()).thenReturn(19);
    when(broken.state(any()))
        .thenThrow(new Pi4JException(new KernelException(Errno.EIO, "gpio")))
        .thenReturn(broken);
    var feedback = new Feedback(broken, null, null);

    assertThat(feedback.show(Signal.WAITING, 0)).isEqualTo(Long.MAX_VALUE);
    feedback.step(250 * MS);
    feedback.step(1_000 * MS);
    assertThat(feedback.fault()).contains(new BusError(Errno.EIO, "writing GPIO 19"));
    verify(broken, times(1)).state(any());

    feedback.show(Signal.ACCEPTED, 2_000 * MS);
    assertThat(feedback.fault()).isEmpty();
    verify(broken, times(2)).state(any());
  }

  @Test
  void a_buzzer_that_cannot_be_switched_off_is_tried_each_second() {
    var broken = mock(DigitalOutput.class);
    var eio = new Pi4JException(new KernelException(Errno.EIO, "gpio"));
    when(broken.state(any())).thenReturn(broken).thenThrow(eio, eio).thenReturn(broken);
    var feedback = new Feedback(null, null, broken);

    assertThat(feedback.show(Signal.ACCEPTED, 0)).isEqualTo(100 * MS);
    assertThat(feedback.step(100 * MS)).isEqualTo(1_100 * MS);
    assertThat(feedback.step(1_100 * MS)).isEqualTo(2_100 * MS);
    assertThat(feedback.step(2_100 * MS)).isEqualTo(Long.MAX_VALUE);
    verify(broken, times(1)).state(DigitalState.HIGH);
    verify(broken, times(3)).state(DigitalState.LOW);
  }
}
