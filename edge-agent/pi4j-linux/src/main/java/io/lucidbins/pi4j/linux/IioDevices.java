package io.lucidbins.pi4j.linux;

import java.util.Optional;

/** The IIO devices of a board. */
public interface IioDevices {

  /** The device that a kernel driver of this name serves; empty if there is none. */
  Optional<IioDevice> find(String name);

  /** A board without any. */
  static IioDevices none() {
    return _ -> Optional.empty();
  }
}
