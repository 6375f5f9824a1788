package io.lucidbins.town.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.dispatch.PlannedTip;
import io.lucidbins.town.stream.Await;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 5);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "6, 7", "12, 1"})
  void shows_levels_a_route_and_an_award_when_it_says_that_it_is_ready(int bins, long seed)
      throws Exception {
    var settings = new DemoSettings(bins, 60, seed, 0, Duration.ZERO);
    try (Demo demo =
        Demo.start(settings, folder, TODAY, ZoneId.of("Europe/Amsterdam"), new SecureRandom())) {
      Await.until(demo::isReady, Duration.ofMinutes(2), () -> "the demo is not ready");

      assertThat(get(demo, "api/v1/bins").split("\"levelPercent\"", -1)).hasSize(bins + 1);
      assertThat(get(demo, "api/v1/plans/latest")).contains("\"vehicleId\"", "\"binId\"");
      assertThat(get(demo, "api/v1/points/feed")).contains("\"milliPoints\"");
      assertThat(get(demo, "")).contains("<title>", "Market Square");
      assertThat(demo.plan().orElseThrow().routes())
          .isNotEmpty()
          .allSatisfy(route -> assertThat(route.visits().getLast()).isInstanceOf(PlannedTip.class));
    }
  }

  @Test
  void takes_another_port_if_the_wanted_one_is_in_use() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(DemoDesk.freePort(taken.getLocalPort())).isZero();
    }
  }

  private static String get(Demo demo, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(demo.page() + path)).build();
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    }
  }
}
