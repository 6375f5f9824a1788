package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as sockets send them, since a client of the JDK writes the Host itself. */
final class RequestGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:8080",
        "localhost",
        "LocalHost:1",
        "127.8.9.1",
        "[::1]:80"
      })
  void answers_under_its_own_names(String host) {
    assertThat(answer("GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8080",
        "192.168.1.7",
        "[::2]",
        "127.0.0.1@evil.example",
        "0.0.0.0",
      })
  void answers_no_other_host_on_any_path(String host) {
    for (String path : new String[] {"/", "/map.json", "/api/v1/bins", "/events", "/none"}) {
      assertThat(answer("GET " + path + " HTTP/1.1", "Host: " + host))
          .doesNotContain("School of Music")
          .containsPattern("HTTP/1.1 4(21|00)");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, 192.168.1.7, 200", "0.0.0.0, evil.example, 421", "0.0.0.0, [fe80::1], 200"})
  void on_a_wildcard_answers_to_any_number_and_no_name(String listen, String host, int status) {
    assertThat(answerOf(listen, "GET / HTTP/1.1", "Host: " + host))
        .startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site: cross-site, 403",
    "Sec-Fetch-Site: same-site, 403",
    "Sec-Fetch-Site: same-origin, 405",
    "Sec-Fetch-Site: none, 405",
    "Origin: http://evil.example, 403",
    "Origin: null, 403",
    "Origin: http://localhost:9, 403",
    "Origin: http://localhost, 405",
    "Accept: */*, 405",
  })
  void takes_changes_from_its_own_pages_and_from_programs(String header, int status) {
    assertThat(answer("POST / HTTP/1.1", "Host: localhost", header, "Content-Length: 0"))
        .startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @CsvSource({"Sec-Fetch-Site: cross-site", "Origin: http://evil.example"})
  void lets_other_sites_link_to_its_pages(String header) {
    assertThat(answer("GET / HTTP/1.1", "Host: localhost", header)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @CsvSource({"POST, 403, CROSS_SITE", "GET, 421, HOST_REFUSED"})
  void tells_programs_by_a_problem(String method, int status, String code) {
    String host = method.equals("GET") ? "evil.example" : "localhost";

    assertThat(
            answer(
                method + " /api/v1/bins HTTP/1.1",
                "Host: " + host,
                "Sec-Fetch-Site: cross-site",
                "Content-Length: 0"))
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json", "\"code\":\"" + code + "\"");
  }

  private static String answer(String request, String... headers) {
    return answerOf("127.0.0.1", request, headers);
  }

  private static String answerOf(String listen, String request, String... headers) {
    WebFixture town = WebFixture.town();
    try (var server =
            WebServer.start(
                new WebSettings(listen, 0, ZoneOffset.UTC, Duration.ofSeconds(15)),
                new WebServer.Readables(town, town.feed, town.checks),
                town.desks(),
                () -> WebFixture.NOW,
                new SplittableRandom(1));
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String text =
          request + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
