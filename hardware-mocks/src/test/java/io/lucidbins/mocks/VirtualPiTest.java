package io.lucidbins.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.fault.VirtualPart;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.SerialPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VirtualPiTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final Bin bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, 42);
  private final VirtualPi pi = VirtualPi.on(clock, bin, 42);

  @AfterEach
  void close() {
    pi.close();
  }

  @Test
  void has_every_part_that_faults_can_name() {
    try (var other =
        VirtualPi.with(VirtualPi.Options.REFERENCE.withMaxBotix().withJsn(), clock, bin, 1)) {
      for (VirtualPart part : VirtualPart.values()) {
        String word = part.word();
        boolean wire = word.startsWith("i2c-") || word.startsWith("led-");
        if (!wire && !List.of("clock", "button", "buzzer").contains(word)) {
          boolean there = pi.partNames().contains(word) || other.partNames().contains(word);
          assertThat(there).as(word).isTrue();
        }
      }
    }
  }

  @Test
  void answers_at_the_addresses_of_the_bill_of_materials() {
    String identities =
        readHex(0x29, "010F", 2) // VL53L1X
            + readHex(0x2A, "1F", 1) // NAU7802
            + readHex(0x48, "01", 2) // TMP102
            + readHex(0x49, "01", 2) // ADS1115
            + readHex(0x3C, "", 1); // SSD1306, off
    assertThat(identities).isEqualTo("EACC" + "0F" + "60A0" + "8583" + "46");
    clock.spend(5_000_000);
    assertThat(readHex(0x18, "0F", 1)).isEqualTo("33"); // LIS3DH
  }

  @Test
  void xshut_low_silences_the_range_finder_and_its_rise_boots_it() throws InterruptedException {
    DigitalOutput xshut = output(VirtualPi.XSHUT_PIN, DigitalState.HIGH);
    clock.advance(Duration.ofMillis(2));
    assertThat(readHex(0x29, "00E5", 1)).isEqualTo("03");

    xshut.low();
    assertThatThrownBy(() -> readHex(0x29, "00E5", 1)).hasMessageContaining("0x29");
    xshut.high();
    assertThat(readHex(0x29, "00E5", 1)).isEqualTo("02");
    clock.advance(Duration.ofMillis(2));
    assertThat(readHex(0x29, "00E5", 1)).isEqualTo("03");
  }

  @Test
  void drdy_rises_with_each_conversion_and_falls_with_its_reading() throws InterruptedException {
    List<String> edges = listen(VirtualPi.DRDY_PIN, 0);
    I2C scale = i2c(0x2A);
    scale.writeRegister(0x00, (byte) 0x86);
    scale.writeRegister(0x00, (byte) 0x96);

    clock.advance(Duration.ofMillis(110));
    scale.readRegister(0x12, new byte[3]);
    clock.advance(Duration.ofMillis(100));

    assertThat(edges).containsExactly("HIGH 100000000", "LOW 110000000", "HIGH 200000000");
  }

  @Test
  void the_lid_bounces_and_20_ms_of_debounce_hide_it() throws InterruptedException {
    List<String> raw = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      raw.addAll(lidEdges(0));
      assertThat(lidEdges(20_000)).hasSize(2);
    }
    assertThat(raw.size()).isGreaterThan(20);
  }

  private List<String> lidEdges(long debounceMicros) throws InterruptedException {
    DigitalInput input = input(VirtualPi.LID_PIN, debounceMicros);
    List<String> edges = new ArrayList<>();
    input.addListener(event -> edges.add(event.state().toString()));
    bin.lid(true);
    clock.advance(Duration.ofSeconds(1));
    bin.lid(false);
    clock.advance(Duration.ofSeconds(1));
    input.close();
    assertThat(edges).startsWith("HIGH").endsWith("LOW");
    return edges;
  }

  @Test
  void a_visitor_presses_the_button_and_holds_the_card_for_two_seconds()
      throws InterruptedException {
    List<String> edges = listen(VirtualPi.BUTTON_PIN, 0);

    pi.visitors().present(HexFormat.of().parseHex("04A1B2C3D4E5F6"));
    clock.advance(Duration.ofSeconds(3));

    assertThat(edges).containsExactly("LOW 0", "HIGH 200000000");
    assertThat(pi.cardField().at(0).getFirst().uid())
        .isEqualTo(HexFormat.of().parseHex("04A1B2C3D4E5F6"));
    assertThat(pi.cardField().at(1_999_999_999)).hasSize(1);
    assertThat(pi.cardField().at(2_000_000_000)).isEmpty();
  }

  @Test
  void lamps_remember_when_they_were_lit() throws InterruptedException {
    DigitalOutput green = output(VirtualPi.GREEN_LED_PIN, DigitalState.LOW);
    long start = clock.nanos();
    green.high();
    clock.advance(Duration.ofMillis(500));
    green.low();
    clock.advance(Duration.ofMillis(500));

    assertThat(pi.greenLed().changes()).hasSize(2);
    assertThat(pi.greenLed().wasOn(start)).isFalse();
    assertThat(pi.greenLed().wasOn(start + 300_000_000)).isTrue();
    assertThat(pi.greenLed().wasOn(start + 600_000_000)).isFalse();
    assertThat(pi.greenLed().timeOn(start, clock.nanos()))
        .isBetween(Duration.ofMillis(500), Duration.ofMillis(501));
    assertThat(pi.redLed().changes()).isEmpty();
  }

  @Test
  void a_brown_out_takes_all_parts_back_to_their_defaults() {
    i2c(0x48).writeRegister(0x01, new byte[] {0x61, (byte) 0xA0});
    i2c(0x2A).writeRegister(0x00, (byte) 0x86);
    clock.spend(1_000_000);

    pi.brownOut();

    assertThat(readHex(0x48, "01", 2)).isEqualTo("60A0");
    assertThat(readHex(0x2A, "00", 1)).isEqualTo("00");
  }

  @Test
  void all_wires_write_one_journal() throws Exception {
    readHex(0x48, "01", 2);
    output(VirtualPi.GREEN_LED_PIN, DigitalState.HIGH);
    try (SerialPort port = pi.serialPorts().open(VirtualPi.LEVEL_PORT, 9_600)) {
      while (port.read(new byte[64], 0, 64) == 0) {}
    }

    assertThat(pi.newestTransactions().get(0)).endsWith(" i2c1 48 w 01 r 60A0");
    assertThat(pi.newestTransactions().get(1)).endsWith(" gpio 19 high");
    assertThat(pi.newestTransactions().get(2)).contains(" tty serial0 r FF");
  }

  @Test
  void equal_seeds_and_scripts_give_equal_bytes_and_other_seeds_others() throws Exception {
    assertThat(anHourOf(7)).isEqualTo(anHourOf(7)).isNotEqualTo(anHourOf(8));
  }

  /** What a bin's wires say while things happen. */
  private static List<String> anHourOf(long seed) throws Exception {
    VirtualClock time = VirtualClock.stepped();
    Bin bin = new Bin(time, BinShape.wheeled240(), Material.GLASS, seed);
    List<String> said = new ArrayList<>();
    try (var pi = VirtualPi.on(time, bin, seed);
        SerialPort port = pi.serialPorts().open(VirtualPi.LEVEL_PORT, 9_600)) {
      pi.faults().on("a02yyuw").fault("noise").withProbability(0.05);
      var scale = pi.iioDevices().find("hx711").orElseThrow();
      var sonar = pi.iioDevices().find("srf04").orElseThrow();
      byte[] into = new byte[64];
      for (int minute = 0; minute < 60; minute++) {
        pi.visitors().deposit(null, Material.GLASS, 300);
        time.advance(Duration.ofMinutes(1));
        port.flushInput();
        port.read(into, 0, into.length);
        said.add(scale.raw("in_voltage0") + " " + sonar.raw("in_distance"));
        said.addAll(pi.newestTransactions());
      }
    }
    return said;
  }

  @Test
  @Timeout(20)
  void nothing_is_due_on_a_pi_that_nobody_asks() throws InterruptedException {
    // 100 million virtual seconds would be a billion conversions if they were scheduled.
    clock.advance(Duration.ofSeconds(100_000_000));

    assertThat(pi.newestTransactions()).isEmpty();
  }

  private List<String> listen(int bcm, long debounceMicros) {
    List<String> edges = new ArrayList<>();
    input(bcm, debounceMicros)
        .addListener(
            event -> edges.add(event.state() + " " + ((EdgeEvent) event).timestampNanos()));
    return edges;
  }

  private DigitalInput input(int bcm, long debounceMicros) {
    var config =
        DigitalInput.newConfigBuilder(pi.pi4j()).id("in" + bcm).bcm(bcm).debounce(debounceMicros);
    return pi.pi4j().create(config.build());
  }

  private DigitalOutput output(int bcm, DigitalState initial) {
    var config = DigitalOutput.newConfigBuilder(pi.pi4j()).id("out" + bcm).bcm(bcm);
    return pi.pi4j().create(config.initial(initial).build());
  }

  private I2C i2c(int address) {
    return pi.pi4j()
        .create(I2C.newConfigBuilder(pi.pi4j()).id("x" + address).bus(1).device(address).build());
  }

  private String readHex(int address, String pointer, int length) {
    byte[] into = new byte[length];
    byte[] register = HexFormat.of().parseHex(pointer);
    String id = "x" + address;
    I2C device = pi.pi4j().registry().exists(id) ? pi.pi4j().registry().get(id) : i2c(address);
    if (register.length == 0) {
      device.read(into);
    } else {
      device.readRegister(register, into);
    }
    return HexFormat.of().withUpperCase().formatHex(into);
  }
}
