package io.lucidbins.agent.parts;

import com.pi4j.io.gpio.digital.DigitalInput;
import java.util.function.Consumer;

/** A reed switch to ground with a pull-up: low means that the magnet, and so the lid, is there. */
final class ReedSwitch implements Lid {
  /** The contact bounces for less than this, in microseconds. */
  static final long DEBOUNCE_MICROS = 20_000;

  private final DigitalInput input;

  ReedSwitch(DigitalInput input) {
    this.input = input;
  }

  @Override
  public boolean isOpen() {
    return input.isHigh();
  }

  @Override
  public void onChange(Consumer<Boolean> listener) {
    input.addListener(event -> listener.accept(event.state().isHigh()));
  }
}
