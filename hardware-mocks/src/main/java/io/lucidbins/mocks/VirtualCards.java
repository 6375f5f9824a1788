package io.lucidbins.mocks;

import io.lucidbins.pi4j.linux.CardSource;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The card reader of a virtual Pi. */
final class VirtualCards implements CardSource {
  private final CopyOnWriteArrayList<Consumer<byte[]>> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void listen(Consumer<byte[]> listener) {
    listeners.add(listener);
  }

  void present(byte[] uid) {
    if (uid.length != 4 && uid.length != 7 && uid.length != 10) {
      throw new IllegalArgumentException(
          "a card UID has 4, 7 or 10 bytes, but this one has " + uid.length);
    }
    listeners.forEach(listener -> listener.accept(uid.clone()));
  }
}
