package io.lucidbins.device;

import java.util.List;
import java.util.Optional;

/** The closed list of what can happen at a bin. */
public sealed interface EventDetail {
  record LidOpened() implements EventDetail {}

  record LidClosed() implements EventDetail {}

  /**
   * The bin lies or leans.
   *
   * @param tiltDeciDegrees angle against upright, 0.1 degree
   */
  record Tilted(int tiltDeciDegrees) implements EventDetail {}

  /** It stands again. */
  record Uprighted() implements EventDetail {}

  /**
   * It burns, or is about to.
   *
   * @param temperatureDeciCelsius 0.1 degC
   */
  record Fire(int temperatureDeciCelsius) implements EventDetail {}

  /** Waste lies above the rim, or the lid no longer closes. */
  record Overflow() implements EventDetail {}

  /** The bin was carried away from its place. */
  record Moved() implements EventDetail {}

  /**
   * The bin was emptied.
   *
   * @param beforeGrams weight before, g
   * @param afterGrams weight after, g
   * @param beforeMm height of waste before, mm
   * @param afterMm height of waste after, mm
   */
  record Emptied(int beforeGrams, int afterGrams, int beforeMm, int afterMm)
      implements EventDetail {}

  /**
   * A configured part gives no values.
   *
   * @param part name in the settings, such as {@code level}; 1 to 64 characters
   * @param text for people, at most 1,000 characters
   */
  record PartFailed(String part, WhyMissing why, String text) implements EventDetail {
    public PartFailed {
      Checks.name("part", part);
      Checks.text("text", text, Limits.MAX_TEXT_CHARS);
    }
  }

  /**
   * It gives values again.
   *
   * @param part name in the settings; 1 to 64 characters
   */
  record PartRecovered(String part) implements EventDetail {
    public PartRecovered {
      Checks.name("part", part);
    }
  }

  /**
   * The agent started.
   *
   * @param softwareVersion 1 to 64 characters
   */
  record Booted(BootReason reason, String softwareVersion) implements EventDetail {
    public Booted {
      Checks.name("software version", softwareVersion);
    }
  }

  /**
   * The wall clock was set.
   *
   * @param offsetMs wall time after minus wall time before, ms
   */
  record ClockSet(long offsetMs) implements EventDetail {}

  /**
   * The supply changed.
   *
   * @param low the supply is too low for long operation
   * @param supplyMillivolts mV, 0 if not measured
   */
  record PowerChanged(PowerSource source, boolean low, int supplyMillivolts)
      implements EventDetail {
    public PowerChanged {
      Checks.within("supply mV", supplyMillivolts, 0, Integer.MAX_VALUE);
    }
  }

  /**
   * The answer to a command.
   *
   * @param text for people, at most 1,000 characters
   */
  record CommandAnswered(CommandId command, CommandStatus status, String text)
      implements EventDetail {
    public CommandAnswered {
      Checks.text("text", text, Limits.MAX_TEXT_CHARS);
    }
  }

  /**
   * The bin was installed.
   *
   * @param binType name of the type, 1 to 64 characters
   * @param depthMm usable depth, mm; 0 or more
   * @param volumeLitres usable volume, litres; 0 or more
   * @param checks what the installer was shown; at most 32
   * @param sessionKey of the codes that the bin shows, sealed to the tenant; empty without a screen
   */
  record InstallReport(
      String binType,
      int depthMm,
      int volumeLitres,
      List<InstallCheck> checks,
      Optional<SealedCredential> sessionKey)
      implements EventDetail {
    public InstallReport {
      Checks.name("bin type", binType);
      Checks.within("depth mm", depthMm, 0, Integer.MAX_VALUE);
      Checks.within("volume litres", volumeLitres, 0, Integer.MAX_VALUE);
      checks = Checks.atMost("install checks", checks, Limits.MAX_REPORT_LINES);
    }
  }

  /**
   * One line of an install report.
   *
   * @param name 1 to 64 characters
   * @param text the figure and the next action, at most 200 characters
   */
  record InstallCheck(String name, CheckVerdict verdict, String text) {
    public InstallCheck {
      Checks.name("install check", name);
      Checks.text("text", text, Limits.MAX_CHECK_CHARS);
    }
  }

  /**
   * How the agent is.
   *
   * @param uptimeMs since its start, ms; 0 or more
   * @param figures at most 32
   */
  record HealthReport(long uptimeMs, CheckVerdict verdict, List<HealthFigure> figures)
      implements EventDetail {
    public HealthReport {
      Checks.within("uptime ms", uptimeMs, 0, Limits.MAX_MONOTONIC_MS);
      figures = Checks.atMost("health figures", figures, Limits.MAX_REPORT_LINES);
    }
  }

  /**
   * One number of a health report.
   *
   * @param name with its unit last, such as {@code outbox-bytes}; 1 to 64 characters
   */
  record HealthFigure(String name, long value) {
    public HealthFigure {
      Checks.name("health figure", name);
    }
  }

  /**
   * A damaged outbox was replaced by a new one.
   *
   * @param damaged the id of the damaged file; empty if it could not be read
   * @param kept records that were carried over; 0 or more
   * @param lost records that became tombstones; 0 or more
   * @param streamTableLost both copies of the stream table were gone, so that what it held is
   *     outside the promise
   */
  record OutboxSalvaged(Optional<OutboxId> damaged, long kept, long lost, boolean streamTableLost)
      implements EventDetail {
    public OutboxSalvaged {
      Checks.within("records kept", kept, 0, Limits.MAX_SEQ);
      Checks.within("records lost", lost, 0, Limits.MAX_SEQ);
    }
  }

  /**
   * A kind of event that this version has no name for; kept and passed on. Made only by decoding.
   *
   * @param kind its wire number; 1 or more
   * @param content the event as it came
   */
  record UnknownEvent(int kind, Bytes content) implements EventDetail {
    public UnknownEvent {
      Checks.within("event kind number", kind, 1, (1 << 29) - 1);
      Checks.within("unknown event: bytes", content.size(), 1, Limits.MAX_RECORD_BYTES);
    }
  }
}
