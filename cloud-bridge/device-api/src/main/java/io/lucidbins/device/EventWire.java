package io.lucidbins.device;

import com.google.protobuf.InvalidProtocolBufferException;
import io.lucidbins.device.EventDetail.Booted;
import io.lucidbins.device.EventDetail.ClockSet;
import io.lucidbins.device.EventDetail.CommandAnswered;
import io.lucidbins.device.EventDetail.Emptied;
import io.lucidbins.device.EventDetail.Fire;
import io.lucidbins.device.EventDetail.HealthFigure;
import io.lucidbins.device.EventDetail.HealthReport;
import io.lucidbins.device.EventDetail.InstallCheck;
import io.lucidbins.device.EventDetail.InstallReport;
import io.lucidbins.device.EventDetail.LidClosed;
import io.lucidbins.device.EventDetail.LidOpened;
import io.lucidbins.device.EventDetail.Moved;
import io.lucidbins.device.EventDetail.OutboxSalvaged;
import io.lucidbins.device.EventDetail.Overflow;
import io.lucidbins.device.EventDetail.PartFailed;
import io.lucidbins.device.EventDetail.PartRecovered;
import io.lucidbins.device.EventDetail.PowerChanged;
import io.lucidbins.device.EventDetail.Tilted;
import io.lucidbins.device.EventDetail.UnknownEvent;
import io.lucidbins.device.EventDetail.Uprighted;
import io.lucidbins.device.wire.v1.Wire;
import java.util.List;
import java.util.Optional;

/** Event details as message {@code Event} of {@code v1.proto}, and back. */
final class EventWire {
  private EventWire() {}

  /** Writes the detail into a builder that may already hold what a later version said. */
  static void encode(EventDetail detail, Wire.Event.Builder to)
      throws InvalidProtocolBufferException {
    switch (detail) {
      case LidOpened() -> to.getLidOpenedBuilder();
      case LidClosed() -> to.getLidClosedBuilder();
      case Tilted(int tilt) -> to.getTiltedBuilder().setTiltDeciDegrees(tilt);
      case Uprighted() -> to.getUprightedBuilder();
      case Fire(int temperature) -> to.getFireBuilder().setTemperatureDeciCelsius(temperature);
      case Overflow() -> to.getOverflowBuilder();
      case Moved() -> to.getMovedBuilder();
      case Emptied(int beforeGrams, int afterGrams, int beforeMm, int afterMm) ->
          to.getEmptiedBuilder()
              .setBeforeGrams(beforeGrams)
              .setAfterGrams(afterGrams)
              .setBeforeMm(beforeMm)
              .setAfterMm(afterMm);
      case PartFailed(String part, WhyMissing why, String text) ->
          to.getPartFailedBuilder().setPart(part).setWhyValue(why.number()).setText(text);
      case PartRecovered(String part) -> to.getPartRecoveredBuilder().setPart(part);
      case Booted(BootReason reason, String version) ->
          to.getBootedBuilder().setReasonValue(reason.number()).setSoftwareVersion(version);
      case ClockSet(long offsetMs) -> to.getClockSetBuilder().setOffsetMs(offsetMs);
      case PowerChanged(PowerSource source, boolean low, int supplyMillivolts) ->
          to.getPowerChangedBuilder()
              .setSourceValue(source.number())
              .setLow(low)
              .setSupplyMillivolts(supplyMillivolts);
      case CommandAnswered(CommandId command, CommandStatus status, String text) ->
          to.getCommandAnsweredBuilder()
              .setCommand(command.value())
              .setStatusValue(status.number())
              .setText(text);
      case InstallReport report -> encode(report, to.getInstallReportBuilder());
      case HealthReport report -> encode(report, to.getHealthReportBuilder());
      case OutboxSalvaged(var damaged, long kept, long lost, boolean streamTableLost) ->
          to.getOutboxSalvagedBuilder()
              .setDamaged(damaged.map(OutboxId::value).orElse(0L))
              .setKept(kept)
              .setLost(lost)
              .setStreamTableLost(streamTableLost);
      case UnknownEvent(int _, Bytes content) -> to.mergeFrom(content.toArray());
    }
  }

  static EventDetail decode(Wire.Event wire) {
    return switch (wire.getDetailCase()) {
      case LID_OPENED -> new LidOpened();
      case LID_CLOSED -> new LidClosed();
      case TILTED -> new Tilted(wire.getTilted().getTiltDeciDegrees());
      case UPRIGHTED -> new Uprighted();
      case FIRE -> new Fire(wire.getFire().getTemperatureDeciCelsius());
      case OVERFLOW -> new Overflow();
      case MOVED -> new Moved();
      case EMPTIED -> decode(wire.getEmptied());
      case PART_FAILED -> decode(wire.getPartFailed());
      case PART_RECOVERED -> new PartRecovered(wire.getPartRecovered().getPart());
      case BOOTED -> decode(wire.getBooted());
      case CLOCK_SET -> new ClockSet(wire.getClockSet().getOffsetMs());
      case POWER_CHANGED -> decode(wire.getPowerChanged());
      case COMMAND_ANSWERED -> decode(wire.getCommandAnswered());
      case INSTALL_REPORT -> decode(wire.getInstallReport());
      case HEALTH_REPORT -> decode(wire.getHealthReport());
      case OUTBOX_SALVAGED -> decode(wire.getOutboxSalvaged());
      case DETAIL_NOT_SET -> unknown(wire);
    };
  }

  private static UnknownEvent unknown(Wire.Event wire) {
    int kind = Later.lowestUnknownNumber(wire.getUnknownFields(), 1);
    return new UnknownEvent(kind, Bytes.of(wire.toByteArray()));
  }

  private static void encode(InstallReport report, Wire.InstallReport.Builder to) {
    to.setBinType(report.binType())
        .setDepthMm(report.depthMm())
        .setVolumeLitres(report.volumeLitres());
    for (var check : report.checks()) {
      to.addChecksBuilder()
          .setName(check.name())
          .setVerdictValue(check.verdict().number())
          .setText(check.text());
    }
    report.sessionKey().ifPresent(key -> RecordWire.encode(key, to.getSessionKeyBuilder()));
  }

  private static void encode(HealthReport report, Wire.HealthReport.Builder to) {
    to.setUptimeMs(report.uptimeMs()).setVerdictValue(report.verdict().number());
    for (var figure : report.figures()) {
      to.addFiguresBuilder().setName(figure.name()).setValue(figure.value());
    }
  }

  private static Emptied decode(Wire.Emptied wire) {
    return new Emptied(
        wire.getBeforeGrams(), wire.getAfterGrams(), wire.getBeforeMm(), wire.getAfterMm());
  }

  private static PartFailed decode(Wire.PartFailed wire) {
    return new PartFailed(wire.getPart(), WhyMissing.ofNumber(wire.getWhyValue()), wire.getText());
  }

  private static Booted decode(Wire.Booted wire) {
    return new Booted(BootReason.ofNumber(wire.getReasonValue()), wire.getSoftwareVersion());
  }

  private static PowerChanged decode(Wire.PowerChanged wire) {
    return new PowerChanged(
        PowerSource.ofNumber(wire.getSourceValue()), wire.getLow(), wire.getSupplyMillivolts());
  }

  private static CommandAnswered decode(Wire.CommandAnswered wire) {
    return new CommandAnswered(
        new CommandId(wire.getCommand()),
        CommandStatus.ofNumber(wire.getStatusValue()),
        wire.getText());
  }

  private static InstallReport decode(Wire.InstallReport wire) {
    List<InstallCheck> checks =
        wire.getChecksList().stream()
            .map(check ->
                new InstallCheck(
                    check.getName(),
                    CheckVerdict.ofNumber(check.getVerdictValue()),
                    check.getText()))
            .toList();
    Optional<SealedCredential> key =
        wire.hasSessionKey()
            ? Optional.of(RecordWire.decode(wire.getSessionKey()))
            : Optional.empty();
    return new InstallReport(
        wire.getBinType(), wire.getDepthMm(), wire.getVolumeLitres(), checks, key);
  }

  private static HealthReport decode(Wire.HealthReport wire) {
    return new HealthReport(
        wire.getUptimeMs(),
        CheckVerdict.ofNumber(wire.getVerdictValue()),
        wire.getFiguresList().stream()
            .map(figure -> new HealthFigure(figure.getName(), figure.getValue()))
            .toList());
  }

  private static OutboxSalvaged decode(Wire.OutboxSalvaged wire) {
    Optional<OutboxId> damaged =
        wire.getDamaged() == 0 ? Optional.empty() : Optional.of(new OutboxId(wire.getDamaged()));
    return new OutboxSalvaged(damaged, wire.getKept(), wire.getLost(), wire.getStreamTableLost());
  }
}
