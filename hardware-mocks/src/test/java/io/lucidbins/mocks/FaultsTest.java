package io.lucidbins.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.fault.Fault;
import io.lucidbins.mocks.fault.FaultKind;
import io.lucidbins.mocks.fault.Reach;
import io.lucidbins.mocks.fault.VirtualPart;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final Bin bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, 5);
  private final VirtualPi pi = VirtualPi.on(clock, bin, 5);
  private final Faults faults = pi.faults();

  @AfterEach
  void close() {
    pi.close();
    clock.close();
  }

  private I2C i2c(int address) {
    return pi.pi4j().create(I2C.newConfigBuilder(pi.pi4j()).bus(1).device(address).build());
  }

  /** The error number of reading the revision of a NAU7802, or 0. */
  private static int errnoOfRead(I2C scale) {
    try {
      scale.readRegister(0x1F);
      return 0;
    } catch (RuntimeException e) {
      return Errno.of(e).orElseThrow();
    }
  }

  @Test
  void once_strikes_the_next_transfer_only() {
    I2C scale = i2c(0x2A);

    faults.on("nau7802").fault("nack").once();

    assertThat(errnoOfRead(scale)).isEqualTo(Errno.EREMOTEIO);
    assertThat(errnoOfRead(scale)).isZero();
  }

  @Test
  void a_length_ends_to_the_nanosecond() throws InterruptedException {
    I2C scale = i2c(0x2A);

    faults.on("nau7802").fault("etimedout").lasting(Duration.ofSeconds(30));

    assertThat(errnoOfRead(scale)).isEqualTo(Errno.ETIMEDOUT);
    clock.waitUntil(30_000_000_000L - 1);
    assertThat(errnoOfRead(scale)).isEqualTo(Errno.ETIMEDOUT);
    clock.waitUntil(30_000_000_000L);
    assertThat(errnoOfRead(scale)).isZero();
  }

  @Test
  void a_probability_strikes_its_share_and_the_same_ones_for_the_same_seed() {
    List<Integer> first = thousandReads(7);

    // 1,000 x 5 % = 50, sigma 7.
    assertThat(first.stream().filter(errno -> errno != 0).count()).isBetween(25L, 75L);
    assertThat(thousandReads(7)).isEqualTo(first);
    assertThat(thousandReads(8)).isNotEqualTo(first);
  }

  private static List<Integer> thousandReads(long seed) {
    try (var own = VirtualClock.stepped()) {
      var bin = new Bin(own, BinShape.wheeled240(), Material.GLASS, 1);
      try (var pi = VirtualPi.on(own, bin, seed)) {
        I2C scale = pi.pi4j().create(I2C.newConfigBuilder(pi.pi4j()).bus(1).device(0x2A).build());
        pi.faults().on("nau7802").fault("eagain").withProbability(0.05);
        return IntStream.range(0, 1_000).mapToObj(_ -> errnoOfRead(scale)).toList();
      }
    }
  }

  @Test
  void clear_ends_everything_of_the_part_and_a_new_fault_strikes_again() {
    I2C scale = i2c(0x2A);
    faults.on("nau7802").fault("nack").forGood();
    faults.on("nau7802").fault("absent").forGood();
    assertThat(errnoOfRead(scale)).isEqualTo(Errno.EREMOTEIO);

    faults.on("nau7802").clear();

    assertThat(errnoOfRead(scale)).isZero();
    faults.on("nau7802").fault("nack").once();
    assertThat(errnoOfRead(scale)).isEqualTo(Errno.EREMOTEIO);
  }

  @Test
  void each_bus_fault_answers_with_its_own_errno() {
    I2C scale = i2c(0x2A);
    List.of("eremoteio", "ebusy", "eacces", "emfile")
        .forEach(name -> faults.on("nau7802").fault(name).once());

    List<Integer> seen = IntStream.range(0, 5).mapToObj(_ -> errnoOfRead(scale)).toList();

    assertThat(seen).containsExactly(Errno.EREMOTEIO, Errno.EBUSY, Errno.EACCES, Errno.EMFILE, 0);
  }

  @Test
  void stretching_beyond_35_ms_and_a_data_line_held_low_time_out() {
    I2C scale = i2c(0x2A);

    faults.on("nau7802").fault("stretch", 35).once();
    assertThat(errnoOfRead(scale)).isZero();
    faults.on("nau7802").fault("stretch", 36).once();
    assertThat(errnoOfRead(scale)).isEqualTo(Errno.ETIMEDOUT);
    faults.on("i2c-1").fault("sda-low").once();
    assertThat(errnoOfRead(scale)).isEqualTo(Errno.ETIMEDOUT);
    assertThat(errnoOfRead(scale)).isZero();
  }

  @Test
  void bytes_flip_one_bit_and_reads_come_short() {
    I2C scale = i2c(0x2A);
    int right = scale.readRegister(0x1F);

    faults.on("nau7802").fault("bit-flip").once();
    assertThat(Integer.bitCount(scale.readRegister(0x1F) ^ right)).isEqualTo(1);

    faults.on("nau7802").fault("short-read", 1).once();
    assertThat(scale.readRegister(0x12, new byte[3], 0, 3)).isEqualTo(1);
    assertThat(scale.readRegister(0x12, new byte[3], 0, 3)).isEqualTo(3);
  }

  @Test
  void a_written_byte_may_not_be_acknowledged() {
    I2C scale = i2c(0x2A);
    faults.on("nau7802").fault("nack-byte", 1).once();

    assertThatThrownBy(() -> scale.writeRegister(0x00, (byte) 0x01))
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.EREMOTEIO));
  }

  @Test
  void a_brownout_is_a_short_absence_and_a_new_start() throws InterruptedException {
    I2C scale = i2c(0x2A);
    scale.writeRegister(0x02, (byte) 0x30);

    faults.on("nau7802").fault("brownout", 200).once();

    assertThat(errnoOfRead(scale)).isEqualTo(Errno.EREMOTEIO);
    clock.advance(Duration.ofMillis(200));
    assertThat(errnoOfRead(scale)).isZero();
    assertThat(scale.readRegister(0x02)).isZero();
  }

  @Test
  void reset_and_wrong_chip_happen_at_once() {
    I2C scale = i2c(0x2A);
    scale.writeRegister(0x02, (byte) 0x30);

    faults.on("nau7802").fault("reset").once();
    assertThat(scale.readRegister(0x02)).isZero();

    int revision = scale.readRegister(0x1F);
    faults.on("nau7802").fault("wrong-chip").forGood();
    assertThat(scale.readRegister(0x1F)).isNotEqualTo(revision);
  }

  /** The lid itself bounces; the button, pressed by its line, does not. */
  @Test
  void edges_are_lost_doubled_and_late() throws InterruptedException {
    List<Long> heard = new ArrayList<>();
    var line = pi.line(VirtualPi.BUTTON_PIN);
    pi.pi4j()
        .create(
            DigitalInput.newConfigBuilder(pi.pi4j()).bcm(VirtualPi.BUTTON_PIN).debounce(0L).build())
        .addListener(_ -> heard.add(clock.nanos()));

    faults.on("button").fault("lost-edge").once();
    line.set(DigitalState.LOW);
    assertThat(heard).isEmpty();
    faults.on("button").fault("double-dispatch").once();
    line.set(DigitalState.HIGH);
    assertThat(heard).containsExactly(0L, 0L);
    faults.on("button").fault("late-edge", 700).once();
    line.set(DigitalState.LOW);
    clock.advance(Duration.ofMillis(1));
    assertThat(heard).containsExactly(0L, 0L, 700_000L);
    faults.on("button").fault("extra-edge", 300).once();
    line.set(DigitalState.HIGH);
    clock.advance(Duration.ofMillis(1));
    assertThat(heard).containsExactly(0L, 0L, 700_000L, 1_000_000L, 1_300_000L, 1_320_000L);
  }

  @Test
  void a_stall_stops_the_program_before_it_writes_a_line() {
    DigitalOutput buzzer =
        pi.pi4j()
            .create(DigitalOutput.newConfigBuilder(pi.pi4j()).bcm(VirtualPi.BUZZER_PIN).build());
    long before = clock.nanos();
    buzzer.high();
    long usual = clock.nanos() - before;

    faults.on("buzzer").fault("stall", 150).once();
    buzzer.low();

    assertThat(clock.nanos() - before - 2 * usual).isEqualTo(150_000);
  }

  @Test
  void a_port_may_be_busy_and_gone() throws KernelException {
    faults.on("a02yyuw").fault("ebusy").once();
    assertThatThrownBy(() -> pi.serialPorts().open(VirtualPi.LEVEL_PORT, 9_600))
        .hasMessageContaining("EBUSY");

    try (var port = pi.serialPorts().open(VirtualPi.LEVEL_PORT, 9_600)) {
      faults.on("a02yyuw").fault("unplugged").lasting(Duration.ofSeconds(1));
      assertThatThrownBy(port::flushInput).hasMessageContaining("EIO");
    }
  }

  @Test
  void a_card_is_torn_away_while_it_is_held() throws InterruptedException {
    byte[] card = {4, 1, 2, 3};
    faults.on("pn532-uart").fault("card-torn", 100).once();

    pi.visitors().present(card);
    clock.advance(Duration.ofMillis(99));
    assertThat(pi.cardField().at(clock.nanos())).hasSize(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(pi.cardField().at(clock.nanos())).isEmpty();

    pi.visitors().present(card);
    clock.advance(Duration.ofMillis(150));
    assertThat(pi.cardField().at(clock.nanos())).hasSize(1);
  }

  @Test
  void every_fault_of_every_part_of_this_pi_can_be_made_and_ended() throws InterruptedException {
    List<String> made = new ArrayList<>();
    for (VirtualPart part : VirtualPart.values()) {
      boolean fitted = !part.reaches().contains(Reach.PLUG) || pi.partNames().contains(part.word());
      for (FaultKind kind : FaultKind.of(part)) {
        if (fitted) {
          faults.make(Fault.of(part, kind));
          made.add(part.word() + " " + kind.word());
        } else {
          assertThatThrownBy(() -> faults.on(part.word()).fault("stuck").forGood())
              .hasMessageContaining("this virtual Pi has no " + part.word());
        }
      }
    }
    clock.advance(Duration.ofSeconds(30));
    for (VirtualPart part : VirtualPart.values()) {
      faults.on(part.word()).clear();
    }

    assertThat(made).hasSizeGreaterThan(120);
    assertThat(pi.partNames()).allMatch(VirtualPart.words()::contains);
    assertThat(errnoOfRead(i2c(0x48))).isZero();
  }

  @Test
  void the_date_jumps_and_elapsed_time_does_not() {
    var before = pi.wallClock().instant();

    faults.on("clock").fault("clock-jump", -3_600).once();

    assertThat(pi.wallClock().instant()).isEqualTo(before.minusSeconds(3_600));
    assertThat(clock.nanos()).isZero();
  }

  @Test
  void a_scale_drifts_by_the_hour_and_is_right_again_afterwards() throws InterruptedException {
    faults.on("nau7802").fault("drift", 600).lasting(Duration.ofHours(2));

    clock.advance(Duration.ofHours(1));
    assertThat(bin.feltGrams(clock.nanos())).isCloseTo(600, within(15.0));
    clock.advance(Duration.ofHours(1));
    assertThat(bin.feltGrams(clock.nanos())).isCloseTo(0, within(15.0));
  }

  @Test
  void a_noisy_scale_has_ten_times_the_noise() {
    double usual = spread();
    faults.on("hx711").fault("noise").forGood();

    assertThat(spread() / usual).isCloseTo(10, within(1.5));
  }

  private double spread() {
    return Math.sqrt(
        IntStream.range(0, 2_000)
            .mapToDouble(_ -> bin.feltGrams(clock.nanos()))
            .map(grams -> grams * grams)
            .average()
            .orElseThrow());
  }

  @Test
  void a_longer_fault_outlives_a_shorter_one_of_its_kind() throws InterruptedException {
    I2C scale = i2c(0x2A);
    faults.on("nau7802").fault("absent").lasting(Duration.ofSeconds(10));
    faults.on("nau7802").fault("absent").lasting(Duration.ofSeconds(4));

    clock.advance(Duration.ofSeconds(5));
    assertThat(errnoOfRead(scale)).isEqualTo(Errno.EREMOTEIO);
    clock.advance(Duration.ofSeconds(5));
    assertThat(errnoOfRead(scale)).isZero();
  }

  @Test
  void names_say_what_each_fault_means_and_which_parts_have_it() {
    assertThat(Faults.names()).hasSize(FaultKind.values().length);
    assertThat(Faults.names().get("stall"))
        .isEqualTo(
            "the program is stopped for N us before it writes the line"
                + " [hc-sr04, jsn-sr04t, hx711, led-green, led-red, buzzer]");
    assertThat(Faults.partNames()).contains("nau7802", "a02yyuw", "i2c-1", "clock");
    for (VirtualPart part : VirtualPart.values()) {
      assertThat(FaultKind.of(part)).as(part.word()).isNotEmpty();
    }
  }

  @Test
  void unknown_names_are_answered_with_those_that_there_are() {
    assertThatThrownBy(() -> faults.on("nau7801"))
        .hasMessageContaining("there is no part \"nau7801\", only vl53l1x, ")
        .hasMessageContaining("did you mean \"nau7802\"?");
    assertThatThrownBy(() -> faults.on("lid").fault("nack"))
        .hasMessage(
            "lid has no fault \"nack\", only absent, stuck, lost-edge, extra-edge, late-edge,"
                + " double-dispatch");
    assertThatThrownBy(() -> faults.on("nau7802").fault("nack", 1))
        .hasMessage("\"nack\" has no number");
    assertThatThrownBy(() -> faults.on("nau7802").fault("stretch", 0))
        .hasMessage("the stretch must be 1 to 10,000 ms, but is 0");
    assertThatThrownBy(() -> faults.on("nau7802").fault("reset").lasting(Duration.ofSeconds(1)))
        .hasMessageContaining("just happens");
    assertThatThrownBy(() -> faults.on("nau7802").fault("stuck").once())
        .hasMessageContaining("lasts");
    assertThatThrownBy(() -> faults.on("nau7802").fault("nack").withProbability(0))
        .hasMessageContaining("above 0 %");
    assertThatThrownBy(() -> faults.on("nau7802").fault("nack").withProbability(1.01))
        .hasMessageContaining("at most 100 %");
    assertThatThrownBy(() -> faults.on("nau7802").fault("nack").lasting(Duration.ZERO))
        .hasMessageContaining("more than 0");
  }
}
