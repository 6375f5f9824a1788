package io.lucidbins.agent.outbox;

/**
 * One run of the monotonic clock: counted in the outbox, one more at each start of the agent.
 *
 * @param number from 1, never used again in this outbox
 */
public record Boot(int number) {
  public Boot {
    if (number < 1) {
      throw new IllegalArgumentException("boot number " + number + " is below 1");
    }
  }
}
