package io.lucidbins.mocks.bus;

import com.pi4j.io.gpio.digital.DigitalState;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One line of a virtual GPIO chip: a level that a model sets and inputs follow. */
public final class GpioLine {
  private final CopyOnWriteArrayList<Consumer<DigitalState>> followers =
      new CopyOnWriteArrayList<>();
  private volatile DigitalState state;

  public GpioLine(DigitalState state) {
    this.state = state;
  }

  public DigitalState state() {
    return state;
  }

  /** Sets the level; followers hear of it on the calling thread if it is another one. */
  public void set(DigitalState next) {
    if (state != next) {
      state = next;
      followers.forEach(follower -> follower.accept(next));
    }
  }

  void follow(Consumer<DigitalState> follower) {
    followers.add(follower);
  }

  void leave(Consumer<DigitalState> follower) {
    followers.remove(follower);
  }
}
