package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecsTest {
  private static final BinId BIN = Examples.BIN;
  private static final BinId OTHER = new BinId("bin-0043");

  static List<CommandAction> actions() {
    return List.of(
        new Identify(30),
        new SampleNow(),
        new Tare(),
        new Calibrate(5_000),
        new SetSettings("\u4e8c".repeat(Limits.MAX_SETTINGS_CHARS)),
        new OpenSession(Examples.SESSION, "Blue Heron", 60),
        new Diagnose(600),
        new Restart(),
        new Update("0.2.0"),
        new RotateCertificate());
  }

  @ParameterizedTest
  @MethodSource("actions")
  void give_back_each_command(CommandAction action) {
    var command = new Command(new CommandId(-1), Examples.RUN, action);

    byte[] payload = CommandCodec.encode(BIN, command);

    assertThat(CommandCodec.decode(BIN, payload)).isEqualTo(new Decoded.Ok<>(command));
    assertThat(CommandCodec.decode(OTHER, payload)).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void never_ask_for_what_has_no_name() {
    var command = new Command(new CommandId(1), Examples.RUN, new UnknownAction(99));

    assertThatThrownBy(() -> CommandCodec.encode(BIN, command))
        .hasMessage("command 99 has no name to ask for it");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 601})
  void refuse_commands_of_no_or_endless_time(int seconds) {
    assertThatThrownBy(() -> new Identify(seconds))
        .hasMessage("identify seconds is " + seconds + ", but must be 1 to 600");
  }

  @Test
  void refuse_settings_that_are_too_long() {
    assertThatThrownBy(() -> new SetSettings("x".repeat(10_001)))
        .hasMessage("settings: length is 10001, but must be 0 to 10000");
  }

  @Test
  void give_back_acks_and_welcomes() {
    var watermarks =
        LongStream.range(0, 500)
            .mapToObj(id -> new StreamWatermark(new StreamId(-1 - id), Limits.MAX_SEQ))
            .toList();
    List<AckMessage> messages =
        List.of(
            new Ack(Examples.NONCE, Examples.STREAM, 0, 1),
            new Ack(Examples.NONCE, Examples.STREAM, Limits.MAX_SEQ, Limits.MAX_SEQ),
            new Welcome(Examples.NONCE, 1, 1, List.of(), 0),
            new Welcome(Examples.NONCE, 40, 40, watermarks, Integer.MAX_VALUE));

    for (var message : messages) {
      byte[] payload = DownlinkCodec.encode(BIN, message);
      assertThat(DownlinkCodec.decode(BIN, payload)).isEqualTo(new Decoded.Ok<>(message));
      assertThat(DownlinkCodec.decode(OTHER, payload)).isInstanceOf(Decoded.Refused.class);
    }
  }

  @Test
  void give_back_a_state_and_its_will() {
    var newest = new NewestSample(4, Examples.STREAM, 9, Examples.poorSample(1));
    var state = new State(true, "0.1.0", "", Examples.OUTBOX, Examples.RUN, Optional.of(newest));

    assertThat(StateCodec.decode(BIN, StateCodec.encode(BIN, state)))
        .isEqualTo(new Decoded.Ok<>(state));
    assertThat(StateCodec.decode(BIN, StateCodec.encode(BIN, state.will())).orThrow())
        .isEqualTo(
            new State(false, "0.1.0", "", Examples.OUTBOX, Examples.RUN, Optional.of(newest)));
    assertThat(StateCodec.decode(OTHER, StateCodec.encode(BIN, state)))
        .isInstanceOf(Decoded.Refused.class);
  }
}
