package io.lucidbins.agent.cli;

/** Something that was typed, or a file that was named, cannot be used; the message says why. */
final class UnusableInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableInput(String message) {
    super(message);
  }
}
