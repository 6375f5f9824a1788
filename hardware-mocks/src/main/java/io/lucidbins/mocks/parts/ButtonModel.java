package io.lucidbins.mocks.parts;

import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;

/** A push button to ground with a pull-up: low while it is pressed. */
public final class ButtonModel {
  private final GpioLine line;
  private final VirtualClock clock;

  public ButtonModel(GpioLine line, VirtualClock clock) {
    this.line = line;
    this.clock = clock;
  }

  /** Presses it now and lets it go after {@code time}. */
  public void press(Duration time) {
    line.set(DigitalState.LOW);
    clock.in(time, () -> line.set(DigitalState.HIGH));
  }
}
