package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real C library against files that every Linux has. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NativeLibCTest {
  private static final int O_RDWR = 0x2;
  private static final int EBADF = 9;
  private static final int ENOTTY = 25;

  private final LibC libc = LibC.system();

  @Test
  void opens_a_file_that_is_there_and_closes_it_once() {
    int fd = libc.open("/dev/null", O_RDWR);

    assertThat(fd).isGreaterThan(2);
    assertThat(libc.close(fd)).isZero();
    assertThat(libc.close(fd)).isEqualTo(-EBADF);
  }

  @Test
  void a_missing_file_is_minus_enoent(@TempDir Path directory) {
    int result = libc.open(directory.resolve("none").toString(), O_RDWR);

    assertThat(result).isEqualTo(-Errno.ENOENT);
  }

  @Test
  void a_path_reaches_the_kernel_whatever_its_letters(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("tønne 1"));

    int fd = libc.open(file.toString(), O_RDWR);

    assertThat(fd).isGreaterThan(2);
    libc.close(fd);
  }

  @Test
  void a_request_that_a_device_does_not_know_is_minus_enotty() {
    int fd = libc.open("/dev/null", O_RDWR);

    try (var arena = Arena.ofConfined()) {
      assertThat(libc.ioctl(fd, 0x705, arena.allocate(8))).isEqualTo(-ENOTTY);
    } finally {
      libc.close(fd);
    }
  }

  /** FIONREAD (0x541B) writes an int behind the pointer, so a real answer comes back. */
  @Test
  void a_request_fills_the_memory_it_is_given(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("five"), "12345");
    int fd = libc.open(file.toString(), O_RDWR);

    try (var arena = Arena.ofConfined()) {
      var waiting = arena.allocate(4, 4);
      assertThat(libc.ioctl(fd, 0x541B, waiting)).isZero();
      assertThat(waiting.get(JAVA_INT, 0)).isEqualTo(5);
    } finally {
      libc.close(fd);
    }
  }
}
