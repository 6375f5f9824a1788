package io.lucidbins.device;

import io.lucidbins.device.Measurement.Missing;
import io.lucidbins.device.Measurement.Value;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The traffic as lines for people, with units. For eyes, not for parsers: the words may change with
 * any release. No secret is printed: of a credential only that there is one.
 */
public final class PlainText {
  /** Always three digits of the second, so that columns stay columns. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private PlainText() {}

  /** One line for a hello and one for each stream; or one line for a batch still encoded. */
  public static List<String> lines(UplinkMessage message) {
    return switch (message) {
      case Hello hello -> lines(hello);
      case BatchEnvelope batch ->
          List.of(
              "batch %s stream %s start %d seq %d-%d, body of %d bytes"
                  .formatted(
                      batch.nonce(),
                      batch.stream(),
                      batch.start(),
                      batch.first(),
                      batch.last(),
                      batch.body().size()));
    };
  }

  /** One line for the batch, then one for each record and tombstone in order of seq. */
  public static List<String> lines(Batch batch) {
    var lines = new ArrayList<String>();
    lines.add(
        "batch %s stream %s start %d seq %d-%d, %d records, %d tombstones"
            .formatted(
                batch.nonce(),
                batch.stream(),
                batch.start(),
                batch.first(),
                batch.last(),
                batch.records().size(),
                batch.tombstones().size()));
    int tombstone = 0;
    for (var numbered : batch.records()) {
      while (tombstone < batch.tombstones().size()
          && batch.tombstones().get(tombstone).first() < numbered.seq()) {
        lines.add(line(batch.tombstones().get(tombstone++)));
      }
      lines.add(line(numbered));
    }
    batch.tombstones().subList(tombstone, batch.tombstones().size()).stream()
        .map(PlainText::line)
        .forEach(lines::add);
    return lines;
  }

  /** One line for an ack; for a welcome one more for each stream. */
  public static List<String> lines(AckMessage message) {
    return switch (message) {
      case Ack(Nonce nonce, StreamId stream, long watermark, long lastOfBatch) ->
          List.of(
              "ack %s stream %s watermark %d, batch ended at %d"
                  .formatted(nonce, stream, watermark, lastOfBatch));
      case Welcome welcome -> lines(welcome);
    };
  }

  public static String line(NumberedRecord numbered) {
    return "seq %5d  %s".formatted(numbered.seq(), line(numbered.record()));
  }

  public static String line(DeviceRecord record) {
    return switch (record) {
      case Sample sample -> line("sample", sample.stamp(), values(sample));
      case Deposit deposit -> line("deposit", deposit.stamp(), text(deposit));
      case Event event -> line("event", event.stamp(), EventText.of(event.detail()));
      case UnknownRecord(Stamp stamp, int number, Bytes content) ->
          line("unknown", stamp, "kind %d of %d bytes".formatted(number, content.size()));
    };
  }

  /** Columns of one width each, then what differs; where it is of the boot is for those who dig. */
  private static String line(String kind, Stamp stamp, String what) {
    return "%s  %-9s  %-7s  %s  [boot %d + %d ms]"
        .formatted(
            TIME.format(stamp.wallTime()),
            words(stamp.certainty()),
            kind,
            what,
            stamp.boot(),
            stamp.monotonicMs());
  }

  public static String line(Tombstone tombstone) {
    var kinds =
        tombstone.kinds().stream()
            .map(run -> run.count() + " " + words(run.kind()))
            .collect(Collectors.joining(", "));
    return "seq %d-%d given up (%s): %s"
        .formatted(tombstone.first(), tombstone.last(), words(tombstone.reason()), kinds);
  }

  public static String line(State state) {
    var newest =
        state
            .newest()
            .map(each ->
                "newest start %d stream %s seq %d %s"
                    .formatted(each.start(), each.stream(), each.seq(), line(each.sample())))
            .orElse("no sample yet");
    return "state %s, software %s, settings %s, outbox %s, run %s, %s"
        .formatted(
            state.online() ? "online" : "offline",
            quoted(state.softwareVersion()),
            quoted(state.settingsHash()),
            state.outbox(),
            state.run(),
            newest);
  }

  public static String line(Command command) {
    return "command %s for run %s: %s"
        .formatted(command.id(), command.run(), text(command.action()));
  }

  /** The constant of a closed list as words: {@code NO_ECHO} is "no echo". */
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Text from outside on one line: control characters become spaces. */
  static String quoted(String text) {
    return "\"" + text.replaceAll("\\p{Cntrl}", " ") + "\"";
  }

  /** A number of tenths: -5 is "-0.5". */
  static String tenths(int value) {
    long size = Math.abs((long) value);
    return (value < 0 ? "-" : "") + size / 10 + "." + size % 10;
  }

  private static List<String> lines(Hello hello) {
    var lines = new ArrayList<String>();
    lines.add(
        "hello %s part %d of %d, outbox %s, run %s, %d streams"
            .formatted(
                hello.nonce(),
                hello.part(),
                hello.parts(),
                hello.outbox(),
                hello.run(),
                hello.streams().size()));
    for (var held : hello.streams()) {
      lines.add(
          held.isStub()
              ? "  stream %s start %d: no rows, newest was %d"
                  .formatted(held.stream(), held.start(), held.newest())
              : "  stream %s start %d: seq %d-%d"
                  .formatted(held.stream(), held.start(), held.oldest(), held.newest()));
    }
    return lines;
  }

  private static List<String> lines(Welcome welcome) {
    var lines = new ArrayList<String>();
    lines.add(
        "welcome %s part %d of %d, %d streams, highest foreign start %d"
            .formatted(
                welcome.nonce(),
                welcome.part(),
                welcome.parts(),
                welcome.watermarks().size(),
                welcome.highestForeignStart()));
    for (var each : welcome.watermarks()) {
      lines.add("  stream %s watermark %d".formatted(each.stream(), each.watermark()));
    }
    return lines;
  }

  private static String values(Sample sample) {
    return sample.values().isEmpty()
        ? "nothing is fitted"
        : sample.values().entrySet().stream()
            .map(entry -> measured(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String measured(Quantity quantity, Measurement measurement) {
    return switch (measurement) {
      case Value(int value, Quality quality) -> quantity(quantity, value) + quality(quality);
      case Missing(WhyMissing why) -> name(quantity) + " missing (" + words(why) + ")";
    };
  }

  private static String quantity(Quantity quantity, int value) {
    return name(quantity)
        + " "
        + switch (quantity) {
          case LEVEL_MM -> value + " mm";
          case LEVEL_PERMILLE -> tenths(value) + " %";
          case WEIGHT_GRAMS -> value + " g";
          case TEMPERATURE_DECI_CELSIUS -> tenths(value) + " degC";
          case BATTERY_MILLIVOLTS -> value + " mV";
          case TILT_DECI_DEGREES -> tenths(value) + " deg";
          case SIGNAL_DBM -> value + " dBm";
        };
  }

  private static String name(Quantity quantity) {
    return switch (quantity) {
      case LEVEL_MM -> "level";
      case LEVEL_PERMILLE -> "full";
      case WEIGHT_GRAMS -> "weight";
      case TEMPERATURE_DECI_CELSIUS -> "temperature";
      case BATTERY_MILLIVOLTS -> "battery";
      case TILT_DECI_DEGREES -> "tilt";
      case SIGNAL_DBM -> "signal";
    };
  }

  private static String quality(Quality quality) {
    if (quality.equals(Quality.BEST)) {
      return "";
    }
    var flags = quality.flags().stream().map(flag -> " " + words(flag));
    return " (quality " + quality.percent() + flags.collect(Collectors.joining()) + ")";
  }

  private static String text(Deposit deposit) {
    var evidence = deposit.evidence();
    return "%d g %s to %s, %s%s, weight %d (spread %d) to %d (spread %d) g,"
            .formatted(
                deposit.netGrams(),
                deposit.material(),
                words(deposit.outcome()),
                deposit
                    .credential()
                    .map(card -> "card sealed to key " + card.keyId())
                    .orElse("anonymous"),
                deposit.claim().isPresent() ? ", claim code shown" : "",
                evidence.beforeGrams(),
                evidence.beforeSpreadGrams(),
                evidence.afterGrams(),
                evidence.afterSpreadGrams())
        + " level %+d mm, lid open %d ms, flap %d, session %016x of %d ms"
            .formatted(
                evidence.levelChangeMm(),
                evidence.lidOpenMs(),
                deposit.flap(),
                deposit.session(),
                evidence.sessionMs());
  }

  private static String text(CommandAction action) {
    return switch (action) {
      case CommandAction.Identify(int seconds) -> "identify for " + seconds + " s";
      case CommandAction.SampleNow() -> "sample now";
      case CommandAction.Tare() -> "tare";
      case CommandAction.Calibrate(int knownGrams) -> "calibrate with " + knownGrams + " g";
      case CommandAction.SetSettings(String toml) -> "settings of " + toml.length() + " characters";
      case CommandAction.OpenSession(long session, String pseudonym, int seconds) ->
          "open session %016x for %s, %d s".formatted(session, quoted(pseudonym), seconds);
      case CommandAction.Diagnose(int seconds) -> "diagnose for " + seconds + " s";
      case CommandAction.Restart() -> "restart";
      case CommandAction.Update(String version) -> "update to " + quoted(version);
      case CommandAction.RotateCertificate() -> "rotate certificate";
      case CommandAction.UnknownAction(int number) -> "unknown command " + number;
    };
  }
}
