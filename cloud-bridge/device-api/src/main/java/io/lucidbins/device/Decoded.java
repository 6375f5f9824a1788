package io.lucidbins.device;

/** What a decoder makes of bytes: a value, or why not. */
public sealed interface Decoded<T> {
  /** The bytes were good. */
  record Ok<T>(T value) implements Decoded<T> {}

  /**
   * The bytes were not.
   *
   * @param reason for a log line, in words
   */
  record Refused<T>(String reason) implements Decoded<T> {}

  /**
   * The value, where a refusal would be a programming error, such as in a test.
   *
   * @throws IllegalStateException with the reason if refused
   */
  default T orThrow() {
    return switch (this) {
      case Ok<T>(T value) -> value;
      case Refused<T>(String reason) -> throw new IllegalStateException(reason);
    };
  }
}
