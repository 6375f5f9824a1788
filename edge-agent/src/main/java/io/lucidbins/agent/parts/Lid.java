package io.lucidbins.agent.parts;

import java.util.function.Consumer;

/** The reed switch of the lid. */
public interface Lid {

  /** Whether the lid is open now. */
  boolean isOpen();

  /**
   * Tells {@code listener} each time the lid opens (true) or closes (false), on a thread of the
   * board: the listener only enqueues.
   */
  void onChange(Consumer<Boolean> listener);
}
