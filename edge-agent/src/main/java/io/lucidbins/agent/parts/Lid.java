package io.lucidbins.agent.parts;

import java.util.Optional;
import java.util.function.Consumer;

/** The reed switch of the lid. */
public interface Lid {

  /** Whether the lid is open now; false while its switch is not believed. */
  boolean isOpen();

  /** Why the switch is not believed; empty while it is well. */
  Optional<Failure> fault();

  /**
   * Tells {@code listener} each time the lid opens (true) or closes (false), on a thread of the
   * board: the listener only enqueues.
   */
  void onChange(Consumer<Boolean> listener);
}
