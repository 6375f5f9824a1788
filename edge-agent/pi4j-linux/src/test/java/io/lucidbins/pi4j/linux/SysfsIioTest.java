package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the kernel under a directory of our own, read by the real calls. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SysfsIioTest {
  @TempDir private Path root;

  @Test
  void a_device_is_found_by_the_name_of_its_driver() throws Exception {
    device(0, "srf04");
    file(device(1, "hx711"), "in_voltage0_raw", "8388608\n");

    IioDevice found = find("hx711");

    assertThat(found.name()).isEqualTo("hx711");
    assertThat(found.raw("in_voltage0")).isEqualTo(8388608);
  }

  @Test
  void of_two_equal_devices_the_lower_number_is_meant() throws Exception {
    file(device(10, "hx711"), "in_voltage0_raw", "10");
    file(device(9, "hx711"), "in_voltage0_raw", "9");

    assertThat(find("hx711").raw("in_voltage0")).isEqualTo(9);
  }

  @Test
  void a_driver_that_is_not_bound_is_not_found() throws Exception {
    device(0, "hx711");
    Files.createDirectory(root.resolve("iio:device1")); // without a name
    Files.createDirectory(root.resolve("trigger0"));

    assertThat(new SysfsIio(LibC.system(), root).find("srf04")).isEmpty();
    assertThat(new SysfsIio(LibC.system(), root.resolve("none")).find("hx711")).isEmpty();
  }

  @Test
  void a_directory_that_fails_while_it_is_listed_holds_no_device() throws Exception {
    Path there = device(0, "hx711");
    SysfsIio.Listing failing =
        _ ->
            Stream.of(there, there)
                .peek(_ -> {
                  throw new UncheckedIOException(new IOException("on purpose"));
                });

    assertThat(new SysfsIio(LibC.system(), root, failing).find("hx711")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "9223372036854775807", "-9223372036854775808"})
  void a_raw_value_is_any_whole_number(long raw) throws Exception {
    file(device(0, "hx711"), "in_voltage0_raw", raw + "\n");

    assertThat(find("hx711").raw("in_voltage0")).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource({"0.000596046, 0.000596046", "1, 1.0", "-2.5e-3, -0.0025"})
  void a_scale_is_a_number(String text, double scale) throws Exception {
    file(device(0, "hx711"), "in_voltage0_scale", text);

    assertThat(find("hx711").scale("in_voltage0")).isEqualTo(scale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "1.5", "9223372036854775808", "1 2"})
  void what_is_no_whole_number_is_einval(String text) throws Exception {
    file(device(0, "hx711"), "in_voltage0_raw", text);
    IioDevice device = find("hx711");

    assertThatThrownBy(() -> device.raw("in_voltage0"))
        .hasMessageContaining("in_voltage0_raw")
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.EINVAL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "NaN", "Infinity"})
  void what_is_no_scale_is_einval(String text) throws Exception {
    file(device(0, "hx711"), "in_voltage0_scale", text);
    IioDevice device = find("hx711");

    assertThatThrownBy(() -> device.scale("in_voltage0"))
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.EINVAL));
  }

  @Test
  void a_channel_that_is_not_there_is_enoent() throws Exception {
    device(0, "hx711");
    IioDevice device = find("hx711");

    assertThatThrownBy(() -> device.raw("in_voltage0"))
        .hasMessageContaining("in_voltage0_raw")
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(Errno.ENOENT));
  }

  /** A directory opens and does not read, as a driver that refuses does. */
  @Test
  void what_the_driver_answers_is_passed_on() throws Exception {
    Files.createDirectory(device(0, "hx711").resolve("in_voltage0_raw"));
    IioDevice device = find("hx711");

    assertThatThrownBy(() -> device.raw("in_voltage0"))
        .hasMessageContaining("read of")
        .satisfies(e -> assertThat(((KernelException) e).errno()).isEqualTo(21)); // EISDIR
  }

  private IioDevice find(String name) {
    return new SysfsIio(LibC.system(), root).find(name).orElseThrow();
  }

  private Path device(int number, String name) throws IOException {
    Path directory = Files.createDirectories(root.resolve("iio:device" + number));
    file(directory, "name", name + "\n");
    return directory;
  }

  private static void file(Path directory, String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
