package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified port on a real line discipline. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SerialOnPtyTest {
  private static final long TIOCGEXCL = 0x8004_5440L;

  private final LinuxSerialPorts ports = new LinuxSerialPorts(LibC.system(), BusObserver.NONE);
  private final Pty pty = new Pty();

  @AfterEach
  void pull_out() {
    pty.close();
  }

  /** A frame of the A02YYUW with the bytes that a cooked tty changes: CR, XON, XOFF, EOT, 0xFF. */
  @Test
  void bytes_come_through_as_they_are() throws Exception {
    byte[] all = new byte[256];
    int[] said = new int[256];
    for (int i = 0; i < 256; i++) {
      said[i] = i;
    }
    try (SerialPort port = ports.open(pty.path(), 9600)) {
      pty.say(said);
      int have = 0;
      while (have < all.length) {
        int count = port.read(all, have, all.length - have);
        assertThat(count).as("bytes behind %d", have).isPositive();
        have += count;
      }

      for (int i = 0; i < 256; i++) {
        assertThat(all[i] & 0xFF).isEqualTo(i);
      }
    }
  }

  @Test
  void what_is_written_is_heard_and_not_echoed() throws Exception {
    try (SerialPort port = ports.open(pty.path(), 115200)) {
      port.write(new byte[] {0x55, 0x55, 0x00, 0x0A, (byte) 0xFF});

      assertThat(pty.hear()).containsExactly(0x55, 0x55, 0x00, 0x0A, 0xFF);
      assertThat(port.read(new byte[8], 0, 8)).as("no echo").isZero();
    }
  }

  @Test
  void a_silent_part_is_waited_for_a_tenth_of_a_second() throws Exception {
    try (SerialPort port = ports.open(pty.path(), 9600)) {
      long begin = System.nanoTime();
      int count = port.read(new byte[8], 0, 8);
      long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);

      assertThat(count).isZero();
      assertThat(waited).isGreaterThanOrEqualTo(SerialPort.LONGEST_READ_MS - 10);
    }
  }

  @Test
  void what_came_before_is_dropped() throws Exception {
    try (SerialPort port = ports.open(pty.path(), 9600)) {
      pty.say(1, 2, 3);
      port.flushInput();
      pty.say(4);
      byte[] into = new byte[8];

      assertThat(port.read(into, 0, 8)).isEqualTo(1);
      assertThat(into[0]).isEqualTo((byte) 4);
    }
  }

  @Test
  void a_part_that_is_pulled_out_is_an_error_and_not_silence() throws Exception {
    try (SerialPort port = ports.open(pty.path(), 9600)) {
      pty.close();

      assertThatThrownBy(() -> port.read(new byte[8], 0, 8))
          .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.EIO));
      assertThatThrownBy(() -> port.write(new byte[] {1}))
          .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.EIO));
    }
  }

  @Test
  void a_link_is_the_port_that_it_names(@TempDir Path directory) throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("serial0"), Path.of(pty.path()));
    try (SerialPort port = ports.open(link.toString(), 9600)) {
      pty.say(7);
      assertThat(port.read(new byte[1], 0, 1)).isEqualTo(1);

      assertThatThrownBy(() -> ports.open(pty.path(), 9600))
          .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.EBUSY));
    }
  }

  @Test
  void the_kernel_keeps_other_programs_off() throws Exception {
    LibC libc = LibC.system();
    try (SerialPort port = ports.open(pty.path(), 9600);
        var arena = Arena.ofConfined()) {
      port.flushInput();
      int second = libc.open(pty.path(), LinuxSerialPort.OPEN_FLAGS);
      if (second >= 0) { // as root one gets in, and sees the mark
        var exclusive = arena.allocate(4, 4);
        assertThat(libc.ioctl(second, TIOCGEXCL, exclusive)).isZero();
        assertThat(exclusive.get(JAVA_INT, 0)).isOne();
        libc.close(second);
      } else {
        assertThat(second).isEqualTo(-Errno.EBUSY);
      }
    }
  }

  @Test
  void a_program_of_another_user_gets_ebusy() throws Exception {
    boolean possible = Files.isExecutable(Path.of("/usr/bin/setpriv")) && isRoot();
    assertThat(possible || System.getenv("CI") == null).as("CI is root and has setpriv").isTrue();
    assumeTrue(possible, "needs another user");
    Files.setPosixFilePermissions(
        Path.of(pty.path()), PosixFilePermissions.fromString("rw-rw-rw-"));
    try (SerialPort port = ports.open(pty.path(), 9600)) {
      port.flushInput();
      Process other =
          new ProcessBuilder(
                  "/usr/bin/setpriv",
                  "--reuid=65534",
                  "--regid=65534",
                  "--clear-groups",
                  "sh",
                  "-c",
                  "exec 3<>" + pty.path())
              .redirectErrorStream(true)
              .start();
      String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(other.waitFor()).isNotZero();
      assertThat(said).contains("busy");
    }
  }

  private static boolean isRoot() throws Exception {
    return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
  }

  @Test
  void a_file_that_is_no_tty_is_refused(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("plain"), "x");

    assertThatThrownBy(() -> ports.open(file.toString(), 9600)).hasMessageContaining("TCSETS");
  }
}
