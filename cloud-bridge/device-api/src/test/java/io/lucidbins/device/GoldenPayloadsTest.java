package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.device.CommandAction.SetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Payloads as released versions wrote them, kept for ever: one hex file each in {@code golden/v1}.
 * A failure here means that bins in the field are no longer understood. Never rewrite a file of a
 * released version; {@code -Dgolden.write=true} makes those that do not exist yet.
 */
class GoldenPayloadsTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/v1");

  /** Every payload of version 1, with the value that it stands for. */
  enum Golden {
    HELLO {
      @Override
      Object value() {
        return new Hello(
            Examples.NONCE,
            Examples.OUTBOX,
            Examples.RUN,
            List.of(
                new HeldStream(Examples.STREAM, 4, 100, 1_149),
                HeldStream.stub(new StreamId(0x0badcafe0badcafeL), 3, Limits.MAX_SEQ)),
            2,
            3);
      }

      @Override
      byte[] encode() {
        return UplinkCodec.encode(Examples.BIN, (Hello) value());
      }

      @Override
      Object decode(byte[] payload) {
        return UplinkCodec.decode(Examples.BIN, payload).orThrow();
      }
    },
    BATCH_OF_EVERYTHING {
      @Override
      Object value() {
        return Examples.mixedBatch();
      }

      @Override
      byte[] encode() {
        return UplinkCodec.encode(Examples.BIN, (Batch) value());
      }

      @Override
      Object decode(byte[] payload) {
        return batch(payload);
      }
    },
    BATCH_OF_100_SAMPLES {
      @Override
      Object value() {
        return BinNoise.batch(BinNoise.seeded(1, 0.5).samples(100));
      }

      @Override
      byte[] encode() {
        return UplinkCodec.encode(Examples.BIN, (Batch) value());
      }

      @Override
      Object decode(byte[] payload) {
        return batch(payload);
      }
    },
    ACK {
      @Override
      Object value() {
        return new Ack(Examples.NONCE, Examples.STREAM, 1_149, 1_100);
      }

      @Override
      byte[] encode() {
        return DownlinkCodec.encode(Examples.BIN, (AckMessage) value());
      }

      @Override
      Object decode(byte[] payload) {
        return DownlinkCodec.decode(Examples.BIN, payload).orThrow();
      }
    },
    WELCOME {
      @Override
      Object value() {
        return new Welcome(
            Examples.NONCE,
            2,
            3,
            List.of(
                new StreamWatermark(Examples.STREAM, 0),
                new StreamWatermark(new StreamId(1), Limits.MAX_SEQ)),
            5);
      }

      @Override
      byte[] encode() {
        return DownlinkCodec.encode(Examples.BIN, (AckMessage) value());
      }

      @Override
      Object decode(byte[] payload) {
        return DownlinkCodec.decode(Examples.BIN, payload).orThrow();
      }
    },
    COMMAND {
      @Override
      Object value() {
        return new Command(
            new CommandId(0x00decade00decadeL), Examples.RUN, new SetSettings("[uplink]\n"));
      }

      @Override
      byte[] encode() {
        return CommandCodec.encode(Examples.BIN, (Command) value());
      }

      @Override
      Object decode(byte[] payload) {
        return CommandCodec.decode(Examples.BIN, payload).orThrow();
      }
    },
    STATE {
      @Override
      Object value() {
        return new State(
            true,
            "0.1.0",
            "c0ffee",
            Examples.OUTBOX,
            Examples.RUN,
            Optional.of(new NewestSample(4, Examples.STREAM, 132, Examples.fullSample(0))));
      }

      @Override
      byte[] encode() {
        return StateCodec.encode(Examples.BIN, (State) value());
      }

      @Override
      Object decode(byte[] payload) {
        return StateCodec.decode(Examples.BIN, payload).orThrow();
      }
    },
    RECORD_OF_AN_OUTBOX {
      @Override
      Object value() {
        return Examples.deposit(700_000);
      }

      @Override
      byte[] encode() {
        return RecordCodec.encode((DeviceRecord) value());
      }

      @Override
      Object decode(byte[] payload) {
        return RecordCodec.decode(payload).orThrow();
      }
    };

    abstract Object value();

    abstract byte[] encode();

    abstract Object decode(byte[] payload);

    Path file() {
      return FOLDER.resolve(name().toLowerCase(Locale.ROOT) + ".hex");
    }

    byte[] payload() throws IOException {
      if (!Files.exists(file()) && Boolean.getBoolean("golden.write")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file(), hexLines(encode()));
      }
      return HexFormat.of().parseHex(Files.readString(file()).replace("\n", ""));
    }

    private static Object batch(byte[] payload) {
      var envelope = (BatchEnvelope) UplinkCodec.decode(Examples.BIN, payload).orThrow();
      return UplinkCodec.decodeBody(envelope).orThrow();
    }

    private static String hexLines(byte[] bytes) {
      return HexFormat.of().formatHex(bytes).replaceAll("(.{80})", "$1\n") + "\n";
    }
  }

  @ParameterizedTest
  @EnumSource
  void says_what_it_said_when_it_was_released(Golden golden) throws IOException {
    assertThat(golden.decode(golden.payload())).isEqualTo(golden.value());
  }

  @ParameterizedTest
  @EnumSource
  void is_written_the_same_today(Golden golden) throws IOException {
    assertThat(golden.encode()).isEqualTo(golden.payload());
  }

  @Test
  void has_a_name_here_for_each_file_in_the_folder() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files)
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Golden.values()).map(Golden::file).toList());
    }
  }
}
