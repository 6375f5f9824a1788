package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.UnknownFieldSet;
import io.lucidbins.device.EventDetail.UnknownEvent;
import io.lucidbins.device.Measurement.Missing;
import io.lucidbins.device.wire.v1.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a later version of the protocol may do to this one. */
class EvolutionTest {
  private static final UnknownFieldSet LATER =
      UnknownFieldSet.newBuilder()
          .addField(
              900,
              UnknownFieldSet.Field.newBuilder()
                  .addLengthDelimited(ByteString.copyFromUtf8("of a later version"))
                  .build())
          .build();

  @Test
  void keeps_fields_of_a_later_version_at_each_level_of_a_deposit() throws Exception {
    var wire = RecordWire.encode(Examples.deposit(5)).toBuilder().setUnknownFields(LATER);
    wire.getDepositBuilder().setUnknownFields(LATER);
    wire.getDepositBuilder().getEvidenceBuilder().setUnknownFields(LATER);
    wire.getDepositBuilder().getCredentialBuilder().setUnknownFields(LATER);

    var record = assertKept(wire.build());

    assertThat(((Deposit) record).netGrams()).isEqualTo(153);
    assertThat(((Deposit) record).later().isEmpty()).isFalse();
  }

  @Test
  void keeps_fields_of_a_later_version_of_an_event() throws Exception {
    var wire =
        RecordWire.encode(new Event(Examples.stamp(1), new EventDetail.Fire(700))).toBuilder();
    wire.getEventBuilder().setUnknownFields(LATER).getFireBuilder().setUnknownFields(LATER);

    assertThat(((Event) assertKept(wire.build())).detail()).isEqualTo(new EventDetail.Fire(700));
  }

  @Test
  void keeps_a_quantity_of_a_later_version() throws Exception {
    var wire = RecordWire.encode(Examples.fullSample(1)).toBuilder();
    wire.getSampleBuilder().addReadings(Wire.Reading.newBuilder().setQuantity(99).setValue(5));

    assertThat(((Sample) assertKept(wire.build())).values()).hasSize(7);
  }

  @Test
  void keeps_an_unknown_kind_of_record() throws Exception {
    var wire =
        Wire.Record.newBuilder().setBoot(3).setMonotonicMs(4).setUnknownFields(LATER).build();

    var record = assertKept(wire);

    assertThat(record).isInstanceOf(UnknownRecord.class);
    assertThat(((UnknownRecord) record).number()).isEqualTo(900);
    assertThat(record.stamp().monotonicMs()).isEqualTo(4);
  }

  @Test
  void gives_an_unknown_record_another_stamp() throws Exception {
    var wire = Wire.Record.newBuilder().setBoot(3).setUnknownFields(LATER).build();
    var record = RecordCodec.decode(wire.toByteArray()).orThrow();

    byte[] again = RecordCodec.encode(record.withStamp(Examples.stamp(77)));

    assertThat(Wire.Record.parseFrom(again).getMonotonicMs()).isEqualTo(77);
    assertThat(Wire.Record.parseFrom(again).getUnknownFields()).isEqualTo(LATER);
  }

  @Test
  void keeps_an_unknown_kind_of_event() throws Exception {
    var wire = Wire.Record.newBuilder();
    wire.getEventBuilder().setUnknownFields(LATER);

    var event = (Event) assertKept(wire.build());

    assertThat(((UnknownEvent) event.detail()).kind()).isEqualTo(900);
  }

  @Test
  void keeps_a_deposit_whole_whose_outcome_it_cannot_name() throws Exception {
    var wire = RecordWire.encode(Examples.deposit(5)).toBuilder();
    wire.getDepositBuilder().setOutcomeValue(77);

    assertThat(assertKept(wire.build())).isInstanceOf(UnknownRecord.class);
  }

  @Test
  void keeps_columns_and_fields_of_a_later_version_of_a_batch() throws Exception {
    var envelope = UplinkCodec.envelope(BinNoise.batch(BinNoise.seeded(1, 0).samples(20)));
    var wire = Wire.BatchBody.parseFrom(envelope.body().toArray()).toBuilder();
    wire.setUnknownFields(LATER);
    wire.getSamplesBuilder()
        .setUnknownFields(LATER)
        .addColumns(Wire.Column.newBuilder().setQuantity(99).setUnknownFields(LATER));
    byte[] body = wire.build().toByteArray();

    var batch = UplinkCodec.decodeBody(withBody(envelope, body)).orThrow();

    assertThat(batch.records()).hasSize(20);
    assertThat(UplinkCodec.envelope(batch).body()).isEqualTo(Bytes.of(body));
  }

  @Test
  void carries_samples_of_a_later_version_in_a_batch() throws Exception {
    var wire = RecordWire.encode(Examples.fullSample(1)).toBuilder();
    wire.getSampleBuilder().addReadings(Wire.Reading.newBuilder().setQuantity(99).setValue(5));
    var later = RecordCodec.decode(wire.build().toByteArray()).orThrow();
    var batch = BinNoise.batch(List.of(Examples.fullSample(0), later, Examples.fullSample(2)));

    assertThat(UplinkCodec.decodeBody(UplinkCodec.envelope(batch)))
        .isEqualTo(new Decoded.Ok<>(batch));
  }

  @Test
  void reads_an_unknown_reason_as_other() throws Exception {
    var wire = RecordWire.encode(new Sample(Examples.stamp(0), Map.of())).toBuilder();
    wire.getSampleBuilder().addReadings(Wire.Reading.newBuilder().setQuantity(1).setMissing(78));

    var sample = (Sample) RecordCodec.decode(wire.build().toByteArray()).orThrow();

    assertThat(sample.measurement(Quantity.LEVEL_MM)).contains(new Missing(WhyMissing.OTHER));
  }

  @Test
  void answers_an_unknown_command_with_its_number() {
    var wire = Wire.Cmd.newBuilder().setId(1).setRun(2).setUnknownFields(LATER).build();

    var command = CommandCodec.decode(Examples.BIN, Frame.encode(Examples.BIN, wire)).orThrow();

    assertThat(command.action()).isEqualTo(new CommandAction.UnknownAction(900));
  }

  @Test
  void refuses_a_record_that_says_nothing() {
    assertThat(RecordCodec.decode(new byte[0]))
        .isEqualTo(new Decoded.Refused<>("record is invalid: a record or event without content"));
  }

  @Test
  void gives_each_closed_list_the_numbers_of_the_proto() {
    assertSame(Certainty.values(), Certainty::number, Wire.Certainty.values(), "");
    assertSame(WhyMissing.values(), WhyMissing::number, Wire.WhyMissing.values(), "WHY_");
    assertSame(RecordKind.values(), RecordKind::number, Wire.RecordKind.values(), "KIND_");
    assertSame(LossReason.values(), LossReason::number, Wire.LossReason.values(), "LOSS_");
    assertSame(QualityFlag.values(), QualityFlag::number, Wire.QualityFlag.values(), "FLAG_");
    assertSame(BootReason.values(), BootReason::number, Wire.BootReason.values(), "BOOT_");
    assertSame(PowerSource.values(), PowerSource::number, Wire.PowerSource.values(), "POWER_");
    assertSame(CheckVerdict.values(), CheckVerdict::number, Wire.CheckVerdict.values(), "VERDICT_");
    assertSame(Outcome.values(), Outcome::number, Wire.Outcome.values(), "");
    assertSame(Quantity.values(), Quantity::number, Wire.Quantity.values(), "");
    assertSame(
        CommandStatus.values(), CommandStatus::number, Wire.CommandStatus.values(), "COMMAND_");
  }

  /** Decodes, encodes again, and finds nothing missing. */
  private static DeviceRecord assertKept(Wire.Record wire) throws InvalidProtocolBufferException {
    var record = RecordCodec.decode(wire.toByteArray()).orThrow();
    Message again = Wire.Record.parseFrom(RecordCodec.encode(record));
    assertThat(again).isEqualTo(wire);
    return record;
  }

  private static BatchEnvelope withBody(BatchEnvelope envelope, byte[] body) {
    return new BatchEnvelope(
        envelope.nonce(),
        envelope.stream(),
        envelope.start(),
        envelope.first(),
        envelope.last(),
        Bytes.of(body));
  }

  private static <J extends Enum<J>, W extends Enum<W> & ProtocolMessageEnum> void assertSame(
      J[] ours, ToIntFunction<J> number, W[] wire, String prefix) {
    var expected =
        Arrays.stream(wire)
            .filter(each -> !each.name().equals("UNRECOGNIZED"))
            .filter(each -> !each.name().startsWith("NO_"))
            .collect(Collectors.toMap(each -> name(each, prefix), W::getNumber));
    assertThat(Arrays.stream(ours).collect(Collectors.toMap(J::name, number::applyAsInt)))
        .isEqualTo(expected);
  }

  private static String name(Enum<?> wire, String prefix) {
    String name = wire.name().substring(prefix.length());
    // COMMAND_UNKNOWN: the command is unknown, not the status.
    return wire == Wire.CommandStatus.COMMAND_UNKNOWN ? "UNKNOWN_COMMAND" : name;
  }
}
