package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UplinkCodecTest {
  private static final BinId BIN = Examples.BIN;

  @Test
  void gives_back_a_batch_of_all_kinds_and_tombstones() {
    var batch = Examples.mixedBatch();

    assertThat(UplinkCodec.decodeBody(decoded(UplinkCodec.encode(BIN, batch))))
        .isEqualTo(new Decoded.Ok<>(batch));
  }

  @Test
  void gives_back_a_batch_of_nothing_but_a_tombstone_of_all_seqs() {
    var all = Tombstone.of(1, Limits.MAX_SEQ, RecordKind.SAMPLE, LossReason.EVICTED);
    var batch =
        new Batch(Examples.NONCE, Examples.STREAM, 1, 1, Limits.MAX_SEQ, List.of(), List.of(all));

    assertThat(UplinkCodec.decodeBody(decoded(UplinkCodec.encode(BIN, batch))))
        .isEqualTo(new Decoded.Ok<>(batch));
  }

  @Test
  void refuses_a_payload_under_the_topic_of_another_bin() {
    byte[] payload = UplinkCodec.encode(BIN, Examples.mixedBatch());

    assertThat(UplinkCodec.decode(new BinId("bin-0043"), payload))
        .isEqualTo(
            new Decoded.Refused<>(
                "uplink payload is invalid: checksum does not fit: damaged on the way, or not made"
                    + " by bin bin-0043"));
  }

  @Test
  void refuses_the_body_and_not_the_payload_when_a_bin_miscounts() {
    var right = UplinkCodec.envelope(Examples.mixedBatch());
    var oneMore = envelope(right, right.last() + 1);

    var envelope = decoded(UplinkCodec.encode(BIN, oneMore));

    assertThat(envelope).isEqualTo(oneMore);
    assertThat(UplinkCodec.decodeBody(envelope)).isInstanceOf(Decoded.Refused.class);
    assertThat(UplinkCodec.decodeBody(envelope(right, right.last() - 1)))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void knows_the_size_of_a_batch_before_it_is_sent() {
    var batch = Examples.mixedBatch();

    assertThat(UplinkCodec.encodedSize(batch)).isEqualTo(UplinkCodec.encode(BIN, batch).length);
  }

  @Test
  void cuts_a_batch_to_the_longest_prefix_that_fits() {
    // 500 deposits with credentials are far more than 32 KiB.
    var deposits = BinNoise.batch(Collections.nCopies(500, Examples.deposit(1)));
    assertThatThrownBy(() -> UplinkCodec.encode(BIN, deposits))
        .hasMessageMatching("encoded payload: bytes is \\d+, but must be 5 to 32768");

    var prefix = UplinkCodec.largestPrefix(deposits, Limits.MAX_BATCH_BYTES).orElseThrow();

    assertThat(UplinkCodec.encode(BIN, prefix)).hasSizeLessThanOrEqualTo(Limits.MAX_BATCH_BYTES);
    assertThat(UplinkCodec.encodedSize(deposits.upTo(prefix.last() + 1)))
        .isGreaterThan(Limits.MAX_BATCH_BYTES);
  }

  @Test
  void leaves_a_batch_alone_that_fits_exactly() {
    var batch = Examples.mixedBatch();
    int size = UplinkCodec.encodedSize(batch);

    assertThat(UplinkCodec.largestPrefix(batch, size)).containsSame(batch);
    assertThat(UplinkCodec.largestPrefix(batch, size - 1).orElseThrow().last())
        .isLessThan(batch.last());
  }

  @Test
  void has_no_prefix_when_the_first_record_is_too_large_alone() {
    assertThat(UplinkCodec.largestPrefix(Examples.mixedBatch(), 20)).isEmpty();
  }

  @Test
  void sends_every_record_that_can_be_made() {
    // The largest of each unbounded-looking kind: three bytes of UTF-8 in each character.
    var text = "\u4e8c".repeat(Limits.MAX_CHECK_CHARS);
    var name = "\u4e8c".repeat(Limits.MAX_NAME_CHARS);
    var check = new EventDetail.InstallCheck(name, CheckVerdict.FAIL, text);
    var report =
        new EventDetail.InstallReport(
            name,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Collections.nCopies(Limits.MAX_REPORT_LINES, check),
            Optional.of(new SealedCredential(1, Bytes.of(new byte[256]))));
    var record = new Event(Examples.stamp(0), report);

    assertThat(RecordCodec.encode(record)).hasSizeLessThan(Limits.MAX_RECORD_BYTES);
    assertThat(UplinkCodec.encode(BIN, BinNoise.batch(List.of(record)))).isNotEmpty();
  }

  @Test
  void gives_back_a_hello_of_500_streams_within_one_payload() {
    var hello = hello(500);

    assertThat(UplinkCodec.decode(BIN, UplinkCodec.encode(BIN, hello)))
        .isEqualTo(new Decoded.Ok<>(hello));
    assertThatThrownBy(() -> hello(501))
        .hasMessage("streams of a hello: number is 501, but must be 0 to 500");
  }

  @Test
  void says_a_stub_in_20_bytes() {
    var none = new Hello(Examples.NONCE, Examples.OUTBOX, Examples.RUN, List.of(), 1, 1);
    var one = new ArrayList<HeldStream>(List.of(HeldStream.stub(Examples.STREAM, 300, 100_000)));
    var stub = new Hello(Examples.NONCE, Examples.OUTBOX, Examples.RUN, one, 1, 1);

    assertThat(UplinkCodec.encode(BIN, stub).length - UplinkCodec.encode(BIN, none).length)
        .isLessThanOrEqualTo(20);
  }

  private static Hello hello(int streams) {
    var held =
        LongStream.range(0, streams)
            .mapToObj(id ->
                new HeldStream(new StreamId(-1 - id), Integer.MAX_VALUE, 1, Limits.MAX_SEQ - id))
            .toList();
    return new Hello(Examples.NONCE, Examples.OUTBOX, Examples.RUN, held, 40, 40);
  }

  private static BatchEnvelope decoded(byte[] payload) {
    return (BatchEnvelope) UplinkCodec.decode(BIN, payload).orThrow();
  }

  private static BatchEnvelope envelope(BatchEnvelope of, long last) {
    return new BatchEnvelope(of.nonce(), of.stream(), of.start(), of.first(), last, of.body());
  }
}
