package io.lucidbins.device;

import com.google.protobuf.ByteString;
import io.lucidbins.device.Measurement.Missing;
import io.lucidbins.device.Measurement.Value;
import io.lucidbins.device.wire.v1.Wire;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Samples as columns, message {@code Samples} of {@code v1.proto}, and back. */
final class SampleColumns {
  private static final int PRESENT = 0;
  private static final int NOT_FITTED = 1;
  private static final int MISSING = 2;

  private static final List<Quantity> QUANTITIES = List.of(Quantity.values());

  private SampleColumns() {}

  static Wire.Samples.Builder encode(List<Sample> samples) {
    var wire = Wire.Samples.newBuilder().setCount(samples.size());
    if (samples.isEmpty()) {
      return wire;
    }
    wire.setBoot(stamps(samples, Stamp::boot))
        .setMonotonicMs(stamps(samples, Stamp::monotonicMs))
        .setWallOffsetMs(stamps(samples, stamp -> stamp.wallMs() - stamp.monotonicMs()))
        .setCertainty(stamps(samples, stamp -> stamp.certainty().number()));
    for (var quantity : QUANTITIES) {
      addColumn(wire, samples, quantity);
    }
    return wire;
  }

  /** Columns of quantities that this version has no name for are left aside. */
  static List<Sample> decode(Wire.Samples wire) {
    int count = Checks.within("samples", wire.getCount(), 0, Limits.MAX_BATCH_RECORDS);
    var stamps = decodeStamps(wire, count);
    var values = new ArrayList<EnumMap<Quantity, Measurement>>(count);
    for (int i = 0; i < count; i++) {
      values.add(new EnumMap<>(Quantity.class));
    }
    var seen = new EnumMap<Quantity, Boolean>(Quantity.class);
    for (var column : wire.getColumnsList()) {
      Quantity.ofNumber(column.getQuantity())
          .ifPresent(quantity -> {
            if (seen.put(quantity, true) != null) {
              throw new IllegalArgumentException("two columns of " + quantity);
            }
            readColumn(column, quantity, values);
          });
    }
    var samples = new ArrayList<Sample>(count);
    for (int i = 0; i < count; i++) {
      samples.add(new Sample(stamps.get(i), values.get(i)));
    }
    return samples;
  }

  private static ByteString stamps(List<Sample> samples, ToLongFunction<Stamp> part) {
    var numbers = new long[samples.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = part.applyAsLong(samples.get(i).stamp());
    }
    return Series.encode(numbers, numbers.length);
  }

  private static void addColumn(
      Wire.Samples.Builder wire, List<Sample> samples, Quantity quantity) {
    int count = samples.size();
    var presence = new long[count];
    var values = new long[count];
    var quality = new long[count];
    int present = 0;
    int fitted = 0;
    for (int i = 0; i < count; i++) {
      var measurement = samples.get(i).values().get(quantity);
      presence[i] = presence(measurement);
      fitted += presence[i] == NOT_FITTED ? 0 : 1;
      if (measurement instanceof Value(int value, Quality trust)) {
        values[present] = value;
        quality[present++] = trust.number();
      }
    }
    if (fitted > 0) {
      var plain =
          Wire.Column.newBuilder()
              .setQuantity(quantity.number())
              .setPresence(Series.encode(presence, count))
              .setValues(Series.encode(values, present))
              .setQuality(Series.encode(quality, present));
      wire.addColumns(
          quantity == Quantity.LEVEL_PERMILLE ? shorter(plain, samples, values, quality) : plain);
    }
  }

  /** The share of the level, as what is left when it is computed from the height, if it can be. */
  private static Wire.Column.Builder shorter(
      Wire.Column.Builder plain, List<Sample> samples, long[] values, long[] quality) {
    var heights = new long[samples.size()];
    var restOfQuality = new long[samples.size()];
    int present = 0;
    for (var sample : samples) {
      if (sample.values().get(Quantity.LEVEL_PERMILLE) instanceof Value) {
        if (!(sample.values().get(Quantity.LEVEL_MM) instanceof Value(int height, var trust))) {
          return plain;
        }
        restOfQuality[present] = quality[present] - trust.number();
        heights[present++] = height;
      }
    }
    int fullMm = LevelShare.fullMm(heights, values, present);
    if (fullMm == 0) {
      return plain;
    }
    var rest = new long[present];
    for (int i = 0; i < present; i++) {
      rest[i] = values[i] - LevelShare.permille(heights[i], fullMm);
    }
    return plain
        .setFullMm(fullMm)
        .setValues(Series.encode(rest, present))
        .setQuality(Series.encode(restOfQuality, present));
  }

  private static int presence(@Nullable Measurement measurement) {
    return switch (measurement) {
      case null -> NOT_FITTED;
      case Value _ -> PRESENT;
      case Missing(WhyMissing why) -> MISSING + why.number();
    };
  }

  private static List<Stamp> decodeStamps(Wire.Samples wire, int count) {
    var boot = Series.decode(wire.getBoot(), count);
    var monotonicMs = Series.decode(wire.getMonotonicMs(), count);
    var wallOffsetMs = Series.decode(wire.getWallOffsetMs(), count);
    var certainty = Series.decode(wire.getCertainty(), count);
    var stamps = new ArrayList<Stamp>(count);
    for (int i = 0; i < count; i++) {
      stamps.add(
          new Stamp(
              toInt("boot", boot[i]),
              monotonicMs[i],
              monotonicMs[i] + wallOffsetMs[i],
              Certainty.ofNumber(toInt("certainty", certainty[i]))));
    }
    return stamps;
  }

  private static void readColumn(
      Wire.Column column, Quantity quantity, List<EnumMap<Quantity, Measurement>> into) {
    var presence = Series.decode(column.getPresence(), into.size());
    int present = 0;
    for (long state : presence) {
      present += state == PRESENT ? 1 : 0;
    }
    var values = Series.decode(column.getValues(), present);
    var trust = Series.decode(column.getQuality(), present);
    if (column.getFullMm() != 0) {
      addLevel(quantity, column.getFullMm(), into, presence, values, trust);
    }
    var quality = Quality.BEST;
    int next = 0;
    for (int i = 0; i < presence.length; i++) {
      if (presence[i] == PRESENT) {
        // Neighbours mostly share one quality: make the object once.
        if (next == 0 || trust[next] != trust[next - 1]) {
          quality = Quality.ofNumber(trust[next]);
        }
        into.get(i).put(quantity, new Value(toInt("value", values[next++]), quality));
      } else if (presence[i] != NOT_FITTED) {
        into.get(i).put(quantity, missing(presence[i]));
      }
    }
  }

  /** Adds to what is left of the shares of the level what follows from the height. */
  private static void addLevel(
      Quantity quantity,
      int fullMm,
      List<EnumMap<Quantity, Measurement>> read,
      long[] presence,
      long[] values,
      long[] trust) {
    Checks.within("full height", fullMm, 1, Integer.MAX_VALUE);
    if (quantity != Quantity.LEVEL_PERMILLE) {
      throw new IllegalArgumentException(quantity + " does not follow from the height");
    }
    int next = 0;
    for (int i = 0; i < presence.length; i++) {
      if (presence[i] == PRESENT) {
        if (!(read.get(i).get(Quantity.LEVEL_MM) instanceof Value(int height, var heightTrust))) {
          throw new IllegalArgumentException("sample " + i + " has no height before its share");
        }
        values[next] += LevelShare.permille(height, fullMm);
        trust[next++] += heightTrust.number();
      }
    }
  }

  private static Missing missing(long presence) {
    Checks.within("presence", presence, MISSING, Integer.MAX_VALUE);
    return new Missing(WhyMissing.ofNumber((int) presence - MISSING));
  }

  private static int toInt(String name, long value) {
    return (int) Checks.within(name, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
