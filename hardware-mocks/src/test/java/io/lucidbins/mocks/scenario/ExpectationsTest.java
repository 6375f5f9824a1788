package io.lucidbins.mocks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
  private final Expectations expectations =
      Expectations.of(
          Scenario.parse(
              "x",
              """
              bin b 240 L
              expect by 2:00:00 event deposit
              expect by 1:00:00 event deposit
              expect by 1:30:00 event emptied
              """));

  @Test
  void an_event_in_time_meets_one_expectation_of_its_name() {
    expectations.event("deposit", Duration.ofHours(1));
    expectations.event("emptied", Duration.ofMinutes(90));

    assertThat(expectations.unmet(Duration.ofMinutes(119))).isEmpty();
    assertThat(expectations.unmet(Duration.ofHours(2)))
        .containsExactly(new Scenario.Expectation(Duration.ofHours(2), "deposit"));
    expectations.event("deposit", Duration.ofHours(2));
    assertThatCode(expectations::verify).doesNotThrowAnyException();
  }

  @Test
  void an_event_too_late_or_of_another_name_meets_nothing() {
    expectations.event("deposit", Duration.ofMinutes(61));
    expectations.event("fire", Duration.ofMinutes(1));

    assertThatThrownBy(expectations::verify)
        .hasMessage(
            """
            not met:
            - expect by 1:00:00 event deposit
            - expect by 1:30:00 event emptied
            - expect by 2:00:00 event deposit
            events that came: [0:01:00 fire, 1:01:00 deposit]\
            """);
  }
}
