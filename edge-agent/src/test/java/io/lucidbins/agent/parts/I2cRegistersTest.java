package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.mocks.bus.I2cFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.pi4j.linux.Errno;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class I2cRegistersTest {

  @Test
  void registers_have_numbers_of_one_or_two_bytes() {
    try (var bus =
        new ScriptedBus(0x29, List.of("w 1F r 8F", "w 010F r EACC", "w 02 FE", "w 0078 0705"))) {
      var one = new I2cRegisters(bus.i2c, 1, bus.pause);
      var two = new I2cRegisters(bus.i2c, 2, bus.pause);

      assertThat(one.readByte(0x1F)).isEqualTo(0x8F);
      assertThat(two.readWord(0x010F)).isEqualTo(0xEACC);
      one.writeByte(0x02, 0xFE);
      two.writeWord(0x0078, 0x0705);
    }
  }

  @Test
  void parts_without_registers_are_read_and_written_plainly() {
    try (var bus = new ScriptedBus(0x24, List.of("r 01", "w 00FF"))) {
      var plain = new I2cRegisters(bus.i2c, 1, bus.pause);

      assertThat(plain.receive(1)).containsExactly(0x01);
      plain.send(new byte[] {0x00, (byte) 0xFF});
    }
  }

  @Test
  void a_missing_acknowledgement_is_retried_once_after_5_ms() {
    try (var bus = new ScriptedBus(0x29, List.of("!nack", "w 1F r 8F", "!nack", "!nack"))) {
      var registers = new I2cRegisters(bus.i2c, 1, bus.pause);

      assertThat(registers.readByte(0x1F)).isEqualTo(0x8F);
      assertThat(bus.clock.nanos()).isEqualTo(5_000_000);
      assertThat(why(() -> registers.readByte(0x1F)))
          .isEqualTo(new BusError(Errno.EREMOTEIO, "i2c-1 0x29 read of register 0x1F"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.ETIMEDOUT, Errno.EAGAIN, Errno.EIO})
  void what_is_no_missing_acknowledgement_is_not_retried(int errno) {
    try (var bus = new ScriptedBus(0x29, List.of())) {
      bus.fault(new I2cFault.Fails(errno), Occurrence.once());
      var registers = new I2cRegisters(bus.i2c, 1, bus.pause);

      assertThat(why(() -> registers.writeByte(0x02, 0)))
          .isEqualTo(new BusError(errno, "i2c-1 0x29 write of register 0x02"));
    }
  }

  @Test
  void fewer_bytes_than_asked_for_are_a_bad_frame() {
    try (var bus = new ScriptedBus(0x29, List.of("w 12 r 0000"))) {
      bus.fault(new I2cFault.ShortRead(2), Occurrence.once());
      var registers = new I2cRegisters(bus.i2c, 1, bus.pause);

      assertThat(why(() -> registers.read(0x12, 3))).isEqualTo(new BadFrame(2, FrameFault.LENGTH));
    }
  }

  private static Failure why(Runnable call) {
    Failure[] why = new Failure[1];
    assertThatExceptionOfType(PartFailure.class)
        .isThrownBy(call::run)
        .satisfies(failure -> why[0] = failure.why());
    return why[0];
  }
}
