package io.lucidbins.device;

import java.util.Optional;

/**
 * How a bin is now; retained by the broker. The Will is the same with {@code online} false.
 *
 * @param softwareVersion 1 to 64 characters
 * @param settingsHash of the settings in force, at most 64 characters
 * @param newest the newest sample; empty before the first
 */
public record State(
    boolean online,
    String softwareVersion,
    String settingsHash,
    OutboxId outbox,
    RunId run,
    Optional<NewestSample> newest) {
  public State {
    Checks.name("software version", softwareVersion);
    Checks.text("settings hash", settingsHash, Limits.MAX_NAME_CHARS);
  }

  /** What the broker says for the bin when it falls silent. */
  public State will() {
    return new State(false, softwareVersion, settingsHash, outbox, run, newest);
  }
}
