package io.lucidbins.agent.outbox;

/**
 * The outbox could not do what was asked: nothing of it was committed. The message says what
 * happens next.
 */
public class OutboxUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutboxUnavailable(String message) {
    super(message);
  }

  public OutboxUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
