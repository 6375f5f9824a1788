package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.pi4j.linux.ProviderContract.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BusTraceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Card number of four bytes, as a reader would tell it. */
  private static final int[] UID = {0x04, 0xA1, 0xB2, 0xC3};

  @TempDir private Path directory;

  private final SetClock clock = new SetClock();
  private final BusTrace trace = new BusTrace(clock, Set.of("/dev/serial0"));
  private final FakeKernel kernel = new FakeKernel().bus(1).bus(3);
  private final FakeChip chip = kernel.chip(0, "pinctrl-bcm2711");
  private final LinuxGpio gpio = new LinuxGpio(kernel, GpioSettings.defaults(), trace);
  private final LinuxSerialPorts ports = new LinuxSerialPorts(kernel, trace);
  private final Context pi4j =
      Pi4J.newContextBuilder()
          .noAutoDetect()
          .disableShutdownHook()
          .add(
              new LinuxDigitalInputProvider(gpio),
              new LinuxDigitalOutputProvider(gpio),
              new LinuxI2cProvider(kernel, trace))
          .build();

  @AfterEach
  void shut_down() {
    trace.stop();
    pi4j.shutdown();
  }

  @Test
  void i2c_is_a_line_for_each_transaction_and_its_error() throws Exception {
    kernel.answer(0x2A, 0x28);
    I2C part = i2c(1, 0x2A);
    I2C nobody = i2c(1, 0x2B);
    begin();

    clock.set(12_345_678_901L);
    part.readRegister(0x00);
    part.writeRegister(0x02, (byte) 0x30);
    kernel.failNext(Errno.ETIMEDOUT);
    assertThatThrownBy(() -> part.write((byte) 1)).isNotNull();
    assertThatThrownBy(() -> nobody.readRegister(0x00)).isNotNull();

    assertThat(lines())
        .containsExactly(
            "+12.345678 i2c1 2A w 00 r 28",
            "+12.345678 i2c1 2A w 0230",
            "+12.345678 i2c1 2A w 01 !ETIMEDOUT",
            "+12.345678 i2c1 2B w 00 !EREMOTEIO");
  }

  @Test
  void lines_of_gpio_tell_edges_by_the_kernels_time() throws Exception {
    DigitalInput input = input(21);
    DigitalOutput output =
        pi4j.create(DigitalOutput.newConfigBuilder(pi4j).bcm(20).initial(DigitalState.LOW).build());
    var told = new Told(input);
    begin();

    clock.set(1_000_000_000L);
    output.high();
    input.state();
    chip.drive(21, true, 999_500_000L);
    told.next();
    kernel.failNext(Errno.EIO);
    assertThatThrownBy(output::low).isNotNull();

    assertThat(lines())
        .containsExactly(
            "+1.000000 gpio 20 w 1",
            "+1.000000 gpio 21 r 0",
            "+0.999500 gpio 21 rise",
            "+1.000000 gpio 20 w 0 !EIO");
  }

  @Test
  void a_port_that_was_named_is_written_in_hex() throws Exception {
    FakeTty tty = kernel.tty("/dev/serial0").nextRead(3);
    SerialPort port = ports.open("/dev/serial0", 9600);
    begin();

    port.read(new byte[8], 0, 8);
    port.write(new byte[] {(byte) 0xFF, 0x07});
    tty.nextRead(-Errno.EIO);
    assertThatThrownBy(() -> port.read(new byte[8], 0, 8)).isNotNull();

    assertThat(lines())
        .containsExactly(
            "+0.000000 tty serial0 r 555555",
            "+0.000000 tty serial0 w FF07",
            "+0.000000 tty serial0 r !EIO");
  }

  @Test
  void the_number_of_a_card_is_never_written() throws Exception {
    kernel.answer(0x24, UID).answer(0x24, UID);
    I2C reader = i2c(3, 0x24);
    I2C strayReader = i2c(1, 0x24);
    kernel.tty("/dev/ttyAMA1").nextRead(24);
    SerialPort port = ports.open("/dev/ttyAMA1", 115200);
    begin();

    reader.read(new byte[4]);
    strayReader.readRegister(0x01, new byte[4]);
    port.read(new byte[64], 0, 64);
    port.write(new byte[] {0x04, (byte) 0xA1, (byte) 0xB2, (byte) 0xC3});

    assertThat(lines())
        .containsExactly(
            "+0.000000 i2c3 24 r *4",
            "+0.000000 i2c1 24 w *1 r *4",
            "+0.000000 tty ttyAMA1 r *24",
            "+0.000000 tty ttyAMA1 w *4");
    assertThat(String.join("", lines())).doesNotContain("04A1").doesNotContain("B2C3");
  }

  @Test
  void a_trace_ends_at_its_time() throws Exception {
    begin();

    clock.set(MINUTE.toNanos() - 1);
    trace.edge(1, true, clock.nanos());
    clock.set(MINUTE.toNanos());
    trace.edge(1, false, clock.nanos());

    assertThat(trace.isListening()).isFalse();
    assertThat(lines()).containsExactly("+59.999999 gpio 1 rise");
  }

  /** "+0.000000 gpio 1 rise" and its end of line are 22 bytes: 47,662 of them fit 1,048,576. */
  @Test
  void a_trace_ends_at_its_size_with_a_whole_line() throws Exception {
    begin();

    for (int i = 0; i < 47_662; i++) {
      trace.edge(1, true, 0);
    }
    assertThat(trace.isListening()).isTrue();
    trace.edge(1, true, 0);

    assertThat(trace.isListening()).isFalse();
    assertThat(lines()).hasSize(47_662).containsOnly("+0.000000 gpio 1 rise");
    assertThat(Files.size(file())).isLessThanOrEqualTo(BusTrace.MOST_BYTES);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 600_001})
  void a_time_without_end_is_refused(long millis) {
    assertThatThrownBy(() -> trace.start(file(), Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10 min");
    assertThat(trace.isListening()).isFalse();
  }

  @Test
  void the_longest_time_is_taken_and_the_file_is_the_owners() throws Exception {
    trace.start(file(), BusTrace.LONGEST);

    assertThat(trace.isListening()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void an_edge_from_before_the_trace_is_at_its_beginning() throws Exception {
    clock.set(1_000_000_000L);
    begin();

    trace.edge(1, true, 999_000_000L);

    assertThat(lines()).containsExactly("+0.000000 gpio 1 rise");
  }

  @Test
  void a_second_start_ends_the_first() throws Exception {
    begin();
    trace.edge(1, true, 0);
    trace.start(directory.resolve("second"), MINUTE);
    trace.edge(2, true, 0);
    trace.stop();

    assertThat(Files.readAllLines(file())).containsExactly("+0.000000 gpio 1 rise");
    assertThat(Files.readAllLines(directory.resolve("second")))
        .containsExactly("+0.000000 gpio 2 rise");
  }

  @Test
  void a_trace_that_does_not_run_costs_and_writes_nothing() throws Exception {
    trace.edge(1, true, 0);
    trace.write(1, true, 0);

    assertThat(trace.isListening()).isFalse();
    assertThat(Files.exists(file())).isFalse();
  }

  private void begin() throws IOException {
    trace.start(file(), MINUTE);
  }

  private Path file() {
    return directory.resolve("trace");
  }

  private List<String> lines() throws IOException {
    trace.stop();
    return Files.readAllLines(file());
  }

  private I2C i2c(int bus, int address) {
    var config = I2C.newConfigBuilder(pi4j).id(bus + "-" + address).bus(bus).device(address);
    return pi4j.create(config.build());
  }

  private DigitalInput input(int line) {
    return pi4j.create(DigitalInput.newConfigBuilder(pi4j).bcm(line).debounce(0L).build());
  }

  /** A clock that stands until it is set. */
  private static final class SetClock implements MonotonicClock {
    private long now;

    void set(long nanos) {
      now = nanos;
    }

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void waitUntil(long nanos) {
      now = Math.max(now, nanos);
    }

    @Override
    public boolean waitUntil(long nanos, Wakeup wakeup) {
      now = Math.max(now, nanos);
      return wakeup.take();
    }
  }
}
