package io.lucidbins.town.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoSettingsTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 0", "500, 120, 65535, 1"})
  void takes_what_lies_on_its_limits(int bins, int speed, int port, int seconds) {
    assertThat(new DemoSettings(bins, speed, 1, port, Duration.ofSeconds(seconds)).bins())
        .isEqualTo(bins);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0   | 60  | 8080  | 0  | --bins is 1 to 500, not 0
          501 | 60  | 8080  | 0  | --bins is 1 to 500, not 501
          24  | 0   | 8080  | 0  | --speed is 1 to 120, not 0
          24  | 121 | 8080  | 0  | --speed is 1 to 120, not 121
          24  | 60  | -1    | 0  | --port is 0 to 65535, not -1
          24  | 60  | 65536 | 0  | --port is 0 to 65535, not 65536
          24  | 60  | 8080  | -1 | --seconds is 0 or more, not -1
          """)
  void refuses_what_lies_beyond(int bins, int speed, int port, int seconds, String message) {
    assertThatThrownBy(() -> new DemoSettings(bins, speed, 1, port, Duration.ofSeconds(seconds)))
        .hasMessage(message);
  }
}
