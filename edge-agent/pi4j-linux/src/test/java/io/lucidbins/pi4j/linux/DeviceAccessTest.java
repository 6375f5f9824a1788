package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.exception.Pi4JException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installer reads when a device belongs to somebody else. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeviceAccessTest {
  @TempDir private Path directory;

  /** The group of a file that this process made is one of its own. */
  @Test
  void a_device_of_our_own_group_wants_a_udev_rule() throws Exception {
    Path device = Files.createFile(directory.resolve("i2c-1"));
    String group = Files.readAttributes(device, PosixFileAttributes.class).group().getName();
    var kernel = new FakeKernel().refuse(device.toString(), Errno.EACCES);

    assertThatThrownBy(() -> Kernel.open(kernel, device.toString()))
        .isInstanceOf(Pi4JException.class)
        .hasMessageContaining(device.toString())
        .hasMessageContaining("its group " + group)
        .hasMessageContaining("udev")
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.EACCES));
  }

  @Test
  void a_device_of_another_group_names_the_group_that_is_missing() {
    assertThat(Kernel.whoMay("gpio", false))
        .contains("belongs to group gpio")
        .contains("SupplementaryGroups=gpio")
        .contains("usermod -aG gpio");
  }

  @Test
  void another_reason_gets_no_hint() {
    var kernel = new FakeKernel().refuse("/dev/i2c-1", Errno.EBUSY);

    assertThatThrownBy(() -> Kernel.open(kernel, "/dev/i2c-1"))
        .hasMessage("open of /dev/i2c-1 failed");
  }

  @Test
  void a_device_that_cannot_even_be_looked_at_says_so() {
    var kernel = new FakeKernel().refuse("/nowhere/i2c-1", Errno.EACCES);

    assertThatThrownBy(() -> Kernel.open(kernel, "/nowhere/i2c-1"))
        .hasMessageContaining("may not even see");
  }
}
