package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
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
import org.junit.jupiter.api.Test;

/** From the datasheet, without the driver: pulses by hand, 2 us a write. */
class Hx711ModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final GpioLine sck = new GpioLine(16, DigitalState.LOW, clock);
  private final GpioLine dout = new GpioLine(12, DigitalState.HIGH, clock);
  private double millivoltsPerVolt = 0.5;
  private final Hx711Model chip =
      new Hx711Model(
          sck,
          dout,
          clock,
          _ -> millivoltsPerVolt,
          RandomGeneratorFactory.of("L64X128MixRandom").create(1));
  private final Context pi4j =
      Pi4J.newContextBuilder()
          .noAutoDetect()
          .disableShutdownHook()
          .add(new VirtualDigitalInputProvider(Map.of(12, dout)))
          .add(new VirtualDigitalOutputProvider(Map.of(16, sck)))
          .build();
  private final DigitalOutput pulse =
      pi4j.create(
          DigitalOutput.newConfigBuilder(pi4j).id("sck").bcm(16).initial(DigitalState.LOW).build());

  @AfterEach
  void shut_down() {
    pi4j.shutdown();
  }

  @Test
  void is_ready_400_ms_after_power_up_and_then_every_100_ms() throws InterruptedException {
    List<Long> falls = new ArrayList<>();
    DigitalInput input =
        pi4j.create(DigitalInput.newConfigBuilder(pi4j).id("dout").bcm(12).debounce(0L).build());
    input.addListener(event -> {
      if (event instanceof EdgeEvent edge && edge.state().isLow()) {
        falls.add(edge.timestampNanos());
      }
    });

    clock.advance(Duration.ofMillis(450));
    read(25);
    clock.advance(Duration.ofMillis(250));

    falls.removeIf(fall -> fall % 1_000_000 != 0); // the falls of data bits
    assertThat(falls).containsExactly(400_000_000L, 500_000_000L, 600_000_000L, 700_000_000L);
  }

  @Test
  void at_80_samples_a_second_settling_takes_50_ms_and_a_conversion_12_5()
      throws InterruptedException {
    chip.fast(true);
    long from = clock.nanos();

    clock.advance(Duration.ofNanos(from + 50_000_000 - clock.nanos() - 1));
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
    clock.advance(Duration.ofNanos(1));
    assertThat(dout.state()).isEqualTo(DigitalState.LOW);
    read(25);
    clock.advance(Duration.ofMillis(12));
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
    clock.advance(Duration.ofMillis(1));
    assertThat(dout.state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  void shifts_24_bits_msb_first_and_pulls_dout_high_with_pulse_25() throws InterruptedException {
    clock.advance(Duration.ofMillis(400));

    // 0.5 mV/V x 128 x 2^24 / 1000 = 1,073,742, and up to 8,000 of its own
    assertThat(read(25)).isCloseTo(1_073_742, within(8_000));
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void pulses_while_not_ready_shift_nothing() {
    assertThat(read(25)).isEqualTo(-1); // all ones
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void saturates_at_both_rails() throws InterruptedException {
    millivoltsPerVolt = 20;
    clock.advance(Duration.ofMillis(400));
    assertThat(read(25)).isEqualTo(0x7FFFFF);
    millivoltsPerVolt = -20;
    clock.advance(Duration.ofMillis(100));
    assertThat(read(25)).isEqualTo(-0x800000);
  }

  @Test
  void pulses_25_26_27_select_the_input_after_400_ms_of_settling() throws InterruptedException {
    clock.advance(Duration.ofMillis(400));
    int at128 = read(25);
    clock.advance(Duration.ofMillis(100));
    read(27);
    clock.advance(Duration.ofMillis(399));
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
    clock.advance(Duration.ofMillis(1));

    int at64 = read(27);
    assertThat(at64).isCloseTo(at128 / 2, within(8_000));
    clock.advance(Duration.ofMillis(100)); // the same input again: no settling
    assertThat(read(26)).isEqualTo(at64);
    clock.advance(Duration.ofMillis(401));
    assertThat(read(25)).isCloseTo(0, within(8_000)); // channel B is open
  }

  @Test
  void a_high_of_60_us_is_a_pulse_and_a_longer_one_a_reset() throws InterruptedException {
    clock.advance(Duration.ofMillis(400));
    pulse.high();
    clock.advance(Duration.ofNanos(58_000)); // 60 us with the write
    pulse.low();
    assertThat(read(24)).isNotEqualTo(-1); // goes on with the frame

    clock.advance(Duration.ofMillis(100));
    assertThat(dout.state()).isEqualTo(DigitalState.LOW);
    pulse.high();
    clock.advance(Duration.ofNanos(58_001));
    pulse.low();
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
    clock.advance(Duration.ofMillis(400).minusNanos(1));
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
    clock.advance(Duration.ofNanos(1));
    assertThat(dout.state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  void converts_nothing_while_powered_down() throws InterruptedException {
    pulse.high();
    clock.advance(Duration.ofSeconds(2));

    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void reset_selects_a_128() throws InterruptedException {
    clock.advance(Duration.ofMillis(400));
    int at128 = read(27);
    pulse.high();
    clock.advance(Duration.ofMillis(10));
    pulse.low();
    clock.advance(Duration.ofMillis(400));

    assertThat(read(25)).isEqualTo(at128);
  }

  @Test
  void a_conversion_that_is_not_fetched_is_replaced() throws InterruptedException {
    clock.advance(Duration.ofMillis(450));
    chip.settle();
    millivoltsPerVolt = 0.25;
    clock.advance(Duration.ofMillis(100));

    assertThat(read(25)).isCloseTo(536_871, within(8_000));
  }

  @Test
  void a_conversion_that_ends_during_a_frame_spoils_its_rest() throws InterruptedException {
    clock.advance(Duration.ofMillis(499).plusNanos(980_000));
    chip.settle();
    millivoltsPerVolt = -0.5;

    int frame = read(25); // 4 us a pulse: 500 ms come after the fifth

    assertThat(frame).isNotCloseTo(1_073_742, within(8_000));
    assertThat(frame).isNotCloseTo(-1_073_742, within(8_000));
    assertThat(frame >> 20).isEqualTo(1_073_742 >> 20); // its beginning is the old value's
  }

  @Test
  void stuck_unplugged_and_slow() throws InterruptedException {
    clock.advance(Duration.ofMillis(400));
    int before = read(25);
    chip.stick(true);
    millivoltsPerVolt = 1;
    clock.advance(Duration.ofMillis(100));
    assertThat(read(25)).isEqualTo(before);
    chip.stick(false);

    chip.slowClock(1.5);
    clock.advance(Duration.ofMillis(599));
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
    clock.advance(Duration.ofMillis(1));
    assertThat(dout.state()).isEqualTo(DigitalState.LOW);

    chip.unplug(true);
    clock.advance(Duration.ofSeconds(5));
    assertThat(dout.state()).isEqualTo(DigitalState.HIGH);
  }

  /** A frame of so many pulses; its first 24 bits with their sign. */
  private int read(int pulses) {
    int value = shift(24);
    shift(pulses - 24);
    return value << 8 >> 8;
  }

  private int shift(int pulses) {
    int value = 0;
    for (int i = 0; i < pulses; i++) {
      pulse.high();
      value = value << 1 | (dout.state().isHigh() ? 1 : 0);
      pulse.low();
    }
    return value;
  }
}
