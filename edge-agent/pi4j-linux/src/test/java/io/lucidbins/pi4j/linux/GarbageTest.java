package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is called thousands of times an hour leaves nothing to collect: a pulse must not wait. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GarbageTest {
  private static final int WARM_UP = 20_000;
  private static final int CALLS = 10_000;

  /**
   * Of all calls together: fewer than one for each means that it is none, but for the first few.
   */
  private static final long QUIET = CALLS;

  private final ShimBoard board = new ShimBoard(KernelShim.load());
  private final Context pi4j = board.pi4j();

  @AfterEach
  void shut_down() {
    board.close();
  }

  /** 40 bytes are the linker's own, to capture errno; the optimising compiler removes them. */
  @Test
  void a_register_read_allocates_nothing_of_its_own() {
    I2C part = pi4j.create(I2C.newConfigBuilder(pi4j).bus(1).device(0x2A).build());
    byte[] register = {0x12};
    byte[] answer = new byte[3];

    assertThat(bytesOf(() -> part.readRegister(register, answer))).isLessThan(41L * CALLS);
  }

  @Test
  void a_write_of_an_output_allocates_nothing() {
    DigitalOutput output =
        pi4j.create(DigitalOutput.newConfigBuilder(pi4j).bcm(16).initial(DigitalState.LOW).build());

    assertThat(bytesOf(() -> output.state(output.isHigh() ? DigitalState.LOW : DigitalState.HIGH)))
        .isLessThan(QUIET);
  }

  @Test
  void a_read_of_an_input_allocates_nothing() {
    DigitalInput input =
        pi4j.create(DigitalInput.newConfigBuilder(pi4j).bcm(12).debounce(0L).build());

    assertThat(bytesOf(input::state)).isLessThan(QUIET);
  }

  /**
   * Of all calls together: fewer than one for each means that it is none, but for the first few.
   */
  private static long bytesOf(Runnable call) {
    for (int i = 0; i < WARM_UP; i++) {
      call.run();
    }
    ThreadCost before = ThreadCost.own();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return ThreadCost.own().since(before).bytes();
  }
}
