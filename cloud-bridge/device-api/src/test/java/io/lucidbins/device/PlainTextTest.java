package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.device.CommandAction.OpenSession;
import io.lucidbins.device.EventDetail.PartFailed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void prints_each_value_of_a_sample_with_its_unit() {
    assertThat(PlainText.line(new NumberedRecord(17, Examples.fullSample(600_003))))
        .isEqualTo(
            "seq    17  2026-11-21T12:10:00.003Z  synced     sample   level 412 mm (quality 94),"
                + " full 34.3 % (quality 94), weight -3 g, temperature -5.2 degC, battery 3712 mV,"
                + " tilt 0.4 deg, signal -71 dBm  [boot 7 + 600003 ms]");
  }

  @Test
  void says_why_a_value_is_missing_and_what_lowers_its_quality() {
    assertThat(PlainText.line(Examples.poorSample(0)))
        .contains("  level missing (no echo), weight 1234567 g (quality 25 lid open held)  ");
  }

  @Test
  void prints_a_deposit_with_its_evidence_and_without_its_credential() {
    assertThat(PlainText.line(Examples.deposit(0)))
        .isEqualTo(
            "2026-11-21T12:00:00.000Z  synced     deposit  153 g aluminium-can to recycle,"
                + " card sealed to key 3, claim code shown, weight 12000 (spread 2) to 12153"
                + " (spread 3) g, level +18 mm, lid open 4200 ms, flap 1, session"
                + " 00c0ffee00c0ffee of 11300 ms  [boot 7 + 0 ms]")
        .doesNotContain("000102");
  }

  @Test
  void prints_one_line_for_each_event_whatever_its_text_holds() {
    var event =
        new Event(Examples.stamp(0), new PartFailed("a\nb", WhyMissing.OTHER, "c\r\u0000d"));

    assertThat(PlainText.line(event)).contains("  part \"a b\" failed (other): \"c  d\"  ");
    for (var detail : Examples.everyEvent()) {
      assertThat(PlainText.line(new Event(Examples.stamp(0), detail))).doesNotContain("\n");
    }
  }

  @Test
  void prints_a_batch_in_order_of_seq() {
    var batch = Examples.mixedBatch();

    var lines = PlainText.lines(batch);

    // The head, 22 records, a tombstone, a record, a tombstone.
    assertThat(lines).hasSize(26);
    assertThat(lines.get(0))
        .isEqualTo(
            "batch 0123456789abcdef stream fedcba9876543210 start 4 seq 100-1149, 23 records,"
                + " 2 tombstones");
    assertThat(lines.get(23)).isEqualTo("seq 122-131 given up (thinned): 9 sample, 1 event");
    assertThat(lines.get(24)).startsWith("seq   132  ").contains("  sample   ");
    assertThat(lines.get(25)).isEqualTo("seq 133-1149 given up (evicted): 1017 sample");
  }

  @Test
  void prints_hello_welcome_and_ack() {
    var hello =
        new Hello(
            Examples.NONCE,
            Examples.OUTBOX,
            Examples.RUN,
            List.of(
                new HeldStream(Examples.STREAM, 2, 5, 9), HeldStream.stub(new StreamId(1), 1, 40)),
            1,
            1);

    assertThat(PlainText.lines(hello))
        .containsExactly(
            "hello 0123456789abcdef part 1 of 1, outbox 1111222233334444, run 5555666677778888,"
                + " 2 streams",
            "  stream fedcba9876543210 start 2: seq 5-9",
            "  stream 0000000000000001 start 1: no rows, newest was 40");
    assertThat(
            PlainText.lines(
                new Welcome(
                    Examples.NONCE, 1, 1, List.of(new StreamWatermark(Examples.STREAM, 9)), 3)))
        .containsExactly(
            "welcome 0123456789abcdef part 1 of 1, 1 streams, highest foreign start 3",
            "  stream fedcba9876543210 watermark 9");
    assertThat(PlainText.lines(new Ack(Examples.NONCE, Examples.STREAM, 9, 7)))
        .containsExactly(
            "ack 0123456789abcdef stream fedcba9876543210 watermark 9, batch ended at 7");
  }

  @Test
  void prints_state_and_command() {
    assertThat(
            PlainText.line(
                new State(
                    false, "0.1.0", "c0ffee", Examples.OUTBOX, Examples.RUN, Optional.empty())))
        .isEqualTo(
            "state offline, software \"0.1.0\", settings \"c0ffee\", outbox 1111222233334444,"
                + " run 5555666677778888, no sample yet");
    assertThat(
            PlainText.line(
                new Command(new CommandId(9), Examples.RUN, new OpenSession(1, "Blue Heron", 60))))
        .isEqualTo(
            "command 0000000000000009 for run 5555666677778888: open session 0000000000000001 for"
                + " \"Blue Heron\", 60 s");
  }

  @Test
  void keeps_the_sign_of_small_tenths() {
    assertThat(PlainText.tenths(-5)).isEqualTo("-0.5");
    assertThat(PlainText.tenths(Integer.MIN_VALUE)).isEqualTo("-214748364.8");
  }
}
