package io.lucidbins.device;

import io.lucidbins.device.CommandAction.Calibrate;
import io.lucidbins.device.CommandAction.Diagnose;
import io.lucidbins.device.CommandAction.Identify;
import io.lucidbins.device.CommandAction.OpenSession;
import io.lucidbins.device.CommandAction.Restart;
import io.lucidbins.device.CommandAction.RotateCertificate;
import io.lucidbins.device.CommandAction.SampleNow;
import io.lucidbins.device.CommandAction.SetSettings;
import io.lucidbins.device.CommandAction.Tare;
import io.lucidbins.device.CommandAction.UnknownAction;
import io.lucidbins.device.CommandAction.Update;
import io.lucidbins.device.wire.v1.Wire;

/** Topic {@code cmd}: bytes of {@link Command}. */
public final class CommandCodec {
  private static final int FIRST_ACTION_NUMBER = 16;

  private CommandCodec() {}

  /**
   * The bytes of a command.
   *
   * @throws IllegalArgumentException for {@link UnknownAction}: nobody can ask for what has no name
   */
  public static byte[] encode(BinId bin, Command command) {
    var to = Wire.Cmd.newBuilder().setId(command.id().value()).setRun(command.run().value());
    switch (command.action()) {
      case Identify(int seconds) -> to.getIdentifyBuilder().setSeconds(seconds);
      case SampleNow() -> to.getSampleNowBuilder();
      case Tare() -> to.getTareBuilder();
      case Calibrate(int knownGrams) -> to.getCalibrateBuilder().setKnownGrams(knownGrams);
      case SetSettings(String toml) -> to.getSetSettingsBuilder().setToml(toml);
      case OpenSession(long session, String pseudonym, int seconds) ->
          to.getOpenSessionBuilder()
              .setSession(session)
              .setPseudonym(pseudonym)
              .setSeconds(seconds);
      case Diagnose(int seconds) -> to.getDiagnoseBuilder().setSeconds(seconds);
      case Restart() -> to.getRestartBuilder();
      case Update(String version) -> to.getUpdateBuilder().setVersion(version);
      case RotateCertificate() -> to.getRotateCertificateBuilder();
      case UnknownAction(int number) ->
          throw new IllegalArgumentException("command " + number + " has no name to ask for it");
    }
    return Frame.encode(bin, to.build());
  }

  public static Decoded<Command> decode(BinId bin, byte[] payload) {
    return Decoding.attempt(
        "command payload",
        () -> {
          var wire = Frame.decode(bin, payload, Wire.Cmd.parser());
          return new Command(new CommandId(wire.getId()), new RunId(wire.getRun()), action(wire));
        });
  }

  private static CommandAction action(Wire.Cmd wire) {
    return switch (wire.getActionCase()) {
      case IDENTIFY -> new Identify(wire.getIdentify().getSeconds());
      case SAMPLE_NOW -> new SampleNow();
      case TARE -> new Tare();
      case CALIBRATE -> new Calibrate(wire.getCalibrate().getKnownGrams());
      case SET_SETTINGS -> new SetSettings(wire.getSetSettings().getToml());
      case OPEN_SESSION ->
          new OpenSession(
              wire.getOpenSession().getSession(),
              wire.getOpenSession().getPseudonym(),
              wire.getOpenSession().getSeconds());
      case DIAGNOSE -> new Diagnose(wire.getDiagnose().getSeconds());
      case RESTART -> new Restart();
      case UPDATE -> new Update(wire.getUpdate().getVersion());
      case ROTATE_CERTIFICATE -> new RotateCertificate();
      case ACTION_NOT_SET ->
          new UnknownAction(
              Later.lowestUnknownNumber(wire.getUnknownFields(), FIRST_ACTION_NUMBER));
    };
  }
}
