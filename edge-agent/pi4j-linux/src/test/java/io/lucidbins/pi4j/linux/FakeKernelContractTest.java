package io.lucidbins.pi4j.linux;

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

  private static final class FakeBoard implements PluginBoard {
    private final FakeKernel kernel = new FakeKernel().bus(1);
    private final FakeChip chip = kernel.chip(0, "pinctrl-bcm2711");
    private final LinuxGpio gpio = new LinuxGpio(kernel, GpioSettings.defaults(), BusObserver.NONE);
    private final Context pi4j = PluginBoard.plugin(kernel, gpio);
    private long nanos;

    FakeBoard() {
      kernel.answer(0x2A, 0x01, 0x80, 0xFF, 0x00).answer(0x2A, 0xFF);
    }

    @Override
    public Context pi4j() {
      return pi4j;
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
  }
}
