package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.device.Measurement.Missing;
import io.lucidbins.device.Measurement.Value;
import io.lucidbins.device.wire.v1.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleColumnsTest {
  @Test
  void writes_neither_presence_nor_quality_where_all_is_well() {
    var column = column(value(1), value(2));

    assertThat(column.getPresence()).isEmpty();
    assertThat(column.getQuality()).isEmpty();
  }

  @Test
  void writes_no_column_of_a_quantity_that_is_not_fitted() {
    var samples = List.of(new Sample(Examples.stamp(0), Map.of()));

    assertThat(SampleColumns.encode(samples).getColumnsCount()).isZero();
    assertThat(SampleColumns.decode(SampleColumns.encode(samples).build())).isEqualTo(samples);
  }

  @Test
  void writes_presence_only_where_something_is_absent() {
    assertThat(column(value(1), new Missing(WhyMissing.NO_ECHO)).getPresence()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.device.SeriesTest#seeds")
  void gives_back_any_samples(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var samples = anySamples(random, random.nextInt(0, 200));

    assertThat(SampleColumns.decode(SampleColumns.encode(samples).build()))
        .as("seed %d", seed)
        .isEqualTo(samples);
  }

  @Test
  void leaves_the_share_of_the_level_out_where_it_follows_from_the_height() {
    // Of 1,200 mm: 100 / 1.2 = 83.3, 500 / 1.2 = 416.7, 1,100 / 1.2 = 916.7.
    var wire =
        SampleColumns.encode(List.of(level(100, 83), level(500, 417), level(1_100, 917))).build();

    var share = wire.getColumns(1);
    assertThat(share.getQuantity()).isEqualTo(Quantity.LEVEL_PERMILLE.number());
    assertThat(share.getFullMm()).isEqualTo(1_200);
    assertThat(share.getValues()).isEmpty();
    assertThat(share.getQuality()).isEmpty();
    assertThat(SampleColumns.decode(wire))
        .containsExactly(level(100, 83), level(500, 417), level(1_100, 917));
  }

  @Test
  void keeps_a_share_of_the_level_that_no_height_explains() {
    var samples = List.of(level(100, 900), level(200, 100));

    var wire = SampleColumns.encode(samples).build();

    assertThat(wire.getColumns(1).getFullMm()).isZero();
    assertThat(SampleColumns.decode(wire)).isEqualTo(samples);
  }

  @Test
  void refuses_a_share_without_its_height_and_one_of_another_quantity() {
    var share = Wire.Column.newBuilder().setQuantity(2).setFullMm(1_200);
    var alone = Wire.Samples.newBuilder().setCount(1).addColumns(share).build();
    assertThatThrownBy(() -> SampleColumns.decode(alone))
        .hasMessage("sample 0 has no height before its share");

    var weight = Wire.Column.newBuilder().setQuantity(3).setFullMm(1_200);
    var other = Wire.Samples.newBuilder().setCount(1).addColumns(weight).build();
    assertThatThrownBy(() -> SampleColumns.decode(other))
        .hasMessage("WEIGHT_GRAMS does not follow from the height");

    var negative = Wire.Column.newBuilder().setQuantity(2).setFullMm(-1);
    var wrong = Wire.Samples.newBuilder().setCount(1).addColumns(negative).build();
    assertThatThrownBy(() -> SampleColumns.decode(wrong)).hasMessageContaining("full height");
  }

  private static Sample level(int heightMm, int permille) {
    return new Sample(
        Examples.stamp(0),
        Map.of(Quantity.LEVEL_MM, value(heightMm), Quantity.LEVEL_PERMILLE, value(permille)));
  }

  @Test
  void refuses_two_columns_of_one_quantity() {
    var twice = Wire.Column.newBuilder().setQuantity(1);
    var wire = Wire.Samples.newBuilder().addColumns(twice).addColumns(twice).build();

    assertThatThrownBy(() -> SampleColumns.decode(wire)).hasMessage("two columns of LEVEL_MM");
  }

  @Test
  void refuses_more_samples_than_a_batch_may_hold_before_making_room_for_them() {
    assertThat(SampleColumns.decode(Wire.Samples.newBuilder().setCount(500).build())).hasSize(500);
    for (int count : new int[] {501, Integer.MAX_VALUE, -1}) {
      var wire = Wire.Samples.newBuilder().setCount(count).build();
      assertThatThrownBy(() -> SampleColumns.decode(wire))
          .hasMessage("samples is " + count + ", but must be 0 to 500");
    }
  }

  private static Wire.Column column(Measurement... measurements) {
    var samples = new ArrayList<Sample>();
    for (var measurement : measurements) {
      samples.add(new Sample(Examples.stamp(0), Map.of(Quantity.LEVEL_MM, measurement)));
    }
    return SampleColumns.encode(samples).getColumns(0);
  }

  private static Value value(int value) {
    return new Value(value, Quality.BEST);
  }

  private static List<Sample> anySamples(RandomGenerator random, int count) {
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < count; i++) {
      var values = new EnumMap<Quantity, Measurement>(Quantity.class);
      for (var quantity : Quantity.values()) {
        if (random.nextInt(5) != 0) {
          values.put(quantity, anyMeasurement(random));
        }
      }
      samples.add(new Sample(anyStamp(random), values));
    }
    return samples;
  }

  private static Stamp anyStamp(RandomGenerator random) {
    return new Stamp(
        random.nextInt(0, Integer.MAX_VALUE),
        random.nextLong(0, Limits.MAX_MONOTONIC_MS + 1),
        random.nextLong(Limits.MIN_WALL_MS, Limits.MAX_WALL_MS + 1),
        any(random, Certainty.values()));
  }

  private static Measurement anyMeasurement(RandomGenerator random) {
    if (random.nextInt(4) == 0) {
      return new Missing(any(random, WhyMissing.values()));
    }
    var flags = EnumSet.noneOf(QualityFlag.class);
    for (var flag : QualityFlag.values()) {
      if (random.nextInt(8) == 0) {
        flags.add(flag);
      }
    }
    int value = random.nextInt() >> random.nextInt(32);
    return new Value(value, new Quality(random.nextInt(101), flags));
  }

  private static <T> T any(RandomGenerator random, T[] choices) {
    return Arrays.asList(choices).get(random.nextInt(choices.length));
  }
}
