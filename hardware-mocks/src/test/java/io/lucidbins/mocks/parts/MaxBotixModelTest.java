package io.lucidbins.mocks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.bus.VirtualSerialPorts;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.SerialPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From datasheet PD11500, without the driver. */
class MaxBotixModelTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private final VirtualSerial line = new VirtualSerial("/dev/serial0", clock, random);
  private Acoustics heard = new Acoustics(1_234, 331.3);
  private final MaxBotixModel sensor = new MaxBotixModel(line, clock, _ -> heard, random);
  private SerialPort port;

  @BeforeEach
  void open() throws KernelException {
    line.attach(sensor, MaxBotixModel.BAUD);
    port = new VirtualSerialPorts(line).open("/dev/serial0", 9_600);
  }

  @AfterEach
  void close() {
    port.close();
  }

  @Test
  void prints_its_name_after_power_up_and_then_readings_every_133_ms() throws Exception {
    clock.advance(Duration.ofMillis(49));
    assertThat(sensor.speaksNextAt()).isEqualTo(50_000_000);
    clock.advance(Duration.ofMillis(70));
    assertThat(read()).isEqualTo("HRXL\rPN:MB7380\rMaxBotix Inc.\rTempI\r");

    clock.advance(Duration.ofSeconds(2));
    // At 173, 306, ... 2,035 ms, each done 6.25 ms later: 15 readings until 2,119 ms.
    assertThat(read()).isEqualTo("R1234\r".repeat(15));
  }

  @ParameterizedTest
  @CsvSource({"299, R0300", "300, R0300", "301, R0301", "4999, R4999", "5001, R5000"})
  void stays_within_its_range(int mm, String said) throws Exception {
    heard = new Acoustics(mm, 340);
    clock.advance(Duration.ofMillis(300));
    port.flushInput();
    clock.advance(Duration.ofMillis(200));

    assertThat(read()).startsWith(said + "\r");
  }

  @Test
  void says_5000_without_a_target() throws Exception {
    heard = new Acoustics(Double.POSITIVE_INFINITY, 340);
    clock.advance(Duration.ofMillis(300));
    port.flushInput();
    clock.advance(Duration.ofMillis(200));

    assertThat(read()).startsWith("R5000\r");
  }

  private String read() throws KernelException {
    byte[] into = new byte[4_096];
    int got = port.read(into, 0, into.length);
    return new String(into, 0, got, StandardCharsets.US_ASCII);
  }
}
