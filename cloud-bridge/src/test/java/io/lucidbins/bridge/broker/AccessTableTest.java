package io.lucidbins.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTableTest {
  private final AccessTable table = new AccessTable();

  @ParameterizedTest
  @CsvSource({
    "b1, lucidbins/v1/b1/up, true",
    "b1, lucidbins/v1/b1/state, true",
    "b1, lucidbins/v1/b1/ack, false",
    "b1, lucidbins/v1/b1/cmd, false",
    "b1, lucidbins/v1/b2/up, false",
    "b1, lucidbins/v1/b1/up/more, false",
    "b1, lucidbins/v2/b1/up, false",
    "b1, other, false",
    "bridge.1, lucidbins/v1/b1/ack, true",
    "bridge.1, lucidbins/v1/b1/cmd, true",
    "bridge.1, lucidbins/v1/b1/up, false",
    "bridge.1, lucidbins/v1/B1/ack, false",
    "bridge.1, lucidbins/v1/ack, false",
    "bridge., lucidbins/v1/b1/ack, false",
    "feed.main, lucidbins/v1/b1/ack, false",
    "'', lucidbins/v1/b1/up, false",
  })
  void says_who_may_publish(String user, String topic, boolean expected) {
    assertThat(table.mayPublish(user, topic)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "b1, lucidbins/v1/b1/ack, true",
    "b1, lucidbins/v1/b1/cmd, true",
    "b1, lucidbins/v1/b1/up, false",
    "b1, lucidbins/v1/b2/ack, false",
    "b1, lucidbins/v1/+/ack, false",
    "b1, lucidbins/v1/b1/+, false",
    "b1, lucidbins/v1/b1/#, false",
    "b1, '#', false",
    "b1, $share/g/lucidbins/v1/b1/ack, false",
    "b1, $share/bridge/lucidbins/v1/+/up, false",
    "bridge.1, $share/bridge/lucidbins/v1/+/up, true",
    "bridge.1, lucidbins/v1/+/up, true",
    "bridge.1, lucidbins/v1/+/state, true",
    "bridge.1, lucidbins/v1/+/ack, false",
    "bridge.1, '#', false",
    "bridge.1, $share/bridge, false",
    "feed.main, lucidbins/v1/+/up, false",
  })
  void says_who_may_receive(String user, String filter, boolean expected) {
    assertThat(table.mayReceive(user, filter)).isEqualTo(expected);
  }
}
