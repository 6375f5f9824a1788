package io.lucidbins.mocks;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.bus.RegisterPart;
import io.lucidbins.mocks.bus.Registers;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.ContractBoard;
import io.lucidbins.pi4j.linux.ProviderContract;
import org.junit.jupiter.api.AfterEach;

/** What drivers rely on holds on the virtual Pi as it does on the kernel. */
class VirtualPiContractTest implements ProviderContract {
  private final ContractBoard board = new OnVirtualPi();

  @Override
  public ContractBoard board() {
    return board;
  }

  @AfterEach
  void close() {
    board.close();
  }

  /** ECHO and INT1 are quiet until somebody triggers or configures; the lamps follow only. */
  private static final class OnVirtualPi implements ContractBoard {
    private final VirtualPi pi;

    OnVirtualPi() {
      var clock = VirtualClock.stepped();
      pi = VirtualPi.on(clock, new Bin(clock, BinShape.wheeled240(), Material.GLASS, 1), 1);
      pi.i2c().attach(registers(), RegisterPart.with8BitPointer(new Memory()));
    }

    @Override
    public Context pi4j() {
      return pi.pi4j();
    }

    @Override
    public int input() {
      return VirtualPi.ECHO_PIN;
    }

    @Override
    public int otherInput() {
      return VirtualPi.TILT_PIN;
    }

    @Override
    public int output() {
      return VirtualPi.GREEN_LED_PIN;
    }

    @Override
    public int otherOutput() {
      return VirtualPi.RED_LED_PIN;
    }

    @Override
    public void drive(int line, boolean high) {
      pi.line(line).set(high ? DigitalState.HIGH : DigitalState.LOW);
    }

    @Override
    public boolean level(int line) {
      return pi.line(line).state().isHigh();
    }

    @Override
    public void settle() {
      pi.clock().spend(1_000_000);
    }

    @Override
    public int i2cBus() {
      return 1;
    }

    @Override
    public int registers() {
      return 0x50;
    }

    @Override
    public int nobody() {
      return 0x51;
    }

    @Override
    public void close() {
      pi.close();
    }
  }

  /** Registers that keep what is written. */
  private static final class Memory implements Registers {
    private final int[] bytes = new int[0x100];

    @Override
    public int read(int register) {
      return bytes[register];
    }

    @Override
    public void write(int register, int value) {
      bytes[register] = value;
    }
  }
}
