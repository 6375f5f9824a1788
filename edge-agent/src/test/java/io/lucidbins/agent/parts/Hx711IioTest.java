package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.Errno;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hx711IioTest {

  /** hx711.c: {@code value ^= 0x800000}, so what is +1 on the wire is 0x800001 in the file. */
  @ParameterizedTest
  @CsvSource({"8388609, 1", "8388606, -2", "16777214, 8388606", "1, -8388607", "10536092, 2147484"})
  void raw_values_are_offset_binary(long raw, int counts) {
    try (var iio = new ScriptedIio("hx711", "find", "in_voltage0 " + raw)) {
      assertThat(new Hx711Iio(iio, iio.pause).measureCounts())
          .isEqualTo(new Reading<>(counts, Quality.BEST, 0));
    }
  }

  @ParameterizedTest
  @CsvSource({"16777215, 8388607", "0, -8388608"})
  void both_rails_are_saturation(long raw, int counts) {
    try (var iio = new ScriptedIio("hx711", "find", "in_voltage0 " + raw)) {
      assertThat(why(new Hx711Iio(iio, iio.pause))).isEqualTo(new Saturated(counts));
    }
  }

  @ParameterizedTest
  @CsvSource({"8388608, LEVELS", "8388607, SYNTAX", "-1, SYNTAX", "16777216, SYNTAX"})
  void a_stuck_data_line_and_more_than_24_bits_are_no_value(long raw, FrameFault fault) {
    try (var iio = new ScriptedIio("hx711", "find", "in_voltage0 " + raw)) {
      assertThat(why(new Hx711Iio(iio, iio.pause))).isEqualTo(new BadFrame(3, fault));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.EIO, Errno.EBUSY, Errno.EINVAL, Errno.ENOENT})
  void what_the_driver_refuses_is_a_bus_error_and_the_device_is_looked_for_again(int errno)
      throws InterruptedException {
    try (var iio =
        new ScriptedIio("hx711", "find", "in_voltage0 !" + errno, "find", "in_voltage0 8388610")) {
      var scale = new Hx711Iio(iio, iio.pause);
      assertThat(why(scale)).isEqualTo(new BusError(errno, "iio hx711 in_voltage0"));
      assertThat(why(scale)).as("left alone for 1 s").isInstanceOf(BusError.class);

      iio.clock.advance(Duration.ofSeconds(1));

      assertThat(scale.measureCounts()).isInstanceOf(Reading.class);
    }
  }

  @Test
  void a_driver_that_is_not_bound_is_named() {
    try (var iio = new ScriptedIio("hx711", "!find")) {
      assertThat(why(new Hx711Iio(iio, iio.pause)).describe())
          .startsWith("no kernel driver \"hx711\" is bound")
          .contains("/sys/bus/iio/devices");
    }
  }

  private static Failure why(Hx711Iio scale) {
    var measured = scale.measureCounts();
    assertThat(measured).isInstanceOf(Failed.class);
    return ((Failed<Integer>) measured).why();
  }
}
