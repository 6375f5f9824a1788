package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WebServerTest {
  @Test
  void says_what_to_do_when_its_port_is_taken() {
    WebFixture town = WebFixture.town();
    try (var server = town.serve()) {
      var same =
          new WebSettings("127.0.0.1", server.port(), ZoneOffset.UTC, Duration.ofSeconds(15));
      var readables = new WebServer.Readables(town, town.feed, town.checks);

      assertThatThrownBy(() ->
              WebServer.start(
                  same, readables, town.desks(), () -> WebFixture.NOW, new SplittableRandom(1)))
          .isInstanceOf(WebUnavailable.class)
          .hasMessageContaining("127.0.0.1:" + server.port())
          .hasMessageContaining("choose another with --listen");
    }
  }

  @Test
  void takes_a_port_again_after_it_was_closed() {
    WebFixture town = WebFixture.town();
    var first = town.serve();
    int port = first.port();
    first.close();

    try (var second =
        WebServer.start(
            new WebSettings("127.0.0.1", port, ZoneOffset.UTC, Duration.ofSeconds(15)),
            new WebServer.Readables(town, town.feed, town.checks),
            town.desks(),
            () -> WebFixture.NOW,
            new SplittableRandom(1))) {
      assertThat(second.port()).isEqualTo(port);
    }
  }

  @Test
  void refuses_settings_that_cannot_be_meant() {
    WebSettings settings = WebSettings.defaults();

    assertThat(settings.withPort(65_535).port()).isEqualTo(65_535);
    assertThatThrownBy(() -> settings.withPort(65_536)).hasMessageContaining("65536");
    assertThatThrownBy(() -> settings.withPort(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new WebSettings(" ", 0, ZoneOffset.UTC, Duration.ofSeconds(1)))
        .hasMessageContaining("host is empty");
    assertThatThrownBy(() -> new WebSettings("::1", 0, ZoneOffset.UTC, Duration.ZERO))
        .hasMessageContaining("heartbeat");
  }
}
