package io.lucidbins.mocks.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.mocks.bus.I2cBus.Message;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.KernelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class I2cBusTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final I2cBus bus = new I2cBus(1, clock);
  private final Recorder part = new Recorder();

  @Test
  void a_register_read_is_a_write_a_repeated_start_and_a_read_with_one_stop()
      throws KernelException {
    bus.attach(0x2A, part);
    byte[] got = new byte[2];

    bus.transfer(0x2A, List.of(Message.write((byte) 0x12), Message.read(got)));

    assertThat(part.seen).containsExactly("start w", "12", "start r", "->7", "->8", "stop");
    assertThat(got).containsExactly(7, 8);
    assertThat(bus.newestTransfers()).containsExactly("+0.000000 i2c1 2A w 12 r 0708");
  }

  @Test
  void an_address_without_a_part_is_not_acknowledged() {
    assertThatThrownBy(() -> bus.transfer(0x2A, List.of(Message.write((byte) 0))))
        .isInstanceOfSatisfying(
            KernelException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EREMOTEIO))
        .hasMessageContaining("i2c-1 0x2A address");
  }

  @Test
  void a_byte_that_is_not_acknowledged_ends_the_transfer_with_a_stop() {
    bus.attach(0x2A, part);
    part.refuses = 0x99;

    assertThatThrownBy(
            () -> bus.transfer(0x2A, List.of(Message.write((byte) 1, (byte) 0x99, (byte) 3))))
        .hasMessageContaining("byte 1");
    assertThat(part.seen).containsExactly("start w", "01", "99", "stop");
  }

  @Test
  void a_fault_ends_after_its_time() throws Exception {
    bus.attach(0x2A, part);
    bus.nack(0x2A, Duration.ofSeconds(30));

    clock.advance(Duration.ofSeconds(30).minusNanos(1));
    assertThatThrownBy(() -> bus.transfer(0x2A, List.of(Message.write((byte) 0))))
        .isInstanceOf(KernelException.class);
    clock.advance(Duration.ofNanos(1));
    bus.transfer(0x2A, List.of(Message.write((byte) 0)));

    assertThat(part.seen).contains("00");
  }

  @Test
  void a_counted_fault_lets_the_first_through() throws KernelException {
    bus.attach(0x2A, part);
    bus.nackAfter(0x2A, 1, 1);
    var write = List.of(Message.write((byte) 0));

    bus.transfer(0x2A, write);
    assertThatThrownBy(() -> bus.transfer(0x2A, write)).isInstanceOf(KernelException.class);
    bus.transfer(0x2A, write);

    assertThat(part.seen.stream().filter("00"::equals)).hasSize(2);
  }

  @Test
  void a_written_byte_can_be_refused_and_the_part_sees_what_came_before() {
    bus.attach(0x2A, part);
    bus.fault(0x2A, new I2cFault.NackByte(1), Occurrence.once());
    var write = List.of(Message.write((byte) 1, (byte) 2, (byte) 3));

    assertThatThrownBy(() -> bus.transfer(0x2A, write)).hasMessageContaining("byte 1");
    assertThat(part.seen).containsExactly("start w", "01", "stop");
  }

  @Test
  void any_error_of_the_kernel_can_strike_before_the_part_sees_anything() {
    bus.attach(0x2A, part);
    bus.fault(0x2A, new I2cFault.Fails(Errno.EAGAIN), Occurrence.after(0, 1));
    var write = List.of(Message.write((byte) 1));

    assertThatThrownBy(() -> bus.transfer(0x2A, write))
        .isInstanceOfSatisfying(
            KernelException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EAGAIN));
    assertThat(part.seen).containsExactly("stop");
    assertThat(bus.newestTransfers()).containsExactly("+0.000000 i2c1 2A w 01 !EAGAIN");
  }

  @Test
  void a_stretched_clock_takes_time_and_beyond_35_ms_ends_the_transfer() throws Exception {
    bus.attach(0x2A, part);
    var write = List.of(Message.write((byte) 1));
    bus.fault(0x2A, new I2cFault.Stretch(Duration.ofMillis(35)), Occurrence.once());
    bus.transfer(0x2A, write);
    assertThat(clock.nanos()).isEqualTo(35_000_000);

    bus.fault(0x2A, new I2cFault.Stretch(Duration.ofMillis(36)), Occurrence.once());
    assertThatThrownBy(() -> bus.transfer(0x2A, write))
        .isInstanceOfSatisfying(
            KernelException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ETIMEDOUT));
    assertThat(clock.nanos()).isEqualTo(70_000_000);
  }

  @Test
  void the_controllers_of_a_pi_shift_what_comes_after_a_stretch() throws KernelException {
    part.stretch = 1_000_000;
    bus.attach(0x24, part);
    byte[] got = new byte[2];
    bus.transfer(0x24, List.of(Message.read(got)));
    assertThat(got).containsExactly(7, 8);

    bus.corruptStretched();
    bus.transfer(0x24, List.of(Message.read(got)));
    assertThat(got).containsExactly(9 >> 1, 10);
    part.stretch = 0;
    bus.transfer(0x24, List.of(Message.read(got)));
    assertThat(got).containsExactly(11, 12);
  }

  @Test
  void a_data_line_held_low_stops_every_address_until_it_is_let_go() throws Exception {
    bus.attach(0x2A, part);
    bus.attach(0x48, new Recorder());
    bus.holdSdaLow(Occurrence.always().until(50_000_000));
    var write = List.of(Message.write((byte) 1));

    assertThatThrownBy(() -> bus.transfer(0x2A, write)).hasMessageContaining("data line");
    assertThatThrownBy(() -> bus.transfer(0x48, write)).hasMessageContaining("data line");
    bus.transfer(0x48, write); // 70 ms later
  }

  @Test
  void a_bit_flips_and_a_read_is_short() throws KernelException {
    bus.attach(0x2A, part);
    byte[] got = new byte[3];
    bus.fault(0x2A, new I2cFault.BitFlip(1, 0x80), Occurrence.once());
    assertThat(bus.transfer(0x2A, List.of(Message.read(got)))).isEqualTo(3);
    assertThat(got).containsExactly(7, 0x88, 9);

    bus.fault(0x2A, new I2cFault.ShortRead(2), Occurrence.once());
    byte[] again = new byte[3];
    assertThat(bus.transfer(0x2A, List.of(Message.read(again)))).isEqualTo(2);
    assertThat(again).containsExactly(10, 11, 0);
  }

  @Test
  void a_share_of_chances_is_that_share_and_the_same_for_the_same_seed() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom");
    Occurrence first = Occurrence.share(0.05, random.create(3));
    Occurrence second = Occurrence.share(0.05, random.create(3));
    int strikes = 0;
    for (int i = 0; i < 10_000; i++) {
      boolean strikesNow = first.strikes(i);
      assertThat(second.strikes(i)).isEqualTo(strikesNow);
      strikes += strikesNow ? 1 : 0;
    }

    assertThat(strikes).isBetween(430, 570); // 500, and three standard deviations of 22
    assertThatThrownBy(() -> Occurrence.share(1.01, random.create(3)))
        .hasMessageContaining("0 to 1");
  }

  @Test
  void addresses_are_those_of_the_specification() {
    assertThatThrownBy(() -> bus.attach(0x07, part)).hasMessageContaining("0x08 to 0x77");
    assertThatThrownBy(() -> bus.attach(0x78, part)).hasMessageContaining("0x08 to 0x77");
    bus.attach(0x08, part);
    bus.attach(0x77, part);
  }

  @Test
  void register_pointers_have_one_or_two_bytes_and_move_on() throws KernelException {
    int[] memory = new int[0x200];
    Registers registers =
        new Registers() {
          @Override
          public int read(int register) {
            return memory[register];
          }

          @Override
          public void write(int register, int value) {
            memory[register] = value;
          }
        };
    bus.attach(0x29, RegisterPart.with16BitPointer(registers));
    bus.attach(0x2A, RegisterPart.with8BitPointer(registers));
    byte[] got = new byte[2];

    bus.transfer(0x29, List.of(Message.write((byte) 0x01, (byte) 0x0F, (byte) 5, (byte) 6)));
    bus.transfer(0x29, List.of(Message.write((byte) 0x01, (byte) 0x0F), Message.read(got)));
    bus.transfer(0x2A, List.of(Message.write((byte) 0xFF, (byte) 9, (byte) 8)));

    assertThat(got).containsExactly(5, 6);
    assertThat(memory[0x10F]).isEqualTo(5);
    assertThat(memory[0xFF]).isEqualTo(9);
    assertThat(memory[0x00]).isEqualTo(8); // an 8-bit pointer wraps
  }

  /** A part that writes down what the bus does to it. */
  private static final class Recorder implements I2cPart {
    private final List<String> seen = new ArrayList<>();
    private int refuses = -1;
    private long stretch;
    private int next = 7;

    @Override
    public boolean start(boolean read) {
      seen.add(read ? "start r" : "start w");
      return true;
    }

    @Override
    public boolean write(int value) {
      seen.add("%02X".formatted(value));
      return value != refuses;
    }

    @Override
    public int read() {
      seen.add("->" + next);
      return next++;
    }

    @Override
    public long stretchNanos() {
      return stretch;
    }

    @Override
    public void stop() {
      seen.add("stop");
    }
  }
}
