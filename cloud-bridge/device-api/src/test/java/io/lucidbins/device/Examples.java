package io.lucidbins.device;

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
import io.lucidbins.device.EventDetail.Uprighted;
import io.lucidbins.device.Measurement.Missing;
import io.lucidbins.device.Measurement.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of everything, with fixed values: what the golden payloads were made of. */
final class Examples {
  static final BinId BIN = new BinId("bin-0042");
  static final Nonce NONCE = new Nonce(0x0123456789abcdefL);
  static final StreamId STREAM = new StreamId(0xfedcba9876543210L);
  static final OutboxId OUTBOX = new OutboxId(0x1111222233334444L);
  static final RunId RUN = new RunId(0x5555666677778888L);
  static final long SESSION = 0x00c0ffee00c0ffeeL;

  private static final long NOON_MS = 1_795_262_400_000L;

  private Examples() {}

  static Stamp stamp(long monotonicMs) {
    return new Stamp(7, monotonicMs, NOON_MS + monotonicMs, Certainty.SYNCED);
  }

  static Sample fullSample(long monotonicMs) {
    return new Sample(
        stamp(monotonicMs),
        Map.of(
            Quantity.LEVEL_MM, new Value(412, new Quality(94)),
            Quantity.LEVEL_PERMILLE, new Value(343, new Quality(94)),
            Quantity.WEIGHT_GRAMS, new Value(-3, Quality.BEST),
            Quantity.TEMPERATURE_DECI_CELSIUS, new Value(-52, Quality.BEST),
            Quantity.BATTERY_MILLIVOLTS, new Value(3_712, Quality.BEST),
            Quantity.TILT_DECI_DEGREES, new Value(4, Quality.BEST),
            Quantity.SIGNAL_DBM, new Value(-71, Quality.BEST)));
  }

  static Sample poorSample(long monotonicMs) {
    return new Sample(
        stamp(monotonicMs).believed(0, Certainty.ESTIMATED),
        Map.of(
            Quantity.LEVEL_MM, new Missing(WhyMissing.NO_ECHO),
            Quantity.WEIGHT_GRAMS,
                new Value(
                    1_234_567, new Quality(25, Set.of(QualityFlag.LID_OPEN, QualityFlag.HELD)))));
  }

  static Deposit deposit(long monotonicMs) {
    return new Deposit(
        stamp(monotonicMs),
        SESSION,
        Optional.of(new SealedCredential(3, Bytes.of(counting(64)))),
        Optional.of(new ClaimHash(Bytes.of(counting(32)))),
        new Material("aluminium-can"),
        Outcome.RECYCLE,
        1,
        153,
        new Evidence(12_000, 2, 12_153, 3, 18, 4_200, 11_300));
  }

  static Deposit anonymousDeposit(long monotonicMs) {
    return new Deposit(
        stamp(monotonicMs),
        SESSION,
        Optional.empty(),
        Optional.empty(),
        new Material("glass"),
        Outcome.REUSE,
        0,
        -1,
        new Evidence(0, 0, -1, 0, -2, 0, 0));
  }

  static List<EventDetail> everyEvent() {
    return List.of(
        new LidOpened(),
        new LidClosed(),
        new Tilted(912),
        new Uprighted(),
        new Fire(713),
        new Overflow(),
        new Moved(),
        new Emptied(48_200, -12, 1_150, 0),
        new PartFailed("level", WhyMissing.BUS_ERROR, "read of 0x89 failed with errno 121"),
        new PartRecovered("level"),
        new Booted(BootReason.WATCHDOG, "0.1.0"),
        new ClockSet(-631_152_000_000L),
        new PowerChanged(PowerSource.BATTERY, true, 3_301),
        new CommandAnswered(new CommandId(9), CommandStatus.FAILED, "the bin is not empty: 12 kg"),
        new InstallReport(
            "igloo-1100",
            1_200,
            1_100,
            List.of(new InstallCheck("tare", CheckVerdict.PASS, "spread 2 g")),
            Optional.of(new SealedCredential(0, Bytes.of(counting(48))))),
        new HealthReport(
            86_400_000, CheckVerdict.WARN, List.of(new HealthFigure("free-disk-bytes", -1))),
        new OutboxSalvaged(Optional.of(OUTBOX), 5_120, 3, false));
  }

  /** Every kind of record once. */
  static List<DeviceRecord> everyRecord() {
    var records = new ArrayList<DeviceRecord>();
    records.add(fullSample(0));
    records.add(poorSample(600_003));
    records.add(new Sample(stamp(1), Map.of()));
    records.add(deposit(700_000));
    records.add(anonymousDeposit(800_000));
    for (var detail : everyEvent()) {
      records.add(new Event(stamp(900_000), detail));
    }
    return records;
  }

  /** Seq 100 to 1_149: records, then tombstones in the middle and at the end. */
  static Batch mixedBatch() {
    var records = new ArrayList<NumberedRecord>();
    long seq = 100;
    for (var record : everyRecord()) {
      records.add(new NumberedRecord(seq++, record));
    }
    var thinned =
        new Tombstone(
            seq,
            seq + 9,
            List.of(new KindRun(RecordKind.SAMPLE, 9), new KindRun(RecordKind.EVENT, 1)),
            LossReason.THINNED);
    records.add(new NumberedRecord(seq + 10, fullSample(1_200_000)));
    var evicted = Tombstone.of(seq + 11, 1_149, RecordKind.SAMPLE, LossReason.EVICTED);
    return new Batch(NONCE, STREAM, 4, 100, 1_149, records, List.of(thinned, evicted));
  }

  static byte[] counting(int size) {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
