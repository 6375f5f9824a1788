package io.lucidbins.agent.outbox;

/** Another process holds the outbox. */
public final class OutboxBusy extends OutboxUnavailable {
  private static final long serialVersionUID = 1L;

  public OutboxBusy(String message) {
    super(message);
  }
}
