package io.lucidbins.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSettingsTest {
  private static final Path JOURNAL = Path.of("journal");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
  void a_loopback_address_is_taken(String host) {
    assertThat(new BrokerSettings(host, 1883, JOURNAL).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.4", ""})
  void any_other_address_is_refused_until_there_are_certificates(String host) {
    assertThatThrownBy(() -> new BrokerSettings(host, 1883, JOURNAL))
        .hasMessageContaining("loopback address only, not on '" + host + "'")
        .hasMessageContaining("--broker");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void a_port_out_of_range_is_refused(int port) {
    assertThatThrownBy(() -> new BrokerSettings("127.0.0.1", port, JOURNAL))
        .hasMessageContaining("port " + port);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535})
  void a_port_within_the_range_is_taken(int port) {
    assertThat(new BrokerSettings("127.0.0.1", port, JOURNAL).port()).isEqualTo(port);
  }
}
