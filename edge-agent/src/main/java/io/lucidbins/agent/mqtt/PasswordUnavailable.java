package io.lucidbins.agent.mqtt;

/** There is no password to connect with; the message says why and what to do. */
public final class PasswordUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  PasswordUnavailable(String message) {
    super(message);
  }
}
