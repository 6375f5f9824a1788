package io.lucidbins.device;

import com.google.protobuf.InvalidProtocolBufferException;

/** One step of decoding, and the only place where its failures become refusals. */
interface Decoding<T> {
  T run() throws InvalidProtocolBufferException;

  /**
   * Runs the step. The constructors of this package refuse what is out of range by {@link
   * IllegalArgumentException}: in bytes from outside that is an expected case.
   */
  static <T> Decoded<T> attempt(String what, Decoding<T> step) {
    try {
      return new Decoded.Ok<>(step.run());
    } catch (InvalidProtocolBufferException e) {
      return new Decoded.Refused<>(what + " is no protobuf message: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return new Decoded.Refused<>(what + " is invalid: " + e.getMessage());
    }
  }
}
