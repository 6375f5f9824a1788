package io.lucidbins.pi4j.linux;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/** The unmodified plugin, the real poll and read, and structures by the kernel's headers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShimContractTest implements ProviderContract {
  private final ShimBoard board = new ShimBoard(KernelShim.load());

  @Override
  public ContractBoard board() {
    return board;
  }

  @AfterEach
  void shut_down() {
    board.close();
  }
}
