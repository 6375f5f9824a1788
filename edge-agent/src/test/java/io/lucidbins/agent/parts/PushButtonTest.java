package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.io.gpio.digital.DigitalState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushButtonTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_press_is_told_once_and_letting_go_is_not(boolean plain) throws Exception {
    try (var pins = new ScriptedPins(plain)) {
      pins.in.set(DigitalState.HIGH);
      List<Long> presses = new ArrayList<>();
      var button = new PushButton(pins.input, pins.clock);
      button.listen();
      button.onPress(presses::add);

      pins.fall(1_000);
      pins.rise(300_000);
      pins.fall(700_000);
      pins.clock.advance(Duration.ofSeconds(1));

      assertThat(presses).containsExactly(1_000_000L, 700_000_000L);
    }
  }

  // told 3 ms late: with a stamp the time is the edge's, without it the listener's
  @ParameterizedTest
  @CsvSource({"false, 1000000", "true, 4000000"})
  void a_press_has_the_time_of_its_edge_if_that_is_known(boolean plain, long nanos)
      throws Exception {
    try (var pins = new ScriptedPins(plain)) {
      pins.in.set(DigitalState.HIGH);
      pins.in.deliveryTakes(Duration.ofMillis(3), Duration.ZERO, new SplittableRandom(1));
      List<Long> presses = new ArrayList<>();
      var button = new PushButton(pins.input, pins.clock);
      button.listen();
      button.onPress(presses::add);

      pins.fall(1_000);
      pins.clock.advance(Duration.ofSeconds(1));

      assertThat(presses).containsExactly(nanos);
    }
  }
}
