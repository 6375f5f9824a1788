package io.lucidbins.routing.benchmark;

/** A benchmark file that cannot be read; the message names the line, the section and the remedy. */
public final class BadInstance extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadInstance(String message) {
    super(message);
  }
}
