package io.lucidbins.bridge.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaTailTest {
  /** Shape 1 is exponential: exp(-x); shape 2 is (1 + x) exp(-x); shape 1/2 is erfc(sqrt(x)). */
  @ParameterizedTest
  @CsvSource({
    "1, 0.1, 0.9048374180359595",
    "1, 10, 4.5399929762484854e-5",
    "2, 3, 0.19914827347145578",
    "0.5, 1, 0.15729920705028513",
    "0.5, 0.25, 0.47950012218695346",
    "0.5, 9, 2.209049699858544e-5"
  })
  void agrees_with_closed_forms(double shape, double x, double expected) {
    assertThat(GammaTail.above(shape, 1, x)).isCloseTo(expected, within(1e-10));
    assertThat(GammaTail.above(shape, 7, 7 * x)).isCloseTo(expected, within(1e-10));
  }

  /** For a whole shape n the tail is the chance of fewer than n events: a Poisson sum. */
  @ParameterizedTest
  @CsvSource({"5, 2", "5, 9", "40, 30", "40, 55", "400, 401", "400, 380"})
  void agrees_with_the_poisson_sum_on_both_sides_of_the_mean(int shape, double x) {
    double sum = 0;
    double logTerm = -x;
    for (int k = 0; k < shape; k++) {
      sum += Math.exp(logTerm);
      logTerm += Math.log(x) - Math.log(k + 1);
    }

    assertThat(GammaTail.above(shape, 1, x)).isCloseTo(sum, within(1e-10));
  }
}
