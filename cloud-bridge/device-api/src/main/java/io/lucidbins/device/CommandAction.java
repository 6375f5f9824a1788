package io.lucidbins.device;

/** The closed list of what a bridge may ask. */
public sealed interface CommandAction {
  /**
   * Blink and beep.
   *
   * @param seconds 1 to 600
   */
  record Identify(int seconds) implements CommandAction {
    public Identify {
      Checks.seconds("identify", seconds);
    }
  }

  /** Take a sample now. */
  record SampleNow() implements CommandAction {}

  /** Take the present weight as the empty one. */
  record Tare() implements CommandAction {}

  /**
   * Fit the scale to a known weight that lies in the bin.
   *
   * @param knownGrams 1 or more
   */
  record Calibrate(int knownGrams) implements CommandAction {
    public Calibrate {
      Checks.within("known weight, g", knownGrams, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * Try these settings, and keep them if the bridge is reached with them.
   *
   * @param toml the whole settings file, at most {@link Limits#MAX_SETTINGS_CHARS} characters
   */
  record SetSettings(String toml) implements CommandAction {
    public SetSettings {
      Checks.text("settings", toml, Limits.MAX_SETTINGS_CHARS);
    }
  }

  /**
   * A citizen stands at the bin.
   *
   * @param session the nonce that the deposits of it will carry
   * @param pseudonym shown on the bin, 1 to 64 characters
   * @param seconds 1 to 600
   */
  record OpenSession(long session, String pseudonym, int seconds) implements CommandAction {
    public OpenSession {
      Checks.name("pseudonym", pseudonym);
      Checks.seconds("session", seconds);
    }
  }

  /**
   * Write the bus traffic to a file on the bin.
   *
   * @param seconds 1 to 600
   */
  record Diagnose(int seconds) implements CommandAction {
    public Diagnose {
      Checks.seconds("diagnosis", seconds);
    }
  }

  /** End the agent, so that it starts anew. */
  record Restart() implements CommandAction {}

  /**
   * Install this release.
   *
   * @param version 1 to 64 characters
   */
  record Update(String version) implements CommandAction {
    public Update {
      Checks.name("version", version);
    }
  }

  /** Ask for a new certificate. */
  record RotateCertificate() implements CommandAction {}

  /**
   * A command that this version has no name for; answered {@link CommandStatus#UNKNOWN_COMMAND}.
   * Made only by decoding.
   *
   * @param number its wire number; 16 or more
   */
  record UnknownAction(int number) implements CommandAction {
    public UnknownAction {
      Checks.within("command number", number, 16, (1 << 29) - 1);
    }
  }
}
