package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.bus.VirtualSerialPorts;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.SerialPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the SEN0311 wiki, without the driver. */
class A02yyuwModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private final VirtualSerial line = new VirtualSerial("/dev/serial0", clock, random);
  // At 348 m/s the module's own idea of sound is right.
  private Acoustics heard = new Acoustics(1_953, 348);
  private final A02yyuwModel sensor = new A02yyuwModel(line, clock, _ -> heard, random);
  private SerialPort port;

  @BeforeEach
  void open() throws KernelException {
    line.attach(sensor, A02yyuwModel.BAUD);
    port = new VirtualSerialPorts(line).open("/dev/serial0", 9_600);
  }

  @AfterEach
  void close() {
    port.close();
  }

  @Test
  void says_the_frame_of_the_wiki_for_1953_mm() throws Exception {
    assertThat(frames(3)).containsOnly("FF07A1A7");
  }

  @ParameterizedTest
  @CsvSource({"255, FF00FFFE", "30, FF001E1D", "29, FF0000FF", "4500, FF1194A4", "5501, FF0000FF"})
  void says_millimetres_with_their_sum_and_0_when_too_near_or_too_far(int mm, String frame)
      throws Exception {
    heard = new Acoustics(mm, 348);

    assertThat(frames(3)).containsOnly(frame);
  }

  @Test
  void says_0_when_nothing_comes_back() throws Exception {
    heard = new Acoustics(Double.POSITIVE_INFINITY, 340);

    assertThat(frames(2)).containsOnly("FF0000FF");
  }

  @Test
  void takes_sound_to_travel_at_348_m_per_s() throws Exception {
    heard = new Acoustics(1_000, 331.3); // at 0 C

    // 1000 x 348 / 331.3 = 1050.4
    assertThat(frames(1)).containsExactly("FF041A1D");
  }

  @Test
  void processed_values_come_every_100_to_300_ms_and_shots_every_100_ms() throws Exception {
    assertThat(gaps(20)).allMatch(gap -> gap >= 99 && gap <= 301).anyMatch(gap -> gap > 110);
    sensor.rxLow(true);
    frames(1);
    assertThat(gaps(5)).containsOnly(100L);
  }

  @Test
  void begins_in_any_phase_of_its_period() throws Exception {
    List<Long> firsts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(10));
      port.flushInput();
      long before = clock.nanos();
      frames(1);
      firsts.add((clock.nanos() - before) / 1_000_000);
    }

    assertThat(firsts).anyMatch(first -> first < 40).anyMatch(first -> first > 120);
  }

  @Test
  void says_nothing_while_unplugged_and_the_same_while_stuck() throws Exception {
    frames(1);
    sensor.stick(true);
    heard = new Acoustics(100, 348);
    assertThat(frames(2)).containsOnly("FF07A1A7");
    sensor.unplug(true);
    clock.advance(Duration.ofSeconds(2));
    assertThat(port.read(new byte[64], 0, 64)).isZero();
    sensor.stick(false);
    sensor.unplug(false);
    assertThat(frames(1)).containsExactly("FF006463");
  }

  @Test
  void another_sensor_speaks_another_language() throws Exception {
    sensor.pretendOtherChip();
    clock.advance(Duration.ofMillis(400));
    byte[] into = new byte[6];

    assertThat(port.read(into, 0, 6)).isEqualTo(6);
    assertThat(new String(into, StandardCharsets.US_ASCII)).isEqualTo("R1953\r");
  }

  @Test
  void a_slow_oscillator_garbles_the_line() throws Exception {
    sensor.slowClock(1.2);
    clock.advance(Duration.ofSeconds(2));
    byte[] into = new byte[64];
    int got = port.read(into, 0, 64);

    assertThat(got).isGreaterThan(8);
    assertThat(HexFormat.of().withUpperCase().formatHex(into, 0, got)).doesNotContain("FF07A1A7");
  }

  private List<Long> gaps(int count) throws Exception {
    List<Long> gaps = new ArrayList<>();
    long last = clock.nanos();
    for (int i = 0; i < count; i++) {
      frames(1);
      gaps.add(Math.round((clock.nanos() - last) / 1e6));
      last = clock.nanos();
    }
    return gaps.subList(1, gaps.size());
  }

  private List<String> frames(int count) throws Exception {
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] frame = new byte[4];
      int got = 0;
      while (got < 4) {
        got += port.read(frame, got, 4 - got);
      }
      frames.add(HexFormat.of().withUpperCase().formatHex(frame));
    }
    return frames;
  }
}
