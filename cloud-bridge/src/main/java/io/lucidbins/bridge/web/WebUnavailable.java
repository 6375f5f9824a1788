package io.lucidbins.bridge.web;

/** The web server cannot start; the message says what to do. */
public final class WebUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  WebUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
