package io.lucidbins.mocks.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.BusTrace;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static final Trace TRACE =
      Trace.read(Path.of("src/test/resources/traces/scale-without-acknowledgement.trace"));

  private final VirtualClock clock = VirtualClock.stepped();
  private final VirtualPi pi =
      VirtualPi.on(clock, new Bin(clock, BinShape.wheeled240(), Material.GLASS, 1), 1);
  private final I2C scale = i2c(0x2A);

  private I2C i2c(int address) {
    return pi.pi4j().create(I2C.newConfigBuilder(pi.pi4j()).bus(1).device(address).build());
  }

  @AfterEach
  void close() {
    pi.close();
    clock.close();
  }

  private String read(int register, int length) {
    byte[] bytes = new byte[length];
    scale.readRegister(register, bytes, 0, length);
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void what_it_prints_parses_back() {
    assertThat(TRACE.entries()).hasSize(10);
    assertThat(Trace.parse("printed", TRACE.toString())).isEqualTo(TRACE);
  }

  @Test
  void a_strict_replay_answers_call_by_call() {
    var replay = Replay.strict(TRACE, pi);

    assertThat(read(0x1F, 1)).isEqualTo("0f");
    assertThat(read(0x12, 3)).isEqualTo("0012d6");
    assertThatThrownBy(() -> read(0x12, 3))
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.EREMOTEIO));
    assertThat(read(0x12, 3)).isEqualTo("0012d7");
    scale.writeRegister(0x02, (byte) 0x16);

    replay.verify();
  }

  @Test
  void a_strict_replay_fails_at_once_and_at_the_end_on_another_call() {
    var replay = Replay.strict(TRACE, pi);

    assertThatThrownBy(() -> read(0x00, 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("i2c1 2A: the next transfer of the trace does not read after w 00");
    assertThatThrownBy(replay::verify)
        .hasMessageContaining("does not read after w 00")
        .hasMessageContaining("did not happen: +0.001000 i2c1 2A w 1F r 0F");
  }

  @Test
  void a_strict_replay_fails_on_another_byte_written_and_on_reading_more() {
    var replay = Replay.strict(Trace.parse("x", "+0.1 i2c1 2A w 0216\n+0.2 i2c1 2A w 1F r 0F"), pi);

    assertThatThrownBy(() -> scale.writeRegister(0x02, (byte) 0x17))
        .hasMessageContaining("the next transfer of the trace is not w 0217");
    scale.writeRegister(0x02, (byte) 0x16);
    assertThatThrownBy(() -> read(0x1F, 2)).hasMessageContaining("more than the 1 bytes");
    assertThatThrownBy(replay::verify).isInstanceOf(AssertionError.class);
  }

  @Test
  void other_errors_come_back_as_they_were() {
    Replay.strict(Trace.parse("x", "+0.1 i2c1 2A w 1F !ETIMEDOUT"), pi);

    assertThatThrownBy(() -> read(0x1F, 1))
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.ETIMEDOUT));
  }

  @Test
  void a_loose_replay_answers_by_register_in_any_order_and_ever_again() {
    var replay = Replay.loose(TRACE, pi);

    scale.writeRegister(0x02, (byte) 0x99);
    assertThat(read(0x12, 3)).isEqualTo("0012d6");
    assertThatThrownBy(() -> read(0x12, 3))
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.EREMOTEIO));
    assertThat(read(0x12, 3)).isEqualTo("0012d7");
    assertThat(read(0x12, 3)).isEqualTo("0012d7");
    assertThat(read(0x1F, 1)).isEqualTo("0f");

    replay.verify();
    assertThatThrownBy(() -> read(0x44, 1)).hasMessageContaining("more than the 0 bytes");
    assertThatThrownBy(replay::verify).hasMessageContaining("i2c1 2A");
  }

  @Test
  void serial_bytes_arrive_when_they_were_read() throws KernelException {
    Replay.strict(TRACE, pi);

    try (var port = pi.serialPorts().open(VirtualPi.LEVEL_PORT, 9_600)) {
      byte[] bytes = new byte[4];
      int read = 0;
      while (read < 4) {
        read += port.read(bytes, read, 4 - read);
      }
      assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("ff07a1a7");
      assertThat(clock.nanos()).isEqualTo(300_000_000L);
    }
  }

  @Test
  void what_a_port_is_sent_must_be_what_it_was_sent() throws KernelException {
    var replay = Replay.strict(Trace.parse("x", "+0.1 tty serial0 w 0102"), pi);

    try (var port = pi.serialPorts().open(VirtualPi.LEVEL_PORT, 9_600)) {
      port.write(new byte[] {0x03});
    }

    assertThatThrownBy(replay::verify)
        .hasMessageContaining("/dev/serial0 was sent 03, the trace has 01")
        .hasMessageContaining("was not sent the last 1 bytes");
  }

  @Test
  void edges_follow_the_write_that_they_followed() throws InterruptedException {
    Replay.strict(TRACE, pi);
    List<Long> stamps = new ArrayList<>();
    var echo =
        pi.pi4j()
            .create(
                DigitalInput.newConfigBuilder(pi.pi4j())
                    .bcm(VirtualPi.ECHO_PIN)
                    .debounce(0L)
                    .build());
    echo.addListener(event -> stamps.add(((EdgeEvent) event).timestampNanos()));
    var trigger =
        pi.pi4j()
            .create(DigitalOutput.newConfigBuilder(pi.pi4j()).bcm(VirtualPi.TRIGGER_PIN).build());
    clock.waitUntil(7_000_000_000L);

    trigger.high();
    trigger.low();
    long written = clock.nanos();
    clock.waitUntil(8_000_000_000L);

    assertThat(stamps).containsExactly(written + 450_000, written + 450_000 + 5_824_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i2c1 2A w 00 r 28 | x:2: expected a time and a transaction such as",
        "+1.5 spi0 w 00 | x:2: expected i2cN, gpio or tty and what happened there",
        "+1.5 i2c1 2A w 001 | x:2: expected two hex digits for each byte, but there is \"001\"",
        "+1.5 tty ttyAMA1 r *24 | x:2: expected bytes: what was kept secret cannot be played back",
        "+1.5 gpio 21 up | x:2: expected i2cN, gpio or tty",
        "+1.5 gpio 21 w | x:2: expected a level, 0 or 1",
      })
  void a_wrong_line_names_its_place(String line, String message) {
    assertThatThrownBy(() -> Trace.parse("x", "# a comment\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void what_a_bin_in_the_field_writes_is_read(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("bin.trace");
    var bin = new BusTrace(clock, Set.of("/dev/serial0"));
    bin.start(file, Duration.ofMinutes(1));
    clock.advance(Duration.ofMillis(1_234));
    bin.i2c(1, 0x2A, new byte[] {0x12}, new byte[] {0, 0x12, (byte) 0xD6}, 0);
    bin.i2c(1, 0x2A, new byte[] {0x12}, new byte[] {}, Errno.EREMOTEIO);
    bin.write(20, true, 0);
    bin.write(20, false, Errno.EIO);
    bin.read(12, true, 0);
    bin.read(12, false, Errno.EIO);
    bin.edge(21, true, clock.nanos());
    bin.serial("/dev/serial0", false, HexFormat.of().parseHex("FF07A1A7"), 0, 4, 0);
    bin.serial("/dev/serial0", true, new byte[] {0x55}, 0, 1, 0);
    bin.serial("/dev/serial0", false, new byte[0], 0, 0, Errno.EIO);
    bin.stop();

    var trace = Trace.read(file);

    assertThat(trace.entries()).hasSize(10);
    assertThat(trace.entries().getFirst())
        .isEqualTo(new Entry.I2c(1_234_000, 1, 0x2A, "12", "0012D6", ""));
    assertThat(trace.toString()).isEqualTo(Files.readString(file));
    Replay.strict(trace, pi);
    assertThat(read(0x12, 3)).isEqualTo("0012d6");
  }

  @Test
  void a_bus_that_is_not_there_says_so() {
    var trace = Trace.parse("x", "+0.1 i2c2 2A w 00 r 28");

    assertThatThrownBy(() -> Replay.strict(trace, pi)).hasMessageContaining("the trace has 2");
  }

  @Test
  void a_file_that_is_not_there_says_so() {
    assertThatThrownBy(() -> Trace.read(Path.of("no-such.trace")))
        .hasMessageContaining("no-such.trace cannot be read");
  }

  @Test
  void the_journal_of_a_virtual_pi_is_a_trace() {
    read(0x1F, 1);
    scale.writeRegister(0x00, (byte) 0x01);
    String journal = String.join("\n", pi.newestTransactions());

    var trace = Trace.parse("journal", journal);

    assertThat(trace.entries()).hasSize(2);
    assertThat(Arrays.asList(trace.toString().split("\n"))).isEqualTo(pi.newestTransactions());
  }
}
