package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.mocks.bus.GpioFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

/** On stamped edges and, where {@code plain} is true, on Pi4J's own events. */
class Hx711Test {
  private static final long MILLI = 1_000_000;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_reset_of_10_ms_comes_first_and_nothing_is_believed_for_400_ms(boolean plain) {
    try (var pins = new ScriptedHx711(plain)) {
      Reading<Integer> reading = reading(pins.driver().measureCounts());

      assertThat(pins.frames).startsWith(0).endsWith(25);
      assertThat(reading.value()).isEqualTo(0x20C49C);
      assertThat(reading.atNanos()).isBetween(410 * MILLI, 650 * MILLI);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "000000, 0",
    "000001, 1",
    "7FFFFE, 8388606",
    "800001, -8388607",
    "FFFFFE, -2",
    "20C49C, 2147484"
  })
  void counts_are_twos_complement_of_24_bits(String bits, int counts) {
    for (boolean plain : List.of(false, true)) {
      try (var pins = new ScriptedHx711(plain)) {
        pins.value = Integer.parseInt(bits, 16);

        assertThat(reading(pins.driver().measureCounts()).value()).isEqualTo(counts);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"7FFFFF, 8388607", "800000, -8388608"})
  void both_rails_are_saturation_and_no_reason_for_a_reset(String bits, int counts) {
    try (var pins = new ScriptedHx711(false)) {
      pins.value = Integer.parseInt(bits, 16);
      var scale = pins.driver();

      assertThat(why(scale.measureCounts())).isEqualTo(new Saturated(counts));
      assertThat(why(scale.measureCounts())).isEqualTo(new Saturated(counts));
      assertThat(pins.frames).containsOnlyOnce(0);
    }
  }

  @Test
  void all_ones_are_no_value_and_the_part_is_reset() {
    try (var pins = new ScriptedHx711(false)) {
      pins.value = 0xFFFFFF;

      assertThat(why(pins.driver().measureCounts())).isEqualTo(new BadFrame(3, FrameFault.SYNTAX));
      assertThat(pins.frames).endsWith(25, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"49999, true", "50000, true", "50001, false", "60000, false", "60001, false"})
  void a_pulse_of_up_to_50_us_is_good_and_a_longer_one_discards_the_frame(
      long nanos, boolean good) {
    for (int pulse : new int[] {1, 13, 24, 25}) {
      try (var pins = new ScriptedHx711(false)) {
        pins.longPulse = pulse;
        pins.longPulseNanos = nanos;
        var measured = pins.driver().measureCounts();

        if (good) {
          assertThat(reading(measured).value()).as("pulse %d", pulse).isEqualTo(0x20C49C);
        } else {
          assertThat(why(measured)).isEqualTo(new BadFrame(3, FrameFault.PULSE_TOO_LONG));
          assertThat(pins.frames.getLast()).as("ends with a reset").isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void after_a_long_pulse_the_part_settles_for_400_ms_before_it_is_believed(boolean plain) {
    try (var pins = new ScriptedHx711(plain)) {
      var scale = pins.driver();
      reading(scale.measureCounts());
      pins.longPulse = 7;
      pins.longPulseNanos = 61_000;
      assertThat(why(scale.measureCounts())).isEqualTo(new BadFrame(3, FrameFault.PULSE_TOO_LONG));
      long failedAt = pins.clock.nanos();
      pins.longPulse = 0;

      Reading<Integer> next = reading(scale.measureCounts());

      assertThat(next.atNanos() - failedAt).isGreaterThanOrEqualTo(400 * MILLI);
      assertThat(next.value()).isEqualTo(0x20C49C);
    }
  }

  @Test
  void a_data_line_stuck_low_is_told_by_its_level_after_the_last_pulse() {
    try (var pins = new ScriptedHx711(false)) {
      pins.stuck = DigitalState.LOW;
      var scale = pins.driver();

      assertThat(why(scale.measureCounts())).isEqualTo(new BadFrame(3, FrameFault.LEVELS));
      assertThat(pins.frames.getLast()).isZero();
      long failedAt = pins.clock.nanos();
      assertThat(why(scale.measureCounts())).isEqualTo(new BadFrame(3, FrameFault.LEVELS));
      assertThat(pins.clock.nanos()).as("left alone for 1 s").isEqualTo(failedAt);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_data_line_stuck_high_is_given_up_after_300_ms(boolean plain) {
    try (var pins = new ScriptedHx711(plain)) {
      pins.stuck = DigitalState.HIGH;
      long most = (10 + 400 + 300 + 25) * MILLI; // reset, settling, wait, dry frames

      assertThat(why(pins.driver().measureCounts()))
          .isEqualTo(new NotReady(Duration.ofMillis(300)));
      assertThat(pins.clock.nanos()).isBetween(710 * MILLI, most);
    }
  }

  @Test
  void a_data_line_that_is_high_again_before_the_first_pulse_discards_the_frame() {
    try (var pins = new ScriptedHx711(false)) {
      var scale = pins.driver();
      reading(scale.measureCounts());
      var looks = new int[1];
      pins.doutLine.drivenBy(
          () -> {
            if (pins.clock.nanos() > 0 && looks[0]++ == 2) {
              pins.doutLine.set(DigitalState.HIGH);
            }
          },
          () -> {});

      assertThat(why(scale.measureCounts())).isEqualTo(new BadFrame(3, FrameFault.LEVELS));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_conversion_that_lay_there_is_dropped_and_the_next_is_taken(boolean plain)
      throws InterruptedException {
    try (var pins = new ScriptedHx711(plain)) {
      var scale = pins.driver();
      reading(scale.measureCounts());
      pins.clock.advance(Duration.ofSeconds(10));
      pins.value = 0x000123;
      long asked = pins.clock.nanos();
      int framesBefore = pins.frames.size();

      Reading<Integer> reading = reading(scale.measureCounts());

      assertThat(reading.value()).isEqualTo(0x000123);
      assertThat(reading.atNanos()).isGreaterThan(asked);
      assertThat(pins.frames.subList(framesBefore, pins.frames.size())).containsExactly(25, 25);
    }
  }

  @Test
  void stamped_edges_give_the_best_quality_and_plain_ones_20_less() {
    try (var stamped = new ScriptedHx711(false);
        var plain = new ScriptedHx711(true)) {
      assertThat(reading(stamped.driver().measureCounts()).quality()).isEqualTo(Quality.BEST);
      assertThat(reading(plain.driver().measureCounts()).quality())
          .isEqualTo(Quality.BEST.minus(20).with(Flag.LOW_CONFIDENCE));
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 150, 100", "100, 151, 80", "13, 18, 100", "13, 19, 80"})
  void a_gap_of_up_to_one_and_a_half_periods_is_usual_and_a_longer_one_suspect(
      long periodMs, long gapMs, int percent) {
    try (var pins = new ScriptedHx711(false)) {
      pins.period = Duration.ofMillis(periodMs);
      var scale = pins.driver();
      Reading<Integer> last = reading(scale.measureCounts());
      for (int i = 0; i < 5; i++) {
        last = reading(scale.measureCounts());
      }
      pins.period = Duration.ofMillis(gapMs);
      reading(scale.measureCounts()); // its gap was scheduled before

      Reading<Integer> late = reading(scale.measureCounts());

      assertThat(late.atNanos() - last.atNanos()).isEqualTo((periodMs + gapMs) * MILLI);
      assertThat(late.quality().percent()).isEqualTo(percent);
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 70, true", "100, 85, false", "13, 9, true", "13, 11, false"})
  void a_conversion_fetched_so_late_that_the_next_may_have_come_is_dropped(
      long periodMs, long lateMs, boolean taken) {
    try (var pins = new ScriptedHx711(false)) {
      pins.period = Duration.ofMillis(periodMs);
      var scale = pins.driver();
      for (int i = 0; i < 5; i++) {
        reading(scale.measureCounts());
      }
      int framesBefore = pins.frames.size();
      pins.doutLine.fault(new GpioFault.LateDelivery(Duration.ofMillis(lateMs)), Occurrence.once());

      reading(scale.measureCounts());

      assertThat(pins.frames.size() - framesBefore).isEqualTo(taken ? 1 : 2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void edges_that_nobody_hears_of_fail_within_the_limit(boolean plain) {
    try (var pins = new ScriptedHx711(plain)) {
      var scale = pins.driver();
      reading(scale.measureCounts());
      pins.doutLine.fault(new GpioFault.LostEdge(), Occurrence.always());
      long before = pins.clock.nanos();

      assertThat(why(scale.measureCounts())).isEqualTo(new BadFrame(3, FrameFault.LOST_EDGE));
      assertThat(pins.clock.nanos() - before).isBetween(300 * MILLI, 310 * MILLI);

      pins.doutLine.clearFaults();
      assertThat(reading(scale.measureCounts()).value()).isEqualTo(0x20C49C);
    }
  }

  @Test
  void edges_that_are_told_twice_change_nothing() {
    try (var pins = new ScriptedHx711(false)) {
      pins.doutLine.fault(new GpioFault.DoubleDispatch(), Occurrence.always());
      var scale = pins.driver();

      for (int i = 0; i < 10; i++) {
        assertThat(reading(scale.measureCounts()))
            .extracting(Reading::value, Reading::quality)
            .containsExactly(0x20C49C, Quality.BEST);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_part_that_was_without_supply_is_brought_up_again_with_growing_delays(boolean plain)
      throws InterruptedException {
    try (var pins = new ScriptedHx711(plain)) {
      var scale = pins.driver();
      reading(scale.measureCounts());
      pins.deafUntil = pins.clock.nanos() + 2_000 * MILLI;
      assertThat(why(scale.measureCounts())).isInstanceOf(NotReady.class);
      long failedAt = pins.clock.nanos();
      assertThat(why(scale.measureCounts())).isInstanceOf(NotReady.class);
      assertThat(pins.clock.nanos()).as("left alone for 1 s").isEqualTo(failedAt);

      pins.clock.advance(Duration.ofSeconds(2));

      assertThat(reading(scale.measureCounts()).value()).isEqualTo(0x20C49C);
      assertThat(pins.frames).containsSubsequence(0, 25, 0, 25);
    }
  }

  @Test
  void a_clock_line_that_cannot_be_written_is_a_bus_error() {
    try (var pins = new StillPins(new KernelException(Errno.EIO, "gpiochip0 SET_VALUES"))) {
      var scale = new Hx711(pins.sck, pins.dout, new Pause(VirtualClock.stepped()));

      assertThat(why(scale.measureCounts()))
          .isEqualTo(new BusError(Errno.EIO, "hx711 at GPIO 16 and 12"));
    }
  }

  @Test
  void a_start_that_fails_again_and_again_listens_to_the_data_line_once() throws Exception {
    var sck = mock(DigitalOutput.class);
    var dout = mock(DigitalInput.class);
    when(sck.low()).thenThrow(new Pi4JException(new KernelException(Errno.EIO, "gpio")));
    try (var clock = VirtualClock.stepped()) {
      var scale = new Hx711(sck, dout, new Pause(clock));
      for (int i = 0; i < 3; i++) {
        assertThat(why(scale.measureCounts())).isInstanceOf(BusError.class);
        clock.advance(Duration.ofMinutes(1));
      }
    }

    var added = ArgumentCaptor.forClass(DigitalStateChangeListener.class);
    verify(dout, atLeastOnce()).addListener(added.capture());
    assertThat(added.getAllValues().stream().distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void with_one_pulse_in_twenty_stretched_past_60_us_no_wrong_weight_is_accepted(boolean plain) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(711);
    int good = 0;
    try (var pins = new ScriptedHx711(plain)) {
      pins.sckLine.fault(
          new GpioFault.Stall(Duration.ofNanos(70_000)), Occurrence.share(0.025, random));
      var scale = pins.driver();
      for (int i = 0; i < 1_000; i++) {
        if (scale.measureCounts() instanceof Reading<Integer> reading) {
          assertThat(reading.value()).as("read %d", i).isEqualTo(0x20C49C);
          good++;
        }
      }
    }
    assertThat(good).isGreaterThan(100);
  }

  private static Reading<Integer> reading(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Reading.class);
    return (Reading<Integer>) measured;
  }

  private static Failure why(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }
}
