package io.lucidbins.bridge.dispatch;

/** What is to be planned cannot be; the message says why and what to do. */
public final class BadOrder extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  BadOrder(String message) {
    super(message);
  }
}
