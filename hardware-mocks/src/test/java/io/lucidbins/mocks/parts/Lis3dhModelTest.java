package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.VirtualDigitalInputProvider;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From datasheet DocID17530, without the driver. */
class Lis3dhModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final GpioLine int1 = new GpioLine(27, DigitalState.LOW, clock);
  private Acceleration felt = new Acceleration(100, -250, 960);
  private final Wire wire = new Wire(clock);
  private final Lis3dhModel chip =
      new Lis3dhModel(
          clock, _ -> felt, RandomGeneratorFactory.of("L64X128MixRandom").create(1), int1);

  @BeforeEach
  void boot() throws InterruptedException {
    wire.attach(0x18, chip.part());
    clock.advance(Duration.ofMillis(5));
  }

  @Test
  void knows_itself_after_5_ms_of_boot() throws InterruptedException {
    assertThat(wire.read(0x18, "0F", 1)).isEqualTo("33");
    assertThat(wire.read(0x18, "20", 1)).isEqualTo("07");
    chip.reset();
    clock.advance(Duration.ofMillis(5).minusNanos(1));
    assertThat(wire.read(0x18, "0F", 1)).isEqualTo("00");
  }

  @Test
  void the_pointer_moves_on_only_with_bit_7() {
    wire.write(0x18, "A0270000");
    assertThat(wire.read(0x18, "A0", 2)).isEqualTo("2700");
    assertThat(wire.read(0x18, "20", 2)).isEqualTo("2727");
  }

  @Test
  void converts_nothing_in_power_down() throws InterruptedException {
    clock.advance(Duration.ofSeconds(1));
    assertThat(wire.read(0x18, "A7", 7)).isEqualTo("00000000000000");
  }

  @ParameterizedTest
  @CsvSource({
    "27, 88, 4, 1", // high resolution: 12 bits, 1 mg
    "27, 80, 6, 4", // normal: 10 bits, 4 mg
    "2F, 80, 8, 16", // low power: 8 bits, 16 mg
    "27, 98, 4, 2", // 4 g
    "27, B8, 4, 12" // 16 g
  })
  void output_is_left_justified_in_the_resolution_of_its_mode(
      String control1, String control4, int shift, int milligees) throws InterruptedException {
    wire.write(0x18, "20" + control1);
    wire.write(0x18, "23" + control4);
    clock.advance(Duration.ofMillis(150));

    short[] axes = axes();
    int[] right = {100, -250, 960};
    for (int axis = 0; axis < 3; axis++) {
      assertThat(axes[axis] & ((1 << shift) - 1)).isZero();
      assertThat((axes[axis] >> shift) * milligees).isCloseTo(right[axis], within(10 + milligees));
    }
  }

  @Test
  void data_ready_comes_every_100_ms_at_10_hz_and_goes_with_the_reading()
      throws InterruptedException {
    wire.write(0x18, "2027");
    clock.advance(Duration.ofMillis(100).minusNanos(1));
    assertThat(wire.read(0x18, "27", 1)).isEqualTo("00");
    clock.advance(Duration.ofNanos(1));
    assertThat(wire.read(0x18, "27", 1)).isEqualTo("0F");
    axes();
    assertThat(wire.read(0x18, "27", 1)).isEqualTo("00");
    clock.advance(Duration.ofMillis(200));
    assertThat(wire.read(0x18, "27", 1)).isEqualTo("FF"); // one was missed
  }

  @Test
  void saturates_at_its_range() throws InterruptedException {
    felt = new Acceleration(5_000, -5_000, 0);
    wire.write(0x18, "2027");
    wire.write(0x18, "2388");
    clock.advance(Duration.ofMillis(100));

    assertThat(wire.read(0x18, "A8", 4)).isEqualTo("F07F0080");
  }

  @Test
  void an_unlatched_interrupt_follows_the_threshold() throws InterruptedException {
    configure("00");
    clock.advance(Duration.ofMillis(150));
    assertThat(int1.state()).isEqualTo(DigitalState.LOW);
    feel(new Acceleration(800, 0, 600));
    clock.advance(Duration.ofMillis(100));
    assertThat(int1.state()).isEqualTo(DigitalState.HIGH);
    assertThat(wire.read(0x18, "31", 1)).isEqualTo("42"); // IA, XH
    feel(Acceleration.AT_REST);
    clock.advance(Duration.ofMillis(100));
    assertThat(int1.state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  void a_latched_interrupt_stays_until_its_source_is_read() throws InterruptedException {
    configure("08");
    feel(new Acceleration(800, 0, 600));
    clock.advance(Duration.ofMillis(100));
    feel(Acceleration.AT_REST);
    clock.advance(Duration.ofSeconds(1));

    assertThat(int1.state()).isEqualTo(DigitalState.HIGH);
    assertThat(wire.read(0x18, "31", 1)).isEqualTo("42");
    assertThat(int1.state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  void duration_waits_for_so_many_samples() throws InterruptedException {
    configure("00");
    wire.write(0x18, "3302");
    clock.advance(Duration.ofMillis(50));
    feel(new Acceleration(800, 0, 600));

    clock.advance(Duration.ofMillis(200));
    assertThat(int1.state()).isEqualTo(DigitalState.LOW);
    clock.advance(Duration.ofMillis(100));
    assertThat(int1.state()).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void a_listener_hears_of_a_knock_by_itself() throws InterruptedException {
    Context pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(new VirtualDigitalInputProvider(Map.of(27, int1)))
            .build();
    List<DigitalState> heard = new ArrayList<>();
    DigitalInput input =
        pi4j.create(DigitalInput.newConfigBuilder(pi4j).id("int1").bcm(27).debounce(0L).build());
    input.addListener(event -> heard.add(event.state()));
    configure("08");
    clock.advance(Duration.ofSeconds(1));
    assertThat(heard).isEmpty();

    feel(new Acceleration(900, 0, 900));
    clock.advance(Duration.ofMillis(100));

    assertThat(heard).containsExactly(DigitalState.HIGH);
    pi4j.shutdown();
  }

  @Test
  void faults() throws InterruptedException {
    wire.write(0x18, "2027");
    clock.advance(Duration.ofMillis(100));
    short[] before = axes();
    chip.stick(true);
    feel(new Acceleration(0, 0, -1_000));
    clock.advance(Duration.ofSeconds(1));
    assertThat(axes()).isEqualTo(before);
    chip.pretendOtherChip();
    clock.advance(Duration.ofMillis(5));
    assertThat(wire.read(0x18, "0F", 1)).isEqualTo("44");
    chip.unplug(true);
    assertThat(wire.read(0x18, "0F", 1)).isEqualTo("EREMOTEIO");
  }

  /** 10 Hz, high resolution, INT1 on its pin for X above 640 mg; CTRL_REG5 as given. */
  private void configure(String control5) {
    feel(Acceleration.AT_REST);
    wire.write(0x18, "2027");
    wire.write(0x18, "2388");
    wire.write(0x18, "2240");
    wire.write(0x18, "24" + control5);
    wire.write(0x18, "3228"); // 40 x 16 mg
    wire.write(0x18, "3300");
    wire.write(0x18, "3002");
  }

  private void feel(Acceleration next) {
    chip.settle();
    felt = next;
  }

  private short[] axes() {
    byte[] bytes = HexFormat.of().parseHex(wire.read(0x18, "A8", 6));
    short[] axes = new short[3];
    for (int axis = 0; axis < 3; axis++) {
      axes[axis] = (short) ((bytes[2 * axis] & 0xFF) | bytes[2 * axis + 1] << 8);
    }
    return axes;
  }
}
