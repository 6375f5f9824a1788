package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesTest {
  static LongStream seeds() {
    var chosen = Long.getLong("seed");
    return chosen != null ? LongStream.of(chosen) : LongStream.range(0, 200);
  }

  @Test
  void writes_zeros_as_nothing() {
    assertThat(Series.encode(new long[500], 500)).isEqualTo(ByteString.EMPTY);
    assertThat(Series.decode(ByteString.EMPTY, 3)).containsExactly(0, 0, 0);
    assertThat(Series.decode(ByteString.EMPTY, 0)).isEmpty();
  }

  @Test
  void writes_a_constant_as_one_value() {
    // mode 0, then zig-zag of -71 = 141 = varint 8d 01
    assertThat(encoded(-71, -71, -71)).isEqualTo("008d01");
  }

  @Test
  void writes_noise_around_a_value_as_residuals_against_it() {
    // Mode 1 and k = 0: 20. Reference 10 (zig-zag 20 = 14). Residuals 0 +1 0 -1 0 are 0 2 0 1 0
    // after
    // zig-zag, and 0 110 0 10 0 = 64 in Rice code with k = 0.
    assertThat(encoded(10, 11, 10, 9, 10)).isEqualTo("201464");
  }

  @Test
  void writes_a_steady_rise_as_its_seeds() {
    // Mode 3, k = 0: 60. First 5 (0a), first step 600 (1200 = b0 09), 3 residuals 0 = 000.
    assertThat(encoded(5, 605, 1205, 1805, 2405)).isEqualTo("600ab00900");
  }

  @Test
  void writes_a_rise_that_is_interrupted_as_steps_against_the_usual_one() {
    // Mode 4, k = 0: 80. First 0 (00), usual step 600 (1200 = b0 09), then residuals 0 and -300
    // (599: the escape of 8 ones, 9 = length 10 - 1 in six bits, its 10 bits), 0, 0, 0 and 0.
    // 0 11111111 001001 1001010111 0 0 0 0 and 3 fill bits.
    assertThat(encoded(0, 600, 900, 1500, 2100, 2700, 3300)).isEqualTo("8000b0097f932b80");
  }

  @Test
  void escapes_a_residual_that_is_far_out() {
    // A Rice code of 10^12 with small k would be endless: 8 ones, six bits, then its 41 bits.
    var values = new long[100];
    values[50] = 1_000_000_000_000L;

    assertThat(Series.encode(values, 100).size()).isLessThan(24);
    assertRoundTrip(values, "outlier");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gives_back_any_values(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 20; round++) {
      assertRoundTrip(anySeries(random), "seed " + seed);
    }
  }

  @Test
  void gives_back_the_ends_of_the_range() {
    assertRoundTrip(new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE}, "ends");
    assertRoundTrip(new long[] {Long.MAX_VALUE}, "one");
    assertRoundTrip(new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, "two");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answers_any_bytes_with_values_or_a_refusal(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 200; round++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      int count = random.nextInt(20);
      try {
        assertThat(Series.decode(ByteString.copyFrom(bytes), count)).hasSize(count);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void refuses_bytes_that_are_too_few_too_many_or_of_no_mode() {
    assertRefused("2014", 5, "series ends early");
    assertRefused("20146400", 5, "series has 1 bytes too many");
    assertRefused("201465", 4, "fill bits of a series are not zero");
    assertRefused("a0", 5, "series of unknown mode 5");
    assertRefused("00", 5, "series ends early");
    assertRefused("00ffffffffffffffffffff01", 1, "varint of a series is longer than 10 bytes");
    assertRefused("0002", 0, "values of a series of mode 0 is 0");
    assertRefused("4002", 0, "values of a series of mode 2 is 0");
    assertRefused("600202", 1, "values of a series of mode 3 is 1");
    assertRefused("800202", 1, "values of a series of mode 4 is 1");
  }

  private static void assertRefused(String hex, int count, String message) {
    var bytes = ByteString.copyFrom(HexFormat.of().parseHex(hex));
    assertThatThrownBy(() -> Series.decode(bytes, count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static long[] anySeries(RandomGenerator random) {
    int size = random.nextInt(1, 120);
    int bits = random.nextInt(1, 65);
    long slope = random.nextInt(4) == 0 ? random.nextLong() >> random.nextInt(64) : 0;
    var values = new long[size];
    for (int i = 0; i < size; i++) {
      long noise = random.nextInt(10) == 0 ? random.nextLong() : random.nextLong() >> (64 - bits);
      values[i] = i * slope + noise;
    }
    return values;
  }

  private static void assertRoundTrip(long[] values, String description) {
    var bytes = Series.encode(values, values.length);

    assertThat(Series.decode(bytes, values.length))
        .as("%s, values %s", description, Arrays.toString(values))
        .isEqualTo(values);
  }

  private static String encoded(long... values) {
    return HexFormat.of().formatHex(Series.encode(values, values.length).toByteArray());
  }
}
