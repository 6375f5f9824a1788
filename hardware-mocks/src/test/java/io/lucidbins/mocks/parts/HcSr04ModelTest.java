package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.VirtualDigitalInputProvider;
import io.lucidbins.mocks.bus.VirtualDigitalOutputProvider;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.EdgeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the datasheet, without the driver. */
class HcSr04ModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final GpioLine trigger = new GpioLine(20, DigitalState.LOW, clock);
  private final GpioLine echo = new GpioLine(21, DigitalState.LOW, clock);
  private Acoustics heard = new Acoustics(1_000, 343.42); // 20 C
  private final HcSr04Model sensor =
      HcSr04Model.hcSr04(
          trigger,
          echo,
          clock,
          _ -> heard,
          RandomGeneratorFactory.of("L64X128MixRandom").create(1));
  private final Context pi4j =
      Pi4J.newContextBuilder()
          .noAutoDetect()
          .disableShutdownHook()
          .add(new VirtualDigitalInputProvider(Map.of(21, echo)))
          .add(new VirtualDigitalOutputProvider(Map.of(20, trigger)))
          .build();
  private final DigitalOutput pin =
      pi4j.create(
          DigitalOutput.newConfigBuilder(pi4j)
              .id("trig")
              .bcm(20)
              .initial(DigitalState.LOW)
              .build());
  private final List<Long> edges = new ArrayList<>();

  @BeforeEach
  void listen() {
    DigitalInput input =
        pi4j.create(DigitalInput.newConfigBuilder(pi4j).id("echo").bcm(21).debounce(0L).build());
    input.addListener(event -> edges.add(((EdgeEvent) event).timestampNanos()));
  }

  @AfterEach
  void shut_down() {
    pi4j.shutdown();
  }

  @Test
  void a_metre_at_20_c_is_a_pulse_of_5824_us() throws InterruptedException {
    ping(10_000);

    assertThat(edges).hasSize(2);
    assertThat(edges.get(1) - edges.get(0)).isCloseTo(5_823_773L, within(1_000L));
  }

  @Test
  void echo_rises_after_the_burst_of_200_us_and_long_before_20_ms() throws InterruptedException {
    long before = clock.nanos();
    ping(10_000);

    assertThat(edges.getFirst() - before).isBetween(210_000L, 1_000_000L);
  }

  @Test
  void a_trigger_below_10_us_is_ignored_and_longer_ones_are_not() throws InterruptedException {
    ping(9_999);
    assertThat(edges).isEmpty();
    ping(10_000);
    assertThat(edges).hasSize(2);
    ping(5_000_000);
    assertThat(edges).hasSize(4);
  }

  @Test
  void without_an_echo_the_pulse_is_38_ms() throws InterruptedException {
    heard = new Acoustics(Double.POSITIVE_INFINITY, 343);
    ping(10_000);

    assertThat(edges.get(1) - edges.get(0)).isEqualTo(38_000_000);
  }

  @Test
  void a_trigger_during_a_measurement_is_ignored() throws InterruptedException {
    pulse(10_000);
    clock.advance(Duration.ofMillis(3));
    ping(10_000);

    assertThat(edges).hasSize(2);
  }

  @Test
  void nearer_than_20_mm_it_hears_a_later_bounce() throws InterruptedException {
    heard = new Acoustics(15, 340);
    ping(10_000);

    // the second bounce: 60 mm of way at 340 m/s
    assertThat(edges.get(1) - edges.get(0)).isCloseTo(176_471L, within(1_000L));
  }

  @Test
  void a_double_echo_is_a_second_pulse_and_crosstalk_another_length() throws InterruptedException {
    sensor.doubleEcho(Occurrence.once());
    ping(10_000);
    assertThat(edges).hasSize(4);

    edges.clear();
    sensor.crosstalk(Occurrence.once());
    ping(10_000);
    assertThat(edges.get(1) - edges.get(0)).isNotCloseTo(5_823_773L, within(1_000L));
  }

  @Test
  void unplugged_it_is_silent_and_stuck_it_repeats() throws InterruptedException {
    ping(10_000);
    sensor.stick(true);
    heard = new Acoustics(500, 343);
    ping(10_000);
    assertThat(edges.get(3) - edges.get(2)).isCloseTo(5_823_773L, within(1_000L));

    edges.clear();
    sensor.unplug(true);
    ping(10_000);
    assertThat(edges).isEmpty();
  }

  private void ping(long nanos) throws InterruptedException {
    pulse(nanos);
    clock.advance(Duration.ofMillis(60));
  }

  /** A pulse of exactly so long: the second write takes 2 us of it. */
  private void pulse(long nanos) throws InterruptedException {
    pin.high();
    clock.advance(Duration.ofNanos(nanos - 2_000));
    pin.low();
  }
}
