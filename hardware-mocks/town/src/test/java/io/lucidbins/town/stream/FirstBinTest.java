package io.lucidbins.town.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.cli.EdgeAgentCommand;
import io.lucidbins.bridge.cli.CloudBridgeCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does with the two programs, the first scenario and a card. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FirstBinTest {
  private static final Path SCENARIO = Path.of("../scenarios/first-bin.scenario");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);
  private static final int ENDED_BY_SIGTERM = 143;

  private static final Pattern PAGE = Pattern.compile("page +(http://\\S+)");
  private static final Pattern AWARD =
      Pattern.compile(
          "\"depositedAt\":\"([^\"]+)\",\"awardedAt\":\"([^\"]+)\",\"binId\":\"first-bin\"");
  private static final Pattern GRAMS = Pattern.compile("\"grams\":(\\d+)");
  private static final Pattern WEIGHT = Pattern.compile("\"weightGrams\":(-?\\d+)");

  @TempDir private Path root;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void sees_the_first_deposit_and_the_new_weight_and_the_card_has_a_wallet() throws Exception {
    int brokerPort = freePort();
    try (var bridge = bridge(brokerPort)) {
      String page = await(bridge, PAGE, bridge::output).group(1);
      try (var agent = agent(brokerPort)) {
        String feed = page + "api/v1/points/feed";
        Matcher award = await(agent, AWARD, () -> get(feed));
        var seen = Duration.between(Instant.parse(award.group(1)), Instant.parse(award.group(2)));
        assertThat(seen).as("deposit to award").isBetween(Duration.ZERO, SEEN_WITHIN);

        long grams = number(GRAMS, get(feed));
        assertThat(grams).as("420 g of glass").isBetween(400L, 440L);
        Await.until(() -> number(WEIGHT, get(page + "api/v1/bins")) > 400, LONGEST, agent::output);
        System.out.printf("first-bin: %d g, awarded %d ms after it%n", grams, seen.toMillis());

        assertThat(agent.terminate()).as(agent.output()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(agent.output()).contains("with a card").doesNotContain("Exception");
      }
      assertThat(bridge.terminate()).as(bridge.output()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(bridge.output()).doesNotContain("Exception");
    }
    assertThat(depositsOfTheCard()).as("deposits in a card's wallet").isPositive();
  }

  private ChildProgram bridge(int brokerPort) throws IOException {
    Path settings = root.resolve("bridge.toml");
    Files.writeString(
        settings,
        """
        [embedded_broker]
        listen = "127.0.0.1:%d"

        [web]
        listen = "127.0.0.1:0"
        """
            .formatted(brokerPort));
    return ChildProgram.start(
        root,
        root.resolve("bridge.log"),
        CloudBridgeCommand.class,
        "run",
        "--settings",
        settings.toString());
  }

  private ChildProgram agent(int brokerPort) throws IOException {
    Path settings = root.resolve("agent.toml");
    Files.writeString(
        settings,
        """
        [deposit]
        tenant_key = "%s"

        [uplink]
        port = %d
        """
            .formatted(
                Files.readString(root.resolve("cloud-bridge/tenant-key.pub")).strip(), brokerPort));
    return ChildProgram.start(
        root,
        root.resolve("agent.log"),
        EdgeAgentCommand.class,
        "run",
        "--settings",
        settings.toString(),
        "--virtual",
        SCENARIO.toString());
  }

  private static Matcher await(ChildProgram program, Pattern pattern, Supplier<String> text)
      throws InterruptedException {
    Await.until(() -> pattern.matcher(text.get()).find(), LONGEST, program::output);
    Matcher found = pattern.matcher(text.get());
    assertThat(found.find()).isTrue();
    return found;
  }

  private String get(String uri) {
    try {
      return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The number behind a name; -1 as long as there is none. */
  private static long number(Pattern pattern, String json) {
    Matcher found = pattern.matcher(json);
    return found.find() ? Long.parseLong(found.group(1)) : -1;
  }

  private long depositsOfTheCard() throws SQLException {
    String store = "jdbc:sqlite:" + root.resolve("cloud-bridge/store.db");
    try (var connection = DriverManager.getConnection(store);
        var query = connection.createStatement()) {
      return query
          .executeQuery(
              "SELECT count(*) FROM deposit JOIN card ON card.wallet = deposit.wallet"
                  + " WHERE deposit.points_milli > 0")
          .getLong(1);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
