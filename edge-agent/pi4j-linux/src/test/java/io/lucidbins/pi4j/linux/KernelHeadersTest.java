package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Every size, offset and number that the providers use, against those of the kernel's headers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelHeadersTest {
  private final Map<String, Long> ours = new LinkedHashMap<>();

  @Test
  void all_numbers_are_those_of_the_headers() {
    gpioStructures();
    gpioNumbers();
    i2c();
    serial();
    calls();

    assertThat(ours).containsExactlyInAnyOrderEntriesOf(KernelShim.load().abi());
  }

  /** The same sizes from the table of the design, so that they hold without a compiler too. */
  @Test
  void structures_have_the_sizes_of_the_interface() {
    assertThat(GpioAbi.CHIP_INFO.byteSize()).isEqualTo(68);
    assertThat(GpioAbi.LINE_INFO.byteSize()).isEqualTo(256);
    assertThat(GpioAbi.ATTRIBUTE.byteSize()).isEqualTo(24);
    assertThat(GpioAbi.CONFIG.byteSize()).isEqualTo(272);
    assertThat(GpioAbi.REQUEST.byteSize()).isEqualTo(592);
    assertThat(GpioAbi.VALUES.byteSize()).isEqualTo(16);
    assertThat(GpioAbi.EVENT.byteSize()).isEqualTo(48);
    assertThat(I2cAbi.MESSAGE.byteSize()).isEqualTo(16);
    assertThat(I2cAbi.TRANSFER.byteSize()).isEqualTo(16);
    assertThat(TermiosAbi.TERMIOS.byteSize()).isEqualTo(36);
  }

  private void gpioStructures() {
    ours.put("sizeof gpiochip_info", GpioAbi.CHIP_INFO.byteSize());
    ours.put("offsetof gpiochip_info.label", GpioAbi.CHIP_LABEL);
    ours.put("offsetof gpiochip_info.lines", GpioAbi.CHIP_LINES);
    ours.put("sizeof gpio_v2_line_info", GpioAbi.LINE_INFO.byteSize());
    ours.put("offsetof gpio_v2_line_info.consumer", GpioAbi.LINE_CONSUMER);
    ours.put("offsetof gpio_v2_line_info.offset", GpioAbi.LINE_OFFSET);
    ours.put("offsetof gpio_v2_line_info.flags", GpioAbi.LINE_FLAGS);
    ours.put("sizeof gpio_v2_line_config_attribute", GpioAbi.ATTRIBUTE.byteSize());
    ours.put("offsetof gpio_v2_line_config_attribute.attr.id", GpioAbi.ATTRIBUTE_ID);
    ours.put("offsetof gpio_v2_line_config_attribute.attr.values", GpioAbi.ATTRIBUTE_VALUE);
    ours.put("offsetof gpio_v2_line_config_attribute.mask", GpioAbi.ATTRIBUTE_MASK);
    ours.put("sizeof gpio_v2_line_config", GpioAbi.CONFIG.byteSize());
    ours.put("offsetof gpio_v2_line_config.flags", GpioAbi.CONFIG_FLAGS);
    ours.put("offsetof gpio_v2_line_config.num_attrs", GpioAbi.CONFIG_COUNT);
    ours.put("offsetof gpio_v2_line_config.attrs", GpioAbi.CONFIG_ATTRIBUTES);
    ours.put("sizeof gpio_v2_line_request", GpioAbi.REQUEST.byteSize());
    ours.put("offsetof gpio_v2_line_request.offsets", GpioAbi.REQUEST_OFFSETS);
    ours.put("offsetof gpio_v2_line_request.consumer", GpioAbi.REQUEST_CONSUMER);
    ours.put("offsetof gpio_v2_line_request.config", GpioAbi.REQUEST_CONFIG);
    ours.put("offsetof gpio_v2_line_request.num_lines", GpioAbi.REQUEST_LINES);
    ours.put("offsetof gpio_v2_line_request.event_buffer_size", GpioAbi.REQUEST_EVENTS);
    ours.put("offsetof gpio_v2_line_request.fd", GpioAbi.REQUEST_FD);
    ours.put("sizeof gpio_v2_line_values", GpioAbi.VALUES.byteSize());
    ours.put("offsetof gpio_v2_line_values.bits", GpioAbi.VALUES_BITS);
    ours.put("offsetof gpio_v2_line_values.mask", GpioAbi.VALUES_MASK);
    ours.put("sizeof gpio_v2_line_event", GpioAbi.EVENT.byteSize());
    ours.put("offsetof gpio_v2_line_event.timestamp_ns", GpioAbi.EVENT_TIME);
    ours.put("offsetof gpio_v2_line_event.id", GpioAbi.EVENT_ID);
    ours.put("offsetof gpio_v2_line_event.offset", GpioAbi.EVENT_OFFSET);
    ours.put("offsetof gpio_v2_line_event.seqno", GpioAbi.EVENT_SEQUENCE);
    ours.put("offsetof gpio_v2_line_event.line_seqno", GpioAbi.EVENT_LINE_SEQUENCE);
  }

  private void gpioNumbers() {
    ours.put("GPIO_GET_CHIPINFO_IOCTL", GpioAbi.GET_CHIPINFO);
    ours.put("GPIO_V2_GET_LINEINFO_IOCTL", GpioAbi.GET_LINEINFO);
    ours.put("GPIO_V2_GET_LINE_IOCTL", GpioAbi.GET_LINE);
    ours.put("GPIO_V2_LINE_SET_CONFIG_IOCTL", GpioAbi.SET_CONFIG);
    ours.put("GPIO_V2_LINE_GET_VALUES_IOCTL", GpioAbi.GET_VALUES);
    ours.put("GPIO_V2_LINE_SET_VALUES_IOCTL", GpioAbi.SET_VALUES);
    ours.put("GPIO_V2_LINE_FLAG_USED", GpioAbi.FLAG_USED);
    ours.put("GPIO_V2_LINE_FLAG_INPUT", GpioAbi.FLAG_INPUT);
    ours.put("GPIO_V2_LINE_FLAG_OUTPUT", GpioAbi.FLAG_OUTPUT);
    ours.put("GPIO_V2_LINE_FLAG_EDGE_RISING", GpioAbi.FLAG_EDGE_RISING);
    ours.put("GPIO_V2_LINE_FLAG_EDGE_FALLING", GpioAbi.FLAG_EDGE_FALLING);
    ours.put("GPIO_V2_LINE_FLAG_BIAS_PULL_UP", GpioAbi.FLAG_BIAS_PULL_UP);
    ours.put("GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN", GpioAbi.FLAG_BIAS_PULL_DOWN);
    ours.put("GPIO_V2_LINE_FLAG_BIAS_DISABLED", GpioAbi.FLAG_BIAS_DISABLED);
    put("GPIO_V2_LINE_ATTR_ID_FLAGS", GpioAbi.ATTRIBUTE_FLAGS);
    put("GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES", GpioAbi.ATTRIBUTE_OUTPUT_VALUES);
    put("GPIO_V2_LINE_ATTR_ID_DEBOUNCE", GpioAbi.ATTRIBUTE_DEBOUNCE);
    put("GPIO_V2_LINE_EVENT_RISING_EDGE", GpioAbi.EVENT_RISING);
    put("GPIO_V2_LINES_MAX", GpioAbi.MOST_LINES);
    put("GPIO_V2_LINE_NUM_ATTRS_MAX", GpioAbi.MOST_ATTRIBUTES);
    put("GPIO_MAX_NAME_SIZE", GpioAbi.NAME_BYTES);
  }

  private void i2c() {
    ours.put("sizeof i2c_msg", I2cAbi.MESSAGE.byteSize());
    ours.put("offsetof i2c_msg.addr", I2cAbi.MESSAGE_ADDRESS);
    ours.put("offsetof i2c_msg.flags", I2cAbi.MESSAGE_FLAGS);
    ours.put("offsetof i2c_msg.len", I2cAbi.MESSAGE_LENGTH);
    ours.put("offsetof i2c_msg.buf", I2cAbi.MESSAGE_BUFFER);
    ours.put("sizeof i2c_rdwr_ioctl_data", I2cAbi.TRANSFER.byteSize());
    ours.put("offsetof i2c_rdwr_ioctl_data.msgs", I2cAbi.TRANSFER_MESSAGES);
    ours.put("offsetof i2c_rdwr_ioctl_data.nmsgs", I2cAbi.TRANSFER_COUNT);
    ours.put("I2C_FUNCS", I2cAbi.I2C_FUNCS);
    ours.put("I2C_RDWR", I2cAbi.I2C_RDWR);
    ours.put("I2C_FUNC_I2C", I2cAbi.FUNC_I2C);
    put("I2C_M_RD", I2cAbi.M_RD);
  }

  private void serial() {
    ours.put("sizeof termios", TermiosAbi.TERMIOS.byteSize());
    ours.put("offsetof termios.c_iflag", TermiosAbi.IFLAG);
    ours.put("offsetof termios.c_cflag", TermiosAbi.CFLAG);
    ours.put("offsetof termios.c_cc", TermiosAbi.CC);
    ours.put("TCGETS", TermiosAbi.TCGETS);
    ours.put("TCSETS", TermiosAbi.TCSETS);
    ours.put("TCFLSH", TermiosAbi.TCFLSH);
    ours.put("TIOCEXCL", TermiosAbi.TIOCEXCL);
    put("TCIFLUSH", 0); // the argument that a null pointer is
    put("IGNBRK", TermiosAbi.IGNBRK);
    put("IGNPAR", TermiosAbi.IGNPAR);
    put("CS8", TermiosAbi.CS8);
    put("CREAD", TermiosAbi.CREAD);
    put("CLOCAL", TermiosAbi.CLOCAL);
    put("CBAUD", TermiosAbi.CBAUD);
    put("B9600", TermiosAbi.B9600);
    put("B115200", TermiosAbi.B115200);
    put("VTIME", TermiosAbi.VTIME);
    put("VMIN", TermiosAbi.VMIN);
  }

  private void calls() {
    ours.put("sizeof pollfd", Poll.ENTRY_BYTES);
    ours.put("offsetof pollfd.events", Poll.EVENTS);
    ours.put("offsetof pollfd.revents", Poll.REVENTS);
    put("POLLIN", Poll.POLLIN);
    put("POLLERR", Poll.POLLERR);
    put("POLLHUP", Poll.POLLHUP);
    put("POLLNVAL", Poll.POLLNVAL);
    put("O_RDWR", Kernel.O_RDWR_CLOEXEC & ~Kernel.O_RDONLY_CLOEXEC);
    put("O_CLOEXEC", Kernel.O_RDONLY_CLOEXEC);
    put("O_NOCTTY", LinuxSerialPort.OPEN_FLAGS & ~Kernel.O_RDWR_CLOEXEC);
    put("EFD_CLOEXEC", EdgeLoop.EFD_CLOEXEC);
    put("EFD_NONBLOCK", EdgeLoop.EFD_NONBLOCK);
    put("EPERM", Errno.EPERM);
    put("ENOENT", Errno.ENOENT);
    put("EINTR", Errno.EINTR);
    put("EIO", Errno.EIO);
    put("ENXIO", Errno.ENXIO);
    put("EBADF", Errno.EBADF);
    put("EAGAIN", Errno.EAGAIN);
    put("EACCES", Errno.EACCES);
    put("EBUSY", Errno.EBUSY);
    put("ENODEV", Errno.ENODEV);
    put("EINVAL", Errno.EINVAL);
    put("EMFILE", Errno.EMFILE);
    put("ETIMEDOUT", Errno.ETIMEDOUT);
    put("EREMOTEIO", Errno.EREMOTEIO);
  }

  private void put(String name, int value) {
    ours.put(name, (long) value);
  }
}
