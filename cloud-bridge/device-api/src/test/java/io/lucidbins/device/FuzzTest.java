package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.lucidbins.device.GoldenPayloadsTest.Golden;
import io.lucidbins.device.wire.v1.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all are answered with a value or a reason; replay with {@code -Dseed=123}. */
class FuzzTest {
  private static final BinId BIN = Examples.BIN;

  @ParameterizedTest
  @MethodSource("io.lucidbins.device.SeriesTest#seeds")
  void answers_random_bytes(long seed) {
    var random = random(seed);
    for (int round = 0; round < 50; round++) {
      var bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      decodeEverywhere(bytes, "seed " + seed);
      decodeEverywhere(checksummed(bytes), "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.device.SeriesTest#seeds")
  void answers_golden_payloads_with_damage(long seed) throws IOException {
    var random = random(seed);
    for (var golden : Golden.values()) {
      byte[] damaged = damage(random, golden.payload());
      decodeEverywhere(damaged, "seed " + seed + ", " + golden);
      // With the checksum put right, so that the damage reaches the decoder behind it.
      decodeEverywhere(checksummed(withoutChecksum(damaged)), "seed " + seed + ", " + golden);
    }
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.device.SeriesTest#seeds")
  void answers_damaged_bodies_in_sound_envelopes(long seed) {
    var random = random(seed);
    var envelope = UplinkCodec.envelope(Examples.mixedBatch());
    for (int round = 0; round < 20; round++) {
      byte[] body = damage(random, envelope.body().toArray());
      answers(UplinkCodec.decodeBody(with(envelope, body)), "seed " + seed);
    }
  }

  @Test
  void never_takes_a_payload_with_one_flipped_bit_for_sound() {
    byte[] payload = UplinkCodec.encode(BIN, Examples.mixedBatch());
    for (int bit = 0; bit < payload.length * Byte.SIZE; bit++) {
      byte[] flipped = payload.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertThat(UplinkCodec.decode(BIN, flipped))
          .as("bit %d", bit)
          .isInstanceOf(Decoded.Refused.class);
    }
  }

  @Test
  void answers_each_cut_of_a_payload() {
    byte[] payload = UplinkCodec.encode(BIN, Examples.mixedBatch());
    for (int length = 0; length < payload.length; length++) {
      assertThat(UplinkCodec.decode(BIN, Arrays.copyOf(payload, length)))
          .as("cut to %d bytes", length)
          .isInstanceOf(Decoded.Refused.class);
    }
  }

  @Test
  void answers_lengths_and_counts_that_promise_far_more_than_there_is() throws IOException {
    var bodies = new ArrayList<byte[]>();
    bodies.add(
        Wire.BatchBody.newBuilder().setSamples(samples(Integer.MAX_VALUE)).build().toByteArray());
    bodies.add(Wire.BatchBody.newBuilder().setSamples(samples(-1)).build().toByteArray());
    // A tombstone of 2^63 - 1 records, twice, so that the sum of its runs would wrap.
    var run =
        Wire.KindRun.newBuilder().setKind(Wire.RecordKind.KIND_SAMPLE).setCount(Long.MAX_VALUE);
    bodies.add(
        Wire.BatchBody.newBuilder()
            .addTombstones(Wire.Tombstone.newBuilder().addRuns(run).addRuns(run))
            .build()
            .toByteArray());
    bodies.add(
        Wire.BatchBody.newBuilder()
            .addTombstones(Wire.Tombstone.newBuilder().setSkip(-1))
            .build()
            .toByteArray());
    // Field 2, length 2^31 - 1, then nothing.
    bodies.add(new byte[] {0x12, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07});
    for (byte[] body : bodies) {
      assertThat(UplinkCodec.decodeBody(with(UplinkCodec.envelope(Examples.mixedBatch()), body)))
          .isInstanceOf(Decoded.Refused.class);
    }
  }

  @Test
  void answers_messages_nested_without_end() throws IOException {
    // Groups inside groups of an unknown field, 10,000 deep: start tag of field 1000 is c3 3e.
    var nested = new ByteArrayOutputStream();
    for (int depth = 0; depth < 10_000; depth++) {
      nested.write(0xc3);
      nested.write(0x3e);
    }

    assertThat(RecordCodec.decode(nested.toByteArray())).isInstanceOf(Decoded.Refused.class);
    assertThat(UplinkCodec.decode(BIN, checksummed(nested.toByteArray())))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void answers_a_payload_full_of_the_smallest_entries() throws IOException {
    // 2 bytes each: empty rows, empty tombstones, empty columns, empty streams.
    for (int field : new int[] {1, 2, 3, 6}) {
      byte[] body = repeated(field, 16_000);
      assertThat(UplinkCodec.decodeBody(with(UplinkCodec.envelope(Examples.mixedBatch()), body)))
          .isInstanceOf(Decoded.Refused.class);
      decodeEverywhere(checksummed(body), "field " + field);
    }
    var hello = Wire.Hello.parseFrom(repeated(6, 15_000));
    assertThat(
            UplinkCodec.decode(
                BIN, Frame.encode(BIN, Wire.Up.newBuilder().setHello(hello).build())))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void refuses_a_payload_beyond_the_limit_without_reading_it() {
    assertThat(UplinkCodec.decode(BIN, new byte[Limits.MAX_BATCH_BYTES + 1]))
        .isEqualTo(
            new Decoded.Refused<>(
                "uplink payload is invalid: payload: bytes is 32769, but must be 5 to 32768"));
  }

  private static void decodeEverywhere(byte[] bytes, String description) {
    List<Decoded<?>> answers =
        List.of(
            UplinkCodec.decode(BIN, bytes),
            DownlinkCodec.decode(BIN, bytes),
            CommandCodec.decode(BIN, bytes),
            StateCodec.decode(BIN, bytes),
            RecordCodec.decode(bytes));
    answers.forEach(answer -> answers(answer, description));
    if (answers.getFirst() instanceof Decoded.Ok<?>(BatchEnvelope envelope)) {
      answers(UplinkCodec.decodeBody(envelope), description);
    }
  }

  /** What a decoder takes it must also be able to write again, and then read as the same. */
  private static void answers(Decoded<?> answer, String description) {
    switch (answer) {
      case Decoded.Refused<?>(String reason) -> assertThat(reason).as(description).isNotBlank();
      case Decoded.Ok<?>(DeviceRecord record) ->
          assertThat(RecordCodec.decode(RecordCodec.encode(record)).orThrow())
              .as(description)
              .isEqualTo(record);
      case Decoded.Ok<?>(Batch batch) ->
          assertThat(UplinkCodec.decodeBody(UplinkCodec.envelope(batch)).orThrow())
              .as(description)
              .isEqualTo(batch);
      case Decoded.Ok<?>(var value) -> {
        if (value == null) {
          fail(description);
        }
      }
    }
  }

  private static byte[] damage(RandomGenerator random, byte[] payload) {
    byte[] bytes = payload.clone();
    for (int hits = random.nextInt(1, 6); hits > 0 && bytes.length > 0; hits--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes = Hpke.join(Arrays.copyOf(bytes, at), bytes);
        default -> {
          int from = random.nextInt(bytes.length);
          int size = Math.min(random.nextInt(16), bytes.length - Math.max(at, from));
          System.arraycopy(bytes.clone(), from, bytes, at, size);
        }
      }
    }
    return bytes.length > Limits.MAX_RECORD_BYTES
        ? Arrays.copyOf(bytes, Limits.MAX_RECORD_BYTES)
        : bytes;
  }

  /** A payload whose checksum fits, around any bytes. */
  private static byte[] checksummed(byte[] rest) {
    return Frame.encode(BIN, rest);
  }

  private static byte[] withoutChecksum(byte[] payload) {
    return payload.length < Frame.CHECKSUM_BYTES
        ? payload
        : Arrays.copyOfRange(payload, Frame.CHECKSUM_BYTES, payload.length);
  }

  private static BatchEnvelope with(BatchEnvelope envelope, byte[] body) {
    return new BatchEnvelope(
        envelope.nonce(),
        envelope.stream(),
        envelope.start(),
        envelope.first(),
        envelope.last(),
        Bytes.of(body));
  }

  private static Wire.Samples.Builder samples(int count) {
    return Wire.Samples.newBuilder().setCount(count);
  }

  private static byte[] repeated(int field, int times) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = CodedOutputStream.newInstance(bytes);
    for (int i = 0; i < times; i++) {
      out.writeBytes(field, ByteString.EMPTY);
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
