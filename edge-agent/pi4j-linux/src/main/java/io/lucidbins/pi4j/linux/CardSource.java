package io.lucidbins.pi4j.linux;

import java.util.function.Consumer;

/** Where the numbers of presented cards come from. */
public interface CardSource {

  /**
   * Calls {@code listener} with the UID (4, 7 or 10 bytes, ISO/IEC 14443-3) of each card that is
   * presented from now on, once per presentation, on a thread of the source: the listener only
   * enqueues. The array is the listener's own. A UID is never logged.
   */
  void listen(Consumer<byte[]> listener);

  /** A board without a card reader. */
  static CardSource none() {
    return listener -> {};
  }
}
