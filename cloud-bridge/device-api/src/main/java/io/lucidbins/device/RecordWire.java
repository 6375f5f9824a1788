package io.lucidbins.device;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.lucidbins.device.Measurement.Missing;
import io.lucidbins.device.Measurement.Value;
import io.lucidbins.device.wire.v1.Wire;
import java.util.EnumMap;
import java.util.Optional;

/** Records as message {@code Record} of {@code v1.proto}, and back. */
final class RecordWire {
  private static final int FIRST_KIND_NUMBER = 16;

  private RecordWire() {}

  static Wire.Record encode(DeviceRecord record) {
    try {
      var to = Wire.Record.newBuilder();
      switch (record) {
        case Sample sample -> encode(sample, to);
        case Deposit deposit -> encode(deposit, to);
        case Event event -> {
          to.mergeFrom(event.later().encoded());
          EventWire.encode(event.detail(), to.getEventBuilder());
        }
        case UnknownRecord unknown -> to.mergeFrom(unknown.content().toArray());
      }
      return withStamp(to, record.stamp()).build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("kept bytes of a record are no protobuf message", e);
    }
  }

  /** Throws {@link IllegalArgumentException} if the message says nothing or a value is invalid. */
  static DeviceRecord decode(Wire.Record wire) {
    return switch (wire.getKindCase()) {
      case SAMPLE -> sample(wire);
      case DEPOSIT ->
          Outcome.ofNumber(wire.getDeposit().getOutcomeValue())
              .<DeviceRecord>map(outcome -> deposit(wire, outcome))
              .orElseGet(() -> unknown(wire, Wire.Record.DEPOSIT_FIELD_NUMBER));
      case EVENT -> new Event(stamp(wire), EventWire.decode(wire.getEvent()), laterOfEvent(wire));
      case KIND_NOT_SET ->
          unknown(wire, Later.lowestUnknownNumber(wire.getUnknownFields(), FIRST_KIND_NUMBER));
    };
  }

  static void encode(SealedCredential sealed, Wire.Sealed.Builder to) {
    to.setKeyId(sealed.keyId()).setBytes(ByteString.copyFrom(sealed.bytes().toArray()));
  }

  static SealedCredential decode(Wire.Sealed wire) {
    return new SealedCredential(wire.getKeyId(), Bytes.of(wire.getBytes().toByteArray()));
  }

  private static Wire.Record.Builder withStamp(Wire.Record.Builder to, Stamp stamp) {
    return to.setBoot(stamp.boot())
        .setMonotonicMs(stamp.monotonicMs())
        .setWallMs(stamp.wallMs())
        .setCertaintyValue(stamp.certainty().number());
  }

  private static Stamp stamp(Wire.Record wire) {
    return new Stamp(
        wire.getBoot(),
        wire.getMonotonicMs(),
        wire.getWallMs(),
        Certainty.ofNumber(wire.getCertaintyValue()));
  }

  private static UnknownRecord unknown(Wire.Record wire, int number) {
    var content =
        wire.toBuilder().clearBoot().clearMonotonicMs().clearWallMs().clearCertainty().build();
    return new UnknownRecord(stamp(wire), number, Bytes.of(content.toByteArray()));
  }

  private static void encode(Sample sample, Wire.Record.Builder to)
      throws InvalidProtocolBufferException {
    var readings = to.getSampleBuilder();
    sample.values().forEach((quantity, measurement) -> add(readings, quantity, measurement));
    to.mergeFrom(sample.later().encoded());
  }

  private static void add(Wire.Sample.Builder to, Quantity quantity, Measurement measurement) {
    var reading = to.addReadingsBuilder().setQuantity(quantity.number());
    switch (measurement) {
      case Value(int value, Quality quality) ->
          reading.setValue(value).setQuality(quality.number());
      case Missing(WhyMissing why) -> reading.setMissing(1 + why.number());
    }
  }

  private static Sample sample(Wire.Record wire) {
    var values = new EnumMap<Quantity, Measurement>(Quantity.class);
    var later = Wire.Record.newBuilder().setUnknownFields(wire.getUnknownFields());
    if (!wire.getSample().getUnknownFields().isEmpty()) {
      later.getSampleBuilder().setUnknownFields(wire.getSample().getUnknownFields());
    }
    for (var reading : wire.getSample().getReadingsList()) {
      Quantity.ofNumber(reading.getQuantity())
          .ifPresentOrElse(
              quantity -> {
                if (values.put(quantity, measurement(reading)) != null) {
                  throw new IllegalArgumentException("two readings of " + quantity);
                }
              },
              () -> later.getSampleBuilder().addReadings(reading));
    }
    return new Sample(stamp(wire), values, LaterFields.of(later.build().toByteArray()));
  }

  private static Measurement measurement(Wire.Reading reading) {
    return reading.getMissing() == 0
        ? new Value(reading.getValue(), Quality.ofNumber(reading.getQuality()))
        : new Missing(WhyMissing.ofNumber(reading.getMissing() - 1));
  }

  private static void encode(Deposit deposit, Wire.Record.Builder to)
      throws InvalidProtocolBufferException {
    var wire = to.mergeFrom(deposit.later().encoded()).getDepositBuilder();
    wire.setSession(deposit.session())
        .setMaterial(deposit.material().code())
        .setOutcomeValue(deposit.outcome().number())
        .setFlap(deposit.flap())
        .setNetGrams(deposit.netGrams());
    deposit.credential().ifPresent(sealed -> encode(sealed, wire.getCredentialBuilder()));
    deposit
        .claim()
        .ifPresent(claim -> wire.setClaimSha256(ByteString.copyFrom(claim.sha256().toArray())));
    var evidence = deposit.evidence();
    wire.getEvidenceBuilder()
        .setBeforeGrams(evidence.beforeGrams())
        .setBeforeSpreadGrams(evidence.beforeSpreadGrams())
        .setAfterGrams(evidence.afterGrams())
        .setAfterSpreadGrams(evidence.afterSpreadGrams())
        .setLevelChangeMm(evidence.levelChangeMm())
        .setLidOpenMs(evidence.lidOpenMs())
        .setSessionMs(evidence.sessionMs());
  }

  private static Deposit deposit(Wire.Record record, Outcome outcome) {
    var wire = record.getDeposit();
    return new Deposit(
        stamp(record),
        wire.getSession(),
        wire.hasCredential() ? Optional.of(decode(wire.getCredential())) : Optional.empty(),
        wire.getClaimSha256().isEmpty()
            ? Optional.empty()
            : Optional.of(new ClaimHash(Bytes.of(wire.getClaimSha256().toByteArray()))),
        new Material(wire.getMaterial()),
        outcome,
        wire.getFlap(),
        wire.getNetGrams(),
        evidence(wire.getEvidence()),
        LaterFields.of(Later.unknownPart(record).build().toByteArray()));
  }

  private static Evidence evidence(Wire.Evidence wire) {
    return new Evidence(
        wire.getBeforeGrams(),
        wire.getBeforeSpreadGrams(),
        wire.getAfterGrams(),
        wire.getAfterSpreadGrams(),
        wire.getLevelChangeMm(),
        wire.getLidOpenMs(),
        wire.getSessionMs());
  }

  /** An unknown detail already holds the fields of its event: only those around it remain. */
  private static LaterFields laterOfEvent(Wire.Record wire) {
    var later = (Wire.Record.Builder) Later.unknownPart(wire);
    if (wire.getEvent().getDetailCase() == Wire.Event.DetailCase.DETAIL_NOT_SET) {
      later.clearEvent();
    }
    return LaterFields.of(later.build().toByteArray());
  }
}
