package io.lucidbins.bridge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.tinylog.Logger;

/** What is open, to be closed in reverse order, each part whatever happened to the ones before. */
final class OpenParts implements AutoCloseable {
  private final Deque<Runnable> parts = new ArrayDeque<>();

  /** Remembers how to close the part and gives it back. */
  <T> T add(T part, Consumer<T> close) {
    parts.push(() -> close.accept(part));
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().run();
      } catch (RuntimeException e) {
        Logger.error(e, "a part of the bridge did not close; the others are closed all the same");
      }
    }
  }
}
