package io.lucidbins.bridge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "http://h:1", "tcp://h", "tcp://h:1/x", "tcp://:1883", "h:1883"})
  void an_address_that_is_no_brokers_is_refused(String uri) {
    assertThatThrownBy(() -> new MqttSettings(uri, "bridge.1", "p"))
        .hasMessageContaining("tcp://HOST:PORT, not '" + uri + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bridge.", "bin-1"})
  void a_name_that_a_bin_could_have_is_refused(String name) {
    assertThatThrownBy(() -> new MqttSettings("tcp://h:1", name, "p"))
        .hasMessageContaining("not '" + name + "'");
  }

  @Test
  void the_password_is_not_printed() {
    assertThat(new MqttSettings("tcp://[::1]:1883", "bridge.1", "s3cret").toString())
        .isEqualTo("bridge.1 at tcp://[::1]:1883");
  }

  @Test
  void waits_are_drawn_below_a_bound_that_doubles_up_to_half_a_minute() {
    var backoff = new Backoff(RandomGeneratorFactory.of("L64X128MixRandom").create(7));

    for (long bound : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
      assertThat(backoff.next()).isBetween(Duration.ofMillis(1), Duration.ofMillis(bound));
    }
    backoff.reset();
    assertThat(backoff.next()).isBetween(Duration.ofMillis(1), Backoff.FIRST);
  }
}
