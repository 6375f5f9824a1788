package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.pi4j.linux.KernelException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedSerialTest {
  private static final String OPEN = "open /dev/serial0 9600";

  @Test
  void a_step_that_is_left_over_fails() throws Exception {
    var ports = new ScriptedSerial(OPEN, "flush");
    ports.open("/dev/serial0", 9600);

    assertThatThrownBy(ports::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("flush");
  }

  @Test
  void a_call_out_of_order_fails() throws Exception {
    var ports = new ScriptedSerial(OPEN, "flush", "r");
    var port = ports.open("/dev/serial0", 9600);

    assertThatThrownBy(() -> port.read(new byte[4], 0, 4))
        .isInstanceOf(AssertionError.class)
        .hasMessage("expected flush, but the call is r");
  }

  @Test
  void a_call_after_the_end_fails() {
    assertThatThrownBy(() -> new ScriptedSerial().open("/dev/serial0", 9600))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("after the end of the script");
  }

  @Test
  void another_rate_fails() {
    assertThatThrownBy(() -> new ScriptedSerial(OPEN).open("/dev/serial0", 115200))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_read_gives_what_fits_and_the_next_gives_the_rest() throws Exception {
    try (var ports = new ScriptedSerial(OPEN, "r 01 02 03", "r *", "w 55 AA", "!r 5")) {
      var port = ports.open("/dev/serial0", 9600);
      byte[] two = new byte[2];

      assertThat(port.read(two, 0, 2)).isEqualTo(2);
      assertThat(port.read(two, 0, 2)).isEqualTo(1);
      assertThat(two).containsExactly(3, 2);
      assertThat(port.read(two, 0, 2)).isZero();
      assertThat(port.read(two, 0, 2)).isZero();
      assertThat(ports.clock.nanos()).isEqualTo(Duration.ofMillis(205).toNanos());
      port.write(new byte[] {0x55, (byte) 0xAA});
      assertThatThrownBy(() -> port.read(two, 0, 2))
          .isInstanceOfSatisfying(
              KernelException.class, failure -> assertThat(failure.errno()).isEqualTo(5));
    }
  }
}
