package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a port tells the kernel, and each of its answers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinuxSerialPortTest {
  private static final long TCSETS = 0x5402;

  private final FakeKernel kernel = new FakeKernel();
  private final FakeTty tty = kernel.tty("/dev/serial0");
  private final LinuxSerialPorts ports = new LinuxSerialPorts(kernel, BusObserver.NONE);

  /** CS8 0x30, CREAD 0x80, CLOCAL 0x800 with B9600 0xD or B115200 0x1002; IGNBRK 1 and IGNPAR 4. */
  @ParameterizedTest
  @CsvSource({"9600, 8BD", "115200, 18B2"})
  void a_port_is_raw_exclusive_and_empty(int baud, String control) throws Exception {
    ports.open("/dev/serial0", baud);

    assertThat(tty.calls())
        .containsExactly("TCSETS i5 o0 c" + control + " l0 VTIME1 VMIN0", "TIOCEXCL", "TCFLSH 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9599, 19200, 115201})
  void another_rate_is_refused(int baud) {
    assertThatThrownBy(() -> ports.open("/dev/serial0", baud))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but is " + baud);
    assertThat(kernel.openFiles()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.EACCES, Errno.EBUSY, Errno.EIO, Errno.EMFILE})
  void a_port_that_does_not_open_says_why(int errno) {
    kernel.refuse("/dev/serial0", errno);

    assertThatThrownBy(() -> ports.open("/dev/serial0", 9600))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("/dev/serial0")
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(errno));
  }

  @Test
  void a_port_in_use_suggests_the_login_console() {
    kernel.refuse("/dev/serial0", Errno.EBUSY);

    assertThatThrownBy(() -> ports.open("/dev/serial0", 9600))
        .hasMessageContaining("serial-getty@serial0");
  }

  @Test
  void an_absent_port_is_told_apart() {
    assertThatThrownBy(() -> ports.open("/dev/ttyAMA9", 9600))
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.ENOENT));
  }

  @Test
  void a_port_is_open_once_at_a_time() throws Exception {
    SerialPort port = ports.open("/dev/serial0", 9600);

    assertThatThrownBy(() -> ports.open("/dev/serial0", 9600))
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.EBUSY));

    port.close();
    ports.open("/dev/serial0", 9600).close();
    assertThat(kernel.openFiles()).isZero();
  }

  @Test
  void a_port_whose_settings_fail_is_closed_and_may_be_tried_again() throws Exception {
    kernel.failNext(TCSETS, 25); // ENOTTY: a file that is no tty

    assertThatThrownBy(() -> ports.open("/dev/serial0", 9600)).hasMessageContaining("TCSETS");
    assertThat(kernel.openFiles()).isZero();

    ports.open("/dev/serial0", 9600).close();
  }

  @Test
  void a_port_that_keeps_another_rate_is_refused() {
    tty.keepsItsRate();

    assertThatThrownBy(() -> ports.open("/dev/serial0", 9600))
        .hasMessageContaining("cannot do the rate")
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.EINVAL));
    assertThat(kernel.openFiles()).isZero();
  }

  @Test
  void bytes_arrive_where_they_are_wanted() throws Exception {
    tty.nextRead(2);
    byte[] into = new byte[4];

    int count = ports.open("/dev/serial0", 9600).read(into, 1, 3);

    assertThat(count).isEqualTo(2);
    assertThat(into).containsExactly(0, 0x55, 0x55, 0);
  }

  @Test
  void silence_and_an_interrupted_call_are_no_bytes() throws Exception {
    SerialPort port = ports.open("/dev/serial0", 9600);
    tty.nextRead(0).nextRead(-Errno.EINTR);

    assertThat(port.read(new byte[4], 0, 4)).isZero();
    assertThat(port.read(new byte[4], 0, 4)).isZero();
  }

  @Test
  void a_port_that_was_pulled_out_is_gone_and_not_silent() throws Exception {
    SerialPort port = ports.open("/dev/serial0", 9600);
    tty.hangUp();

    assertThatThrownBy(() -> port.read(new byte[4], 0, 4))
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.EIO));
  }

  @Test
  void an_error_of_a_read_or_a_write_carries_its_number() throws Exception {
    SerialPort port = ports.open("/dev/serial0", 9600);
    tty.nextRead(-Errno.EIO).nextWrite(-Errno.ENXIO);

    assertThatThrownBy(() -> port.read(new byte[1], 0, 1)).hasMessageContaining("EIO");
    assertThatThrownBy(() -> port.write(new byte[1])).hasMessageContaining("ENXIO");
  }

  @Test
  void a_write_goes_on_until_all_is_written() throws Exception {
    tty.nextWrite(1).nextWrite(-Errno.EINTR).nextWrite(2);

    ports.open("/dev/serial0", 9600).write(new byte[] {1, 2, 3, 4, 5});

    assertThat(tty.written()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void a_write_may_be_longer_than_the_buffer() throws Exception {
    byte[] bytes = new byte[LinuxSerialPort.BUFFER_BYTES + 1];
    bytes[LinuxSerialPort.BUFFER_BYTES] = 7;

    ports.open("/dev/serial0", 9600).write(bytes);

    assertThat(tty.written()).isEqualTo(bytes);
  }

  @Test
  void a_range_outside_the_array_is_refused() throws Exception {
    SerialPort port = ports.open("/dev/serial0", 9600);

    assertThatThrownBy(() -> port.read(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_closed_port_is_not_used() throws Exception {
    SerialPort port = ports.open("/dev/serial0", 9600);
    port.close();
    port.close();

    assertThatThrownBy(() -> port.read(new byte[1], 0, 1)).hasMessageContaining("closed");
    assertThatThrownBy(() -> port.write(new byte[1])).hasMessageContaining("closed");
    assertThatThrownBy(port::flushInput).hasMessageContaining("closed");
  }
}
