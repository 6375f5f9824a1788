package io.lucidbins.pi4j.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/** The providers on the kernel in process. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeKernelContractTest implements ProviderContract {
  private final FakeBoard board = new FakeBoard();

  @Override
  public ContractBoard board() {
    return board;
  }

  @AfterEach
  void shut_down() {
    board.close();
  }

  private static final class FakeBoard implements ContractBoard {
    private final FakeKernel kernel = new FakeKernel().bus(1);
    private final FakeChip chip = kernel.chip(0, "pinctrl-bcm2711");
    private final LinuxGpio gpio = new LinuxGpio(kernel, GpioSettings.defaults(), BusObserver.NONE);
    private final Context pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(
                new LinuxDigitalInputProvider(gpio),
                new LinuxDigitalOutputProvider(gpio),
                new LinuxI2cProvider(kernel))
            .build();
    private long nanos;

    FakeBoard() {
      kernel.answer(0x2A, 0x01, 0x80, 0xFF, 0x00).answer(0x2A, 0xFF);
    }

    @Override
    public Context pi4j() {
      return pi4j;
    }

    @Override
    public int input() {
      return 21;
    }

    @Override
    public int otherInput() {
      return 17;
    }

    @Override
    public int output() {
      return 20;
    }

    @Override
    public int otherOutput() {
      return 19;
    }

    @Override
    public void drive(int line, boolean high) {
      nanos += 1000;
      chip.drive(line, high, nanos);
    }

    @Override
    public boolean level(int line) {
      return chip.level(line);
    }

    @Override
    public void settle() {
      // the thread of the edges delivers
    }

    @Override
    public int i2cBus() {
      return 1;
    }

    @Override
    public int registers() {
      return 0x2A;
    }

    @Override
    public int nobody() {
      return 0x2B;
    }

    @Override
    public void close() {
      if (!pi4j.isShutdown()) {
        pi4j.shutdown();
      }
    }
  }
}
