package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.notify.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EventsTest {
  private final WebFixture town = WebFixture.town();

  @Test
  void tells_topic_and_ids_under_the_id_of_the_feed() throws IOException {
    try (var server = town.serve();
        var stream = Stream.open(server)) {
      town.feed.publish(Topic.BINS, "bin-01", "bin-02");

      assertThat(stream.next())
          .containsExactly("id: 1", "event: bins", "data: {\"ids\":[\"bin-01\",\"bin-02\"]}");
    }
  }

  @Test
  void starts_behind_what_was_told_before() throws IOException {
    town.feed.publish(Topic.PLAN, "4");
    try (var server = town.serve();
        var stream = Stream.open(server)) {
      town.feed.publish(Topic.PLAN, "5");

      assertThat(stream.next()).containsExactly("id: 2", "event: plan", "data: {\"ids\":[\"5\"]}");
    }
  }

  @Test
  void resumes_behind_the_last_event_that_was_seen() throws IOException {
    town.feed.publish(Topic.PLAN, "4");
    town.feed.publish(Topic.PLAN, "5");
    town.feed.publish(Topic.POINTS, "bin-01");
    try (var server = town.serve();
        var stream = Stream.open(server, "/events?after=2", "Last-Event-ID", "1")) {
      assertThat(stream.next()).contains("id: 2");
      assertThat(stream.next()).contains("id: 3", "event: points");
    }
  }

  @Test
  void resumes_behind_the_position_that_the_page_was_made_at() throws IOException {
    town.feed.publish(Topic.PLAN, "4");
    town.feed.publish(Topic.PLAN, "5");
    try (var server = town.serve();
        var stream = Stream.open(server, "/events?after=1")) {
      assertThat(stream.next()).contains("id: 2", "data: {\"ids\":[\"5\"]}");
    }
  }

  @Test
  void tells_to_read_everything_anew_when_events_are_gone_or_of_another_store() throws IOException {
    town.feed.publish(Topic.PLAN, "4");
    town.feed.publish(Topic.PLAN, "5");
    town.feed.forgetUpTo(2);
    try (var server = town.serve();
        var behind = Stream.open(server, "/events?after=0");
        var ahead = Stream.open(server, "/events?after=7")) {
      assertThat(behind.next()).containsExactly("id: 2", "event: reset", "data: {}");
      assertThat(ahead.next()).containsExactly("id: 2", "event: reset", "data: {}");
      town.feed.publish(Topic.PLAN, "6");
      assertThat(behind.next()).contains("id: 3");
    }
  }

  @Test
  void shows_that_it_lives_when_nothing_happens() throws IOException {
    try (var server = town.serve(Duration.ofMillis(20));
        var stream = Stream.open(server)) {
      assertThat(stream.next()).containsExactly(": nothing new", "event: alive", "data: {}");
      assertThat(stream.next()).contains("event: alive");
    }
  }

  @Test
  void is_neither_cached_nor_compressed() throws IOException {
    try (var server = town.serve();
        var stream = Stream.open(server, "/events", "Accept-Encoding", "gzip")) {
      var headers = stream.answer.headers();

      assertThat(headers.firstValue("Content-Type")).hasValue("text/event-stream;charset=utf-8");
      assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
      assertThat(headers.firstValue("Content-Encoding")).isEmpty();
    }
  }

  @Test
  void ends_its_streams_when_the_server_stops() throws IOException {
    var server = town.serve();
    try (var stream = Stream.open(server)) {
      server.close();

      assertThat(stream.next()).isEmpty();
    }
  }

  @Test
  void forgets_a_client_that_left() throws IOException {
    try (var server = town.serve(Duration.ofMillis(20))) {
      Stream.open(server).close();

      while (server.eventStreamCount() > 0) {
        Thread.onSpinWait();
      }
      assertThat(server.eventStreamCount()).isZero();
    }
  }

  /** Fills the buffers of a client that never reads, so that a write gets stuck. */
  @Test
  void closes_a_client_that_does_not_read_for_10_seconds() throws IOException {
    try (var server = town.serve();
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      while (server.eventStreamCount() == 0) {
        Thread.onSpinWait();
      }
      String[] ids = new String[200];
      java.util.Arrays.fill(ids, "a-bin-with-a-long-name-".repeat(10));

      while (server.eventStreamCount() > 0) {
        if (town.feed.newest() < 500) {
          town.feed.publish(Topic.BINS, ids);
        }
        Thread.onSpinWait();
      }

      assertThat(server.eventStreamCount()).isZero();
    }
  }

  /** One open event stream, read message by message. */
  private record Stream(
      HttpClient client, HttpResponse<java.io.InputStream> answer, BufferedReader lines)
      implements AutoCloseable {

    static Stream open(WebServer server) throws IOException {
      return open(server, "/events");
    }

    static Stream open(WebServer server, String path, String... headers) throws IOException {
      var client = HttpClient.newHttpClient();
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .header("Accept", "text/event-stream");
      if (headers.length > 0) {
        request.headers(headers);
      }
      try {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        var lines =
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        var stream = new Stream(client, answer, lines);
        assertThat(stream.next()).containsExactly("retry: 2000");
        return stream;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }

    /** Lines up to the next empty one; none at the end of the stream. */
    List<String> next() throws IOException {
      var message = new ArrayList<String>();
      String line = lines.readLine();
      while (line != null && !line.isEmpty()) {
        message.add(line);
        line = lines.readLine();
      }
      return message;
    }

    @Override
    public void close() throws IOException {
      answer.body().close();
      client.shutdownNow();
    }
  }
}
