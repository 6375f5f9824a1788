package io.lucidbins.bridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PriceTest {
  static LongStream seeds() {
    var given = Long.getLong("seed");
    return given == null ? LongStream.rangeClosed(1, 20) : LongStream.of(given);
  }

  @ParameterizedTest
  @CsvSource({
    // 420 g x 320 points/kg = 134.4 points
    "420,320000,10000,134400",
    "0,320000,10000,0",
    // 1 g x 0.999 points/kg x 1.0 = 0.999 milli-points: floored
    "1,999,10000,0",
    "1,1000,10000,1",
    // 333 g x 0.85 points/kg x 1.2 = 339.66 milli-points
    "333,850,12000,339",
    // the largest of all: 2e17 / 1e7
    "200000,10000000,100000,20000000000",
  })
  void milli_points_are_floored_once(int grams, int rate, int bps, long milli) {
    assertThat(Price.of(grams, rate, bps)).isEqualTo(new MilliPoints(milli));
  }

  @ParameterizedTest
  @CsvSource({
    "-1,1,10000,net weight in g must be 0..200000",
    "200001,1,10000,net weight in g must be 0..200000",
    "1,-1,10000,rate in milli-points per kg must be 0..10000000",
    "1,10000001,10000,rate in milli-points per kg must be 0..10000000",
    "1,1,9999,multiplier in bps must be 10000..100000",
    "1,1,100001,multiplier in bps must be 10000..100000",
  })
  void a_value_outside_its_limits_is_refused(int grams, int rate, int bps, String message) {
    assertThatThrownBy(() -> Price.of(grams, rate, bps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void splitting_a_deposit_never_pays_more(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (var i = 0; i < 5_000; i++) {
      var rate = random.nextInt(Price.RATE_MAX + 1);
      var bps = random.nextInt(Price.BASE_BPS, Price.MULTIPLIER_MAX_BPS + 1);
      var whole = grams(random);
      var part = random.nextInt(whole + 1);

      var split = Price.of(part, rate, bps).plus(Price.of(whole - part, rate, bps));

      assertThat(split)
          .as("seed %d: %d g of %d g at %d, %d bps", seed, part, whole, rate, bps)
          .isLessThanOrEqualTo(Price.of(whole, rate, bps));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_price_is_what_unbounded_integers_say_and_grows_with_the_weight(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (var i = 0; i < 5_000; i++) {
      var grams = random.nextInt(Price.NET_GRAMS_MAX);
      var rate = random.nextInt(Price.RATE_MAX + 1);
      var bps = random.nextInt(Price.BASE_BPS, Price.MULTIPLIER_MAX_BPS + 1);
      var exact =
          BigInteger.valueOf(grams)
              .multiply(BigInteger.valueOf(rate))
              .multiply(BigInteger.valueOf(bps))
              .divide(BigInteger.valueOf(10_000_000));

      assertThat(Price.of(grams, rate, bps).value())
          .as("seed %d: %d g at %d, %d bps", seed, grams, rate, bps)
          .isEqualTo(exact.longValueExact())
          .isLessThanOrEqualTo(Price.of(grams + 1, rate, bps).value());
    }
  }

  /** Small weights as often as large ones, since rounding shows at the small end. */
  private static int grams(RandomGenerator random) {
    return random.nextBoolean() ? random.nextInt(50) : random.nextInt(Price.NET_GRAMS_MAX + 1);
  }

  @Test
  void points_print_with_three_decimals() {
    assertThat(new MilliPoints(134_400)).hasToString("134.400 points");
    assertThat(new MilliPoints(7)).hasToString("0.007 points");
    assertThatThrownBy(() -> new MilliPoints(-1)).hasMessageContaining("-1 milli-points");
  }
}
