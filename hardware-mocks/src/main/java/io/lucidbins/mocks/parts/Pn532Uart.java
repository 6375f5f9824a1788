package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.SerialPart;
import io.lucidbins.mocks.bus.VirtualSerial;
import io.lucidbins.mocks.parts.Pn532Model.Outgoing;

/**
 * A PN532 on its high-speed UART, 115200 8N1 [UM0701-02, 6.2.3; 6.3.1.2]: five rises of RX, which a
 * byte 55 has, wake it; what comes before its oscillator runs is lost.
 */
public final class Pn532Uart implements SerialPart {
  public static final int BAUD = 115_200;

  private static final int WAKING_BYTE = 0x55;

  private final Pn532Model chip;
  private final VirtualSerial line;

  public Pn532Uart(Pn532Model chip, VirtualSerial line) {
    this.chip = chip;
    this.line = line;
  }

  @Override
  public void hear(int value, long nanos) {
    if (value == WAKING_BYTE) {
      chip.wake(nanos);
    }
    chip.hear(value, nanos);
  }

  @Override
  public void speakUntil(long nanos) {
    Outgoing ready = chip.ready(nanos);
    while (ready != null) {
      line.send(ready.readyAt(), ready.frame());
      chip.sent();
      ready = chip.ready(nanos);
    }
  }

  /** A PN532 speaks only when asked, so nothing is skipped but what nobody waited for. */
  @Override
  public void skipTo(long nanos) {
    while (chip.ready(nanos) != null) {
      chip.sent();
    }
  }

  @Override
  public long speaksNextAt() {
    return chip.readyNextAt();
  }
}
