package io.lucidbins.bridge.access;

/** The tenant's secrets cannot be read or kept; the message says which file and what to do. */
public final class UnreadableSecretsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableSecretsException(String message) {
    super(message);
  }

  UnreadableSecretsException(String message, Throwable cause) {
    super(message, cause);
  }
}
