package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.Bound;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality.Flag;
import io.lucidbins.mocks.bus.GpioFault.DoubleDispatch;
import io.lucidbins.mocks.bus.GpioFault.LostEdge;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HcSr04Test {
  private static final AirTemperature TWENTY = () -> OptionalDouble.of(20);

  /** From the trigger to the rise: eight periods of 40 kHz and some program of the part. */
  private static final int BURST = 450;

  private static HcSr04 hcSr04(ScriptedPins pins) {
    return new HcSr04(pins.output, pins.input, pins.pause, TWENTY);
  }

  private static Measured<Integer> echo(ScriptedPins pins, RangeFinder part, long micros) {
    pins.rise(BURST);
    pins.fall(BURST + micros);
    return part.measureMm();
  }

  private static Failure why(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }

  private static int mm(Measured<Integer> measured) {
    assertThat(measured).isInstanceOf(Reading.class);
    return ((Reading<Integer>) measured).value();
  }

  // 5,824 us x 343.42 m/s / 2 = 1,000.04 mm
  @Test
  void an_echo_of_5824_us_at_20_degrees_is_1000_mm() {
    try (var pins = new ScriptedPins(false)) {
      assertThat(echo(pins, hcSr04(pins), 5_824))
          .isEqualTo(new Reading<>(1000, Quality.BEST, (BURST + 5_824) * 1_000L));
    }
  }

  @Test
  void the_trigger_is_high_for_30_us_and_waits_60_ms_for_the_next() {
    try (var pins = new ScriptedPins(false)) {
      var part = hcSr04(pins);
      echo(pins, part, 5_824);
      echo(pins, part, 5_824);

      assertThat(pins.written).containsExactly("high 0", "low 30", "high 60000", "low 60030");
    }
  }

  // 5,824 us x 319.18 / 2 = 929.5 at -20, x 340.39 / 2 = 991.2 at 15, x 367.66 / 2 = 1070.6 at 60
  @ParameterizedTest
  @CsvSource({"-20, 929", "0, 965", "15, 991", "60, 1071"})
  void the_speed_of_sound_follows_the_temperature(double celsius, int mm) {
    try (var pins = new ScriptedPins(false)) {
      AirTemperature air = () -> OptionalDouble.of(celsius);
      var part = new HcSr04(pins.output, pins.input, pins.pause, air);

      assertThat(mm(echo(pins, part, 5_824))).isEqualTo(mm);
    }
  }

  @Test
  void without_a_temperature_15_degrees_are_assumed_and_the_quality_falls() {
    try (var pins = new ScriptedPins(false)) {
      var part = new HcSr04(pins.output, pins.input, pins.pause, AirTemperature.unknown());

      assertThat(echo(pins, part, 5_824))
          .isEqualTo(
              new Reading<>(
                  991, new Quality(80, Set.of(Flag.UNCOMPENSATED)), (BURST + 5_824) * 1_000L));
    }
  }

  @Test
  void events_without_a_stamp_cost_confidence() {
    try (var pins = new ScriptedPins(true)) {
      assertThat(echo(pins, hcSr04(pins), 5_824))
          .isEqualTo(
              new Reading<>(
                  1000, new Quality(80, Set.of(Flag.LOW_CONFIDENCE)), (BURST + 5_824) * 1_000L));
    }
  }

  @Test
  void without_stamp_and_temperature_both_are_told() {
    try (var pins = new ScriptedPins(true)) {
      var part = new HcSr04(pins.output, pins.input, pins.pause, AirTemperature.unknown());

      assertThat(((Reading<Integer>) echo(pins, part, 5_824)).quality())
          .isEqualTo(new Quality(60, Set.of(Flag.LOW_CONFIDENCE, Flag.UNCOMPENSATED)));
    }
  }

  // edges told up to 5 ms late; a stamp is worth 0 mm of error, the listener's time is not
  @Test
  void late_delivery_does_not_matter_when_edges_have_stamps() {
    try (var pins = new ScriptedPins(false)) {
      pins.in.deliveryTakes(Duration.ZERO, Duration.ofMillis(5), new SplittableRandom(1));
      var part = hcSr04(pins);

      for (int i = 0; i < 100; i++) {
        assertThat(mm(echo(pins, part, 5_824))).isEqualTo(1000);
      }
    }
  }

  // 2 x 19.4 mm / 343.42 = 113 us, 2 x 19.6 = 114.2 us; rounded to the millimetre
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nearer_than_20_mm_is_out_of_range(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      var part = hcSr04(pins);

      assertThat(why(echo(pins, part, 113))).isEqualTo(new OutOfRange(19, Bound.BELOW));
      assertThat(mm(echo(pins, part, 115))).isEqualTo(20);
      assertThat(mm(echo(pins, part, 123))).isEqualTo(21);
    }
  }

  // 23,295 us x 0.17171 = 3,999.98; 23,298 us: 4,000.5, that is 4,001
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void farther_than_4000_mm_is_out_of_range(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      var part = hcSr04(pins);

      assertThat(mm(echo(pins, part, 23_289))).isEqualTo(3999);
      assertThat(mm(echo(pins, part, 23_295))).isEqualTo(4000);
      assertThat(why(echo(pins, part, 23_299))).isEqualTo(new OutOfRange(4001, Bound.ABOVE));
    }
  }

  // 249 mm: 1,450 us; 250 mm: 1,456 us; 4,500 mm: 26,207 us; 4,501 mm: 26,213 us
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_jsn_sr04t_measures_250_to_4500_mm(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      var part = HcSr04.jsnSr04t(pins.output, pins.input, pins.pause, TWENTY);

      assertThat(part.name()).isEqualTo("jsn-sr04t");
      assertThat(part.deadZoneMm()).isEqualTo(250);
      assertThat(why(echo(pins, part, 1_450))).isEqualTo(new OutOfRange(249, Bound.BELOW));
      assertThat(mm(echo(pins, part, 1_456))).isEqualTo(250);
      assertThat(mm(echo(pins, part, 26_207))).isEqualTo(4500);
      assertThat(why(echo(pins, part, 26_213))).isEqualTo(new OutOfRange(4501, Bound.ABOVE));
    }
  }

  @ParameterizedTest
  @CsvSource({"34000, false", "36000, false", "38000, false", "40000, false", "38000, true"})
  void a_pulse_of_34_ms_or_more_is_no_echo(long micros, boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      assertThat(why(echo(pins, hcSr04(pins), micros)))
          .isEqualTo(new NoEcho(Duration.ofMillis(34)));
    }
  }

  // 33,999 us x 0.17171 = 5,838 mm
  @Test
  void a_pulse_just_below_34_ms_is_too_far() {
    try (var pins = new ScriptedPins(false)) {
      assertThat(why(echo(pins, hcSr04(pins), 33_999)))
          .isEqualTo(new OutOfRange(5838, Bound.ABOVE));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_part_that_does_not_answer_is_not_ready_after_one_cycle(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      assertThat(why(hcSr04(pins).measureMm())).isEqualTo(new NotReady(Duration.ofMillis(20)));
      assertThat(pins.clock.nanos()).isEqualTo(60_000_000L);
    }
  }

  @Test
  void an_answer_that_begins_later_than_20_ms_is_none() {
    try (var pins = new ScriptedPins(false)) {
      var part = hcSr04(pins);
      pins.rise(20_000);
      pins.fall(21_000);
      assertThat(part.measureMm()).isInstanceOf(Reading.class);

      pins.rise(20_001);
      pins.fall(21_001);
      assertThat(why(part.measureMm())).isEqualTo(new NotReady(Duration.ofMillis(20)));
    }
  }

  // 450 us and the wait of 50 ms and of 20 ms for late news
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_pulse_that_does_not_end_is_no_echo_after_71_ms(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      pins.rise(BURST);

      assertThat(why(hcSr04(pins).measureMm())).isEqualTo(new NoEcho(Duration.ofMillis(50)));
      assertThat(pins.clock.nanos()).isEqualTo(70_450_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_line_that_stays_high_is_given_up_after_250_ms_without_a_trigger(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      pins.in.set(DigitalState.HIGH);

      assertThat(why(hcSr04(pins).measureMm())).isEqualTo(new BadFrame(0, FrameFault.LEVELS));
      assertThat(pins.clock.nanos()).isBetween(250_000_000L, 255_000_000L);
      assertThat(pins.written).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_line_that_is_still_high_is_waited_for(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      pins.in.set(DigitalState.HIGH);
      pins.fall(200_000);
      pins.rise(200_000 + BURST);
      pins.fall(200_000 + BURST + 5_824);

      assertThat(mm(hcSr04(pins).measureMm())).isEqualTo(1000);
      assertThat(pins.written).containsExactly("high 200000", "low 200030");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_double_echo_is_a_bad_frame(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      pins.rise(20_000);
      pins.fall(30_000);

      assertThat(why(echo(pins, hcSr04(pins), 5_824)))
          .isEqualTo(new BadFrame(4, FrameFault.MORE_EDGES));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "0, true", "1, true"})
  void a_lost_edge_is_a_bad_frame(int passing, boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      pins.in.fault(new LostEdge(), Occurrence.after(passing, 1));

      assertThat(why(echo(pins, hcSr04(pins), 5_824)))
          .isEqualTo(new BadFrame(1, FrameFault.LOST_EDGE));
    }
  }

  @Test
  void two_lost_edges_between_two_that_came_are_seen_by_their_numbers() {
    try (var pins = new ScriptedPins(false)) {
      pins.in.fault(new LostEdge(), Occurrence.after(1, 2));
      pins.rise(20_000);
      pins.fall(30_000);

      assertThat(why(echo(pins, hcSr04(pins), 5_824)))
          .isEqualTo(new BadFrame(2, FrameFault.LOST_EDGE));
    }
  }

  @Test
  void an_edge_that_is_told_twice_counts_once_if_it_has_a_number() {
    try (var pins = new ScriptedPins(false)) {
      pins.in.fault(new DoubleDispatch(), Occurrence.always());

      assertThat(mm(echo(pins, hcSr04(pins), 5_824))).isEqualTo(1000);
    }
  }

  @Test
  void an_edge_that_is_told_twice_is_a_bad_frame_if_it_has_none() {
    try (var pins = new ScriptedPins(true)) {
      pins.in.fault(new DoubleDispatch(), Occurrence.once());

      assertThat(why(echo(pins, hcSr04(pins), 5_824)))
          .isEqualTo(new BadFrame(3, FrameFault.MORE_EDGES));
    }
  }

  // the edges of the first ping are told 70 ms late, in the cycle of the second
  @Test
  void news_of_the_ping_before_does_not_count() {
    try (var pins = new ScriptedPins(false)) {
      var part = hcSr04(pins);
      pins.in.deliveryTakes(Duration.ofMillis(70), Duration.ZERO, new SplittableRandom(1));
      assertThat(why(echo(pins, part, 2_000))).isInstanceOf(NotReady.class);

      pins.in.deliveryTakes(Duration.ofMillis(13), Duration.ZERO, new SplittableRandom(1));
      assertThat(mm(echo(pins, part, 5_824))).isEqualTo(1000);
    }
  }

  // a broken wire that chatters: 1,000 edges in the 60 ms of a cycle
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_chattering_line_ends_with_the_cycle(boolean plain) {
    try (var pins = new ScriptedPins(plain)) {
      for (int i = 0; i < 1000; i++) {
        if (i % 2 == 0) {
          pins.rise(100 + i * 60L);
        } else {
          pins.fall(100 + i * 60L);
        }
      }

      assertThat(why(hcSr04(pins).measureMm()))
          .isInstanceOfSatisfying(
              BadFrame.class, bad -> assertThat(bad.fault()).isEqualTo(FrameFault.MORE_EDGES));
      assertThat(pins.clock.nanos()).isEqualTo(60_000_000L);
    }
  }

  @Test
  void a_trigger_that_cannot_be_written_is_a_bus_error() {
    try (var pins = new ScriptedPins(false)) {
      var broken = mock(DigitalOutput.class);
      when(broken.bcm()).thenReturn(20);
      when(broken.high()).thenThrow(new Pi4JException(new KernelException(Errno.ENODEV, "gpio")));
      var part = new HcSr04(broken, pins.input, pins.pause, TWENTY);

      assertThat(why(part.measureMm()))
          .isEqualTo(new BusError(Errno.ENODEV, "hc-sr04 at GPIO 20 and 21"));
    }
  }

  @Test
  void an_echo_line_that_cannot_be_read_is_a_bus_error() {
    try (var pins = new ScriptedPins(false)) {
      var broken = mock(DigitalInput.class);
      when(broken.bcm()).thenReturn(21);
      when(broken.isLow()).thenThrow(new Pi4JException("closed"));
      var part = new HcSr04(pins.output, broken, pins.pause, TWENTY);

      assertThat(why(part.measureMm()))
          .isEqualTo(new BusError(Errno.EIO, "hc-sr04 at GPIO 20 and 21"));
    }
  }

  @Test
  void an_echo_line_that_cannot_be_listened_to_is_a_bus_error_and_tried_again() throws Exception {
    try (var pins = new ScriptedPins(false)) {
      var broken = mock(DigitalInput.class);
      when(broken.bcm()).thenReturn(21);
      when(broken.addListener(any()))
          .thenThrow(new Pi4JException(new KernelException(Errno.EBUSY, "gpio")))
          .thenReturn(broken);
      when(broken.isLow()).thenReturn(true);
      var part = new HcSr04(pins.output, broken, pins.pause, TWENTY);
      assertThat(why(part.measureMm()))
          .isEqualTo(new BusError(Errno.EBUSY, "hc-sr04 at GPIO 20 and 21"));

      pins.clock.advance(Duration.ofSeconds(1));
      assertThat(why(part.measureMm())).isInstanceOf(NotReady.class);
    }
  }

  // an even number of edges, so that the line is low for the next ping
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void only_one_rise_and_one_fall_are_an_echo(boolean plain) {
    var random = new SplittableRandom(8);
    try (var pins = new ScriptedPins(plain)) {
      var part = hcSr04(pins);
      for (int i = 0; i < 1000; i++) {
        int edges = 2 * random.nextInt(4);
        long at = 100;
        for (int edge = 0; edge < edges; edge++) {
          at += random.nextLong(200, 6_000);
          if (edge % 2 == 0) {
            pins.rise(at);
          } else {
            pins.fall(at);
          }
        }

        assertThat(part.measureMm() instanceof Reading).isEqualTo(edges == 2);
      }
    }
  }

  @Test
  void random_echoes_are_within_1_mm() {
    var random = new SplittableRandom(7);
    try (var pins = new ScriptedPins(false)) {
      var part = hcSr04(pins);
      for (int i = 0; i < 1000; i++) {
        double mm = random.nextDouble(25, 3_990);
        long micros = Math.round(mm * 2_000 / 343.42);

        assertThat(mm(echo(pins, part, micros))).isBetween((int) mm - 1, (int) mm + 1);
      }
    }
  }
}
