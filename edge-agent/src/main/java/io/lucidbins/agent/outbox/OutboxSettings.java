package io.lucidbins.agent.outbox;

/**
 * How much the outbox may keep.
 *
 * @param budgetBytes size of the database and its log on the card, {@value #LEAST_BYTES} to {@value
 *     #MOST_BYTES}
 */
public record OutboxSettings(long budgetBytes) {
  /** 8 MiB: the log alone may take 4. */
  public static final long LEAST_BYTES = 8L << 20;

  /** 64 GiB. */
  public static final long MOST_BYTES = 64L << 30;

  public OutboxSettings {
    if (budgetBytes < LEAST_BYTES || budgetBytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "outbox budget %d bytes is not in %d..%d"
              .formatted(budgetBytes, LEAST_BYTES, MOST_BYTES));
    }
  }

  /** 256 MiB: 2.2 million records of 120 bytes. */
  public static OutboxSettings defaults() {
    return new OutboxSettings(256L << 20);
  }
}
