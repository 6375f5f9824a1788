package io.lucidbins.agent.parts;

import java.util.Optional;

/** A part that shows 128 x 64 dots. */
public interface Display {

  /** The name for people, such as "ssd1306". */
  String name();

  /**
   * Shows {@code image}, and switches the display on. Initialises the part first if that is due.
   *
   * @return why it is not shown; empty if it is
   */
  Optional<Failure> show(Dots image);

  /** Switches the display off until the next {@link #show}: organic dots wear out by light. */
  Optional<Failure> off();
}
