package io.lucidbins.bridge.web;

import java.util.Optional;

/** One thing that must work before the bridge takes traffic. */
public interface ReadinessCheck {
  /** Short name, such as {@code database}. */
  String name();

  /** What is wrong just now, in words; empty when it works. */
  Optional<String> trouble();
}
