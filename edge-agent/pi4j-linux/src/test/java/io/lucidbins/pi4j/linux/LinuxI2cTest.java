package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.io.i2c.I2C;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinuxI2cTest {
  private final FakeKernel kernel = new FakeKernel().bus(1).bus(3);
  private final Context pi4j =
      Pi4J.newContextBuilder()
          .noAutoDetect()
          .disableShutdownHook()
          .add(new LinuxI2cProvider(kernel))
          .build();

  @AfterEach
  void shut_down() {
    pi4j.shutdown();
  }

  @Test
  void a_register_is_read_in_one_transaction_with_a_repeated_start() {
    kernel.answer(0x2A, 0xF0);

    int value = device(1, 0x2A).readRegister(0x1F);

    assertThat(value).isEqualTo(0xF0);
    assertThat(kernel.transactions()).containsExactly("2A: w1F r1");
  }

  @Test
  void a_register_of_two_bytes_is_read_into_the_middle_of_an_array() {
    kernel.answer(0x29, 0xEA, 0xCC);
    byte[] buffer = new byte[4];

    int read = device(1, 0x29).readRegister(new byte[] {0x01, 0x0F}, buffer, 1, 2);

    assertThat(read).isEqualTo(2);
    assertThat(buffer).containsExactly(0, 0xEA, 0xCC, 0);
    assertThat(kernel.transactions()).containsExactly("29: w010F r2");
  }

  @Test
  void register_and_data_are_written_as_one_message() {
    kernel.answer(0x29);
    I2C device = device(1, 0x29);

    device.writeRegister(0x87, (byte) 0x40);
    device.writeRegister(0x02, new byte[] {9, 0x0A, 0x0B, 9}, 1, 2);
    device.writeRegister(new byte[] {0x00, 0x45}, new byte[] {0x10, 0x20}, 0, 2);

    assertThat(kernel.transactions()).containsExactly("29: w8740", "29: w020A0B", "29: w00451020");
  }

  @Test
  void bytes_are_written_and_read_without_a_register() {
    kernel.answer(0x24, 0x01).answer(0x24, 0xAA, 0xBB);
    I2C device = device(3, 0x24);
    byte[] answer = new byte[2];

    device.write((byte) 0x55);
    device.write(new byte[] {0x00, 0x66, 0x77}, 1, 2);
    int one = device.read();
    int two = device.read(answer, 0, 2);

    assertThat(one).isEqualTo(1);
    assertThat(two).isEqualTo(2);
    assertThat(answer).containsExactly(0xAA, 0xBB);
    assertThat(kernel.transactions()).containsExactly("24: w55", "24: w6677", "24: r1", "24: r2");
  }

  @Test
  void devices_of_one_bus_share_one_descriptor() {
    kernel.answer(0x29, 1).answer(0x2A, 2).answer(0x24, 3);

    device(1, 0x29).read();
    device(1, 0x2A).read();
    device(3, 0x24).read();

    assertThat(kernel.opens()).as("buses 1 and 3").isEqualTo(2);
  }

  @Test
  void shutdown_closes_the_buses() {
    device(1, 0x29);
    device(3, 0x29);

    pi4j.shutdown();

    assertThat(kernel.openFiles()).isZero();
  }

  @Test
  void a_device_that_does_not_acknowledge_is_a_nack_with_its_place() {
    I2C device = device(1, 0x2B);

    assertThatThrownBy(() -> device.readRegister(0x00))
        .isInstanceOf(Pi4JException.class)
        .hasRootCauseMessage("i2c-1 0x2B write 1 read 1: EREMOTEIO, no acknowledgement (121)")
        .satisfies(e -> assertThat(Errno.of(e)).isEqualTo(OptionalInt.of(Errno.EREMOTEIO)));
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.EREMOTEIO, Errno.ENXIO, Errno.ETIMEDOUT, Errno.EAGAIN, Errno.EIO})
  void every_error_of_the_kernel_is_found_behind_the_exception(int errno) {
    I2C device = device(1, 0x29);
    kernel.answer(0x29, 7).failNext(errno);

    assertThatThrownBy(device::read)
        .satisfies(e -> assertThat(Errno.of(e)).isEqualTo(OptionalInt.of(errno)));
    assertThat(device.read()).as("the next transfer works again").isEqualTo(7);
  }

  @Test
  void an_absent_bus_is_told_apart_when_the_device_is_made() {
    assertThatThrownBy(() -> device(7, 0x29))
        .isInstanceOf(Pi4JException.class)
        .hasMessageContaining("/dev/i2c-7")
        .satisfies(e -> assertThat(Errno.of(e)).isEqualTo(OptionalInt.of(Errno.ENOENT)));
  }

  @Test
  void an_adapter_without_plain_i2c_is_refused_and_closed() {
    kernel.bus(5, 0x0EFF0008L); // what an SMBus-only adapter reports

    assertThatThrownBy(() -> device(5, 0x29)).hasMessageContaining("SMBus only");
    assertThat(kernel.openFiles()).isZero();
  }

  @Test
  void the_same_address_cannot_be_taken_twice() {
    device(1, 0x29);

    assertThatThrownBy(() -> device(1, 0x29)).isInstanceOf(IOAlreadyExistsException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x07, 0x78})
  void reserved_addresses_are_refused(int address) {
    assertThatThrownBy(() -> device(1, address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x%02X".formatted(address));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x08, 0x77})
  void the_outermost_addresses_are_taken(int address) {
    kernel.answer(address, 5);

    assertThat(device(1, address).read()).isEqualTo(5);
  }

  @Test
  void a_message_has_at_most_8192_bytes() {
    kernel.answer(0x29);
    I2C device = device(1, 0x29);

    assertThat(device.write(new byte[8192])).isEqualTo(8192);
    assertThatThrownBy(() -> device.write(new byte[8193]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8193");
    assertThatThrownBy(() -> device.write(new byte[0])).hasMessageContaining("not 0");
  }

  @Test
  void a_register_above_one_byte_is_refused_instead_of_cut() {
    I2C device = device(1, 0x29);

    assertThatThrownBy(() -> device.readRegister(0x10F))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x10F");
  }

  @Test
  void a_closed_device_transfers_nothing() {
    kernel.answer(0x29, 1);
    I2C device = device(1, 0x29);
    device.close();

    assertThatThrownBy(device::read).hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(kernel.transactions()).isEmpty();
  }

  private I2C device(int bus, int address) {
    var config = I2C.newConfigBuilder(pi4j).id(bus + "-" + address).bus(bus).device(address);
    return pi4j.create(config.build());
  }
}
