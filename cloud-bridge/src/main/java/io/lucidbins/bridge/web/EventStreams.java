package io.lucidbins.bridge.web;

import io.javalin.http.Context;
import io.lucidbins.bridge.notify.FeedEvent;
import io.lucidbins.bridge.notify.FeedTail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /events}: the feed as an EventSource reads it, by topic and ids only.
 *
 * <p>Each client has the virtual thread of its request and a position in the feed; nothing is
 * queued for it. A commit wakes it, it reads what is behind its position and writes. So a slow
 * client costs nothing but its thread, and one that does not take a write within {@value
 * #LAG_SECONDS} s is closed; it resumes by {@code Last-Event-ID}.
 */
final class EventStreams implements AutoCloseable {
  /** As many clients as one bridge serves; one more is answered 503. */
  static final int MAX_CLIENTS = 1_000;

  static final int LAG_SECONDS = 10;
  private static final int NO_WRITE = 0;
  private static final int MOST_AT_ONCE = 500;
  private static final String RETRY = "retry: 2000\n\n";
  private static final String ALIVE = ": nothing new\nevent: alive\ndata: {}\n\n";

  private final FeedTail feed;
  private final Json json;
  private final Duration heartbeat;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final FeedTail.Listening listening;
  private final ScheduledExecutorService lagWatch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("event-stream-lag").factory());
  private volatile boolean closed;

  EventStreams(FeedTail feed, Json json, Duration heartbeat) {
    this.feed = feed;
    this.json = json;
    this.heartbeat = heartbeat;
    this.listening = feed.onPublish(this::wakeAll);
    var _ = lagWatch.scheduleWithFixedDelay(this::closeLaggards, 1, 1, TimeUnit.SECONDS);
  }

  int clientCount() {
    return clients.size();
  }

  /** Answers until the client leaves, lags or the server stops. */
  void serve(Context ctx) throws IOException {
    if (clients.size() >= MAX_CLIENTS) {
      ctx.header("Retry-After", "60");
      throw Refusal.of(
          ProblemKind.TOO_MANY_STREAMS,
          MAX_CLIENTS + " event streams are open on this bridge, which is its limit");
    }
    var client = new Client(startOf(ctx));
    clients.add(client);
    try {
      stream(client, open(ctx));
    } catch (IOException | InterruptedException e) {
      abandon(ctx);
    } finally {
      clients.remove(client);
    }
  }

  private static OutputStream open(Context ctx) throws IOException {
    var response = ctx.res();
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    return response.getOutputStream();
  }

  private void stream(Client client, OutputStream out) throws IOException, InterruptedException {
    client.write(out, RETRY);
    while (!closed) {
      String news = client.news();
      if (news.isEmpty()) {
        boolean woken = client.wake.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        if (!woken && !closed) {
          client.write(out, ALIVE);
        }
        client.wake.drainPermits();
      } else {
        client.write(out, news);
      }
    }
  }

  /** Where a client starts: behind what it has seen, or behind everything. */
  private long startOf(Context ctx) {
    String seen = ctx.header("Last-Event-ID");
    if (seen == null) {
      seen = ctx.queryParam("after");
    }
    return seen == null ? feed.newest() : position(seen);
  }

  private static long position(String text) {
    try {
      long position = Long.parseLong(text.strip());
      if (position >= 0) {
        return position;
      }
    } catch (NumberFormatException e) {
      throw notAPosition();
    }
    throw notAPosition();
  }

  private static Refusal notAPosition() {
    return Refusal.parameter(
        "after", "the id of the last event that was seen (also as Last-Event-ID), 0 or more");
  }

  /** The client is gone or does not read: nothing can be told to it any more. */
  private static void abandon(Context ctx) {
    Thread.interrupted();
    ctx.res().setHeader("Connection", "close");
  }

  private void wakeAll() {
    clients.forEach(client -> client.wake.release());
  }

  private void closeLaggards() {
    clients.forEach(Client::closeIfLagging);
  }

  @Override
  public void close() {
    closed = true;
    listening.close();
    lagWatch.shutdownNow();
    wakeAll();
  }

  /** One open stream. */
  private final class Client {
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = Thread.currentThread();
    private long position;
    private int writes;
    private volatile int currentWrite;
    private int writeSeenLast;
    private int secondsInWrite;

    Client(long position) {
      this.position = position;
    }

    /** What is behind the position, as text to send; empty when there is nothing. */
    String news() {
      return switch (feed.after(position, MOST_AT_ONCE)) {
        case FeedTail.Slice.Events(var events) -> {
          var text = new StringBuilder();
          events.forEach(event -> append(text, event));
          yield text.toString();
        }
        case FeedTail.Slice.Gap(long newest) -> {
          position = newest;
          yield "id: " + newest + "\nevent: reset\ndata: {}\n\n";
        }
      };
    }

    private void append(StringBuilder text, FeedEvent event) {
      position = event.id();
      String topic = event.topic().code();
      text.append("id: ").append(event.id()).append('\n');
      text.append("event: ").append(topic).append('\n');
      text.append("data: ").append(json.write(Map.of("ids", event.ids()))).append("\n\n");
    }

    void write(OutputStream out, String text) throws IOException {
      int write = ++writes;
      currentWrite = write;
      try {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } finally {
        currentWrite = NO_WRITE;
      }
    }

    /** Called each second by one thread. */
    void closeIfLagging() {
      int write = currentWrite;
      secondsInWrite = write != NO_WRITE && write == writeSeenLast ? secondsInWrite + 1 : 0;
      writeSeenLast = write;
      if (secondsInWrite >= LAG_SECONDS) {
        thread.interrupt();
      }
    }
  }
}
