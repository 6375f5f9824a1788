package io.lucidbins.mocks.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.SerialPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class VirtualSerialTest {
  private static final long BYTE_NANOS = 1_041_667; // ten bits at 9600 Bd

  private final VirtualClock clock = VirtualClock.stepped();
  private final VirtualSerial line =
      new VirtualSerial(
          "/dev/serial0", clock, RandomGeneratorFactory.of("L64X128MixRandom").create(1));
  private final VirtualSerialPorts ports = new VirtualSerialPorts(line);
  private final Talker part = new Talker();
  private final byte[] buffer = new byte[64];

  @Test
  void a_byte_arrives_when_its_stop_bit_ends() throws KernelException {
    try (SerialPort port = open()) {
      part.says(0, 0x41, 0x42);

      assertThat(port.read(buffer, 0, 64)).isEqualTo(1);
      assertThat(clock.nanos()).isEqualTo(BYTE_NANOS);
      assertThat(port.read(buffer, 1, 63)).isEqualTo(1);
      assertThat(clock.nanos()).isEqualTo(2 * BYTE_NANOS);
      assertThat(buffer).startsWith(0x41, 0x42);
    }
  }

  @Test
  void a_read_of_a_silent_line_takes_100_ms_and_gives_nothing() throws KernelException {
    try (SerialPort port = open()) {
      assertThat(port.read(buffer, 0, 64)).isZero();
      assertThat(clock.nanos()).isEqualTo(Duration.ofMillis(100).toNanos());
    }
  }

  @Test
  void a_read_gives_what_has_arrived_and_no_more_than_asked() throws Exception {
    try (SerialPort port = open()) {
      part.says(0, 1, 2, 3);
      clock.advance(Duration.ofMillis(10));

      assertThat(port.read(buffer, 0, 2)).isEqualTo(2);
      assertThat(port.read(buffer, 2, 62)).isEqualTo(1);
      assertThat(buffer).startsWith(1, 2, 3);
    }
  }

  @Test
  void a_flush_drops_what_arrived_but_not_what_is_still_on_the_line() throws Exception {
    try (SerialPort port = open()) {
      part.says(0, 1, 2, 3);
      clock.advance(Duration.ofNanos(2 * BYTE_NANOS));
      port.read(buffer, 0, 0);
      port.flushInput();

      assertThat(port.read(buffer, 0, 64)).isEqualTo(1);
      assertThat(buffer[0]).isEqualTo((byte) 3);
    }
  }

  @Test
  void written_bytes_reach_the_part_at_the_rate_of_the_line() throws KernelException {
    try (SerialPort port = open()) {
      port.write(new byte[] {0x55, (byte) 0xAA});

      assertThat(part.heard).containsExactly("55 at " + 1_041_666, "AA at " + 2_083_332);
    }
  }

  @Test
  void a_full_buffer_loses_what_comes_after() throws Exception {
    try (SerialPort port = open()) {
      int[] many = new int[VirtualSerial.BUFFER + 10];
      Arrays.setAll(many, i -> i & 0xFF);
      part.says(0, many);
      clock.advance(Duration.ofSeconds(10));
      byte[] big = new byte[5_000];

      assertThat(port.read(big, 0, 5_000)).isEqualTo(4_095);
      assertThat(port.read(big, 0, 5_000)).isZero();
    }
  }

  @Test
  void another_rate_gives_rubbish_and_5_percent_are_still_understood() throws Exception {
    byte[] text = new byte[64];
    Arrays.fill(text, (byte) 0x55);
    try (SerialPort port = ports.open("/dev/serial0", 115_200)) {
      line.attach(part, 9_600);
      part.says(clock.nanos(), 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55);
      clock.advance(Duration.ofMillis(20));
      port.read(buffer, 0, 8);
      assertThat(Arrays.copyOf(buffer, 8)).isNotEqualTo(Arrays.copyOf(text, 8));
    }
    try (SerialPort port = open()) {
      line.rate(9_600 * 1.05);
      part.says(clock.nanos(), 0x55);
      clock.advance(Duration.ofMillis(20));
      assertThat(port.read(buffer, 0, 8)).isEqualTo(1);
      assertThat(buffer[0]).isEqualTo((byte) 0x55);
    }
  }

  @Test
  void faults_turn_bits_lose_bytes_and_cut_frames() throws Exception {
    try (SerialPort port = open()) {
      line.fault(new SerialFault.Noise(), Occurrence.once());
      line.fault(new SerialFault.Overrun(), Occurrence.after(2, 1));
      part.says(0, 1, 2, 3, 4);
      clock.advance(Duration.ofMillis(10));
      assertThat(port.read(buffer, 0, 64)).isEqualTo(3);
      assertThat(buffer[0]).isNotEqualTo((byte) 1);
      assertThat(buffer[1]).isEqualTo((byte) 2);
      assertThat(buffer[2]).isEqualTo((byte) 4);

      line.clearFaults();
      line.fault(new SerialFault.Cut(1), Occurrence.once());
      part.says(clock.nanos(), 5, 6, 7);
      clock.advance(Duration.ofMillis(10));
      assertThat(port.read(buffer, 0, 64)).isEqualTo(1);
    }
  }

  @Test
  void an_unplugged_tty_is_eio_until_the_fault_ends() throws KernelException {
    try (SerialPort port = open()) {
      line.fault(new SerialFault.Unplugged(), Occurrence.after(0, 3));

      assertThatThrownBy(() -> port.read(buffer, 0, 1)).satisfies(e -> hasErrno(e, Errno.EIO));
      assertThatThrownBy(() -> port.write(new byte[1])).satisfies(e -> hasErrno(e, Errno.EIO));
      assertThatThrownBy(port::flushInput).satisfies(e -> hasErrno(e, Errno.EIO));
      port.flushInput();
    }
  }

  @Test
  void opening_tells_what_is_wrong() throws KernelException {
    assertThatThrownBy(() -> ports.open("/dev/ttyUSB0", 9_600))
        .satisfies(e -> hasErrno(e, Errno.ENOENT));
    assertThatThrownBy(() -> ports.open("/dev/serial0", 4_800)).hasMessageContaining("4800");
    line.fault(new SerialFault.CannotOpen(Errno.EACCES), Occurrence.once());
    assertThatThrownBy(this::open).satisfies(e -> hasErrno(e, Errno.EACCES));
    SerialPort first = open();
    assertThatThrownBy(this::open).satisfies(e -> hasErrno(e, Errno.EBUSY));
    first.close();
    first.close();
    assertThatThrownBy(() -> first.read(buffer, 0, 1)).isInstanceOf(KernelException.class);
    open().close();
  }

  private static void hasErrno(Throwable failure, int errno) {
    assertThat(Errno.of(failure)).hasValue(errno);
  }

  private SerialPort open() throws KernelException {
    line.attach(part, 9_600);
    return ports.open("/dev/serial0", 9_600);
  }

  /** A part that says what it is told to, when it is told to. */
  private final class Talker implements SerialPart {
    private final List<String> heard = new ArrayList<>();
    private byte[] next = {};
    private long nextAt = Long.MAX_VALUE;

    void says(long nanos, int... bytes) {
      next = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        next[i] = (byte) bytes[i];
      }
      nextAt = nanos;
    }

    @Override
    public void speakUntil(long nanos) {
      if (nextAt <= nanos) {
        line.send(nextAt, next);
        nextAt = Long.MAX_VALUE;
      }
    }

    @Override
    public void skipTo(long nanos) {
      nextAt = nextAt < nanos ? Long.MAX_VALUE : nextAt;
    }

    @Override
    public long speaksNextAt() {
      return nextAt;
    }

    @Override
    public void hear(int value, long nanos) {
      heard.add("%02X at %d".formatted(value, nanos));
    }
  }
}
