package io.lucidbins.device;

import static io.lucidbins.device.PlainText.quoted;
import static io.lucidbins.device.PlainText.tenths;
import static io.lucidbins.device.PlainText.words;

import java.util.stream.Collectors;

/** The detail of an event as a text for people. */
final class EventText {
  private EventText() {}

  static String of(EventDetail detail) {
    return switch (detail) {
      case EventDetail.LidOpened() -> "lid opened";
      case EventDetail.LidClosed() -> "lid closed";
      case EventDetail.Tilted(int tilt) -> "tilted by " + tenths(tilt) + " deg";
      case EventDetail.Uprighted() -> "upright again";
      case EventDetail.Fire(int temperature) -> "FIRE at " + tenths(temperature) + " degC";
      case EventDetail.Overflow() -> "overflow";
      case EventDetail.Moved() -> "moved from its place";
      case EventDetail.Emptied(int beforeGrams, int afterGrams, int beforeMm, int afterMm) ->
          "emptied, weight %d to %d g, level %d to %d mm"
              .formatted(beforeGrams, afterGrams, beforeMm, afterMm);
      case EventDetail.PartFailed(String part, WhyMissing why, String text) ->
          "part %s failed (%s): %s".formatted(quoted(part), words(why), quoted(text));
      case EventDetail.PartRecovered(String part) -> "part " + quoted(part) + " works again";
      case EventDetail.Booted(BootReason reason, String version) ->
          "started (%s), software %s".formatted(words(reason), quoted(version));
      case EventDetail.ClockSet(long offsetMs) -> "clock set by %+d ms".formatted(offsetMs);
      case EventDetail.PowerChanged(PowerSource source, boolean low, int millivolts) ->
          "power from %s%s, %d mV".formatted(words(source), low ? ", low" : "", millivolts);
      case EventDetail.CommandAnswered(CommandId command, CommandStatus status, String text) ->
          "command %s %s: %s".formatted(command, words(status), quoted(text));
      case EventDetail.InstallReport report -> install(report);
      case EventDetail.HealthReport report -> health(report);
      case EventDetail.OutboxSalvaged(var damaged, long kept, long lost, boolean tableLost) ->
          "outbox %s salvaged, %d records kept, %d lost%s"
              .formatted(
                  damaged.map(OutboxId::toString).orElse("of unknown id"),
                  kept,
                  lost,
                  tableLost ? ", table of streams lost" : "");
      case EventDetail.UnknownEvent(int kind, Bytes content) ->
          "of unknown kind %d, %d bytes".formatted(kind, content.size());
    };
  }

  private static String install(EventDetail.InstallReport report) {
    var checks =
        report.checks().stream()
            .map(c -> quoted(c.name()) + " " + words(c.verdict()) + " " + quoted(c.text()))
            .collect(Collectors.joining(", "));
    return "installed as %s, depth %d mm, %d litres%s, checks: %s"
        .formatted(
            quoted(report.binType()),
            report.depthMm(),
            report.volumeLitres(),
            report.sessionKey().isPresent() ? ", session key sealed" : "",
            checks.isEmpty() ? "none" : checks);
  }

  private static String health(EventDetail.HealthReport report) {
    var figures =
        report.figures().stream()
            .map(figure -> quoted(figure.name()) + " " + figure.value())
            .collect(Collectors.joining(", "));
    return "health %s, up %d ms, %s"
        .formatted(
            words(report.verdict()), report.uptimeMs(), figures.isEmpty() ? "no figures" : figures);
  }
}
