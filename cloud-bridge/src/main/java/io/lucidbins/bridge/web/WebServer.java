package io.lucidbins.bridge.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.lucidbins.bridge.notify.FeedTail;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/** The HTTP server of page, API, event stream and health. */
public final class WebServer implements AutoCloseable {
  private static final int GZIP_LEVEL = 6;
  private static final int SMALLEST_COMPRESSED_BYTES = 1_000;

  /** So long a server that stops waits for answers that are being written. */
  private static final Duration LONGEST_ANSWER_AT_STOP = Duration.ofSeconds(5);

  private final EventStreams streams;
  private final Javalin javalin;

  private WebServer(EventStreams streams, Javalin javalin) {
    this.streams = streams;
    this.javalin = javalin;
  }

  /** What the server reads: the state of everything, the feed of its changes, its own fitness. */
  public record Readables(Sources sources, FeedTail feed, List<ReadinessCheck> checks) {
    public Readables {
      checks = List.copyOf(checks);
    }
  }

  /**
   * Starts serving.
   *
   * @param desks what the pages can change
   * @param clock time of the pages: ages, what is due today
   * @param random makes the ids under which the log tells about a failed request
   * @throws WebUnavailable when the address cannot be taken
   */
  public static WebServer start(
      WebSettings settings,
      Readables readables,
      Desks desks,
      InstantSource clock,
      RandomGenerator random) {
    var json = new Json();
    var assets = Assets.load();
    var planning =
        new PlanningDesk(
            desks.plans(), new Planning(desks.plans(), desks.nanos()), clock, settings.zone());
    var renderer =
        new PageRenderer(new Wording(settings.zone()), assets.build(), planning::actions);
    var reply = new Reply(renderer, json);
    var imports =
        new ImportRoutes(desks.imports(), new CheckedImport(random, desks.nanos()), reply);
    var problems = new Problems(json, renderer, random);
    var fresh = new Fresh(json);
    var streams = new EventStreams(readables.feed(), json, settings.heartbeat());
    var api = new ApiRoutes(readables.sources(), clock, fresh);
    var screens = new ReadScreen(readables.sources(), readables.feed(), clock, settings.zone());
    var pages = new PageRoutes(screens, renderer, fresh);
    var guard = new RequestGuard(settings.host());
    var health = new HealthRoutes(readables.checks(), json);

    var javalin =
        Javalin.create(config -> {
          setUp(config, problems);
          config.jsonMapper(json);
          config.routes.before(ctx -> SecurityHeaders.write(ctx::header));
          config.routes.before(guard::check);
          api.register(config.routes);
          pages.register(config.routes);
          new PlanActionRoutes(planning, reply).register(config.routes);
          imports.register(config.routes);
          health.register(config.routes);
          config.routes.get("/events", streams::serve);
          config.routes.get("/openapi.yaml", OpenApi::serve);
          config.routes.get("/assets/{build}/{name}", assets::serve);
          problems.register(config);
        });
    return new WebServer(streams, javalin).listen(settings);
  }

  private static void setUp(JavalinConfig config, Problems problems) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    Uploads.limit(config.jetty.multipartConfig);
    var compression = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
    compression.setDefaultMinSizeForCompression(SMALLEST_COMPRESSED_BYTES);
    config.http.compressionStrategy = compression;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(server -> {
      server.setErrorHandler((_, response, callback) -> refuse(problems, response, callback));
      server.setHandler(new GracefulHandler());
      server.setStopTimeout(LONGEST_ANSWER_AT_STOP.toMillis());
    });
  }

  /** Jetty asks for this when it refuses a request before any handler has seen it. */
  private static boolean refuse(Problems problems, Response response, Callback callback) {
    SecurityHeaders.write(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    byte[] body = problems.beforeRouting(response.getStatus());
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private WebServer listen(WebSettings settings) {
    try {
      javalin.start(settings.host(), settings.port());
      return this;
    } catch (JavalinBindException e) {
      close();
      throw new WebUnavailable(
          "cannot serve pages at "
              + settings.host()
              + ":"
              + settings.port()
              + ": the port is taken or not allowed; end the program that holds it, or choose"
              + " another with --listen HOST:PORT or [web] listen (port 0 takes a free one)",
          e);
    }
  }

  /** The port that is really listened on. */
  public int port() {
    return javalin.port();
  }

  /** How many event streams are open. */
  public int eventStreamCount() {
    return streams.clientCount();
  }

  /** The paths that answer GET, with parameters as in {@code /api/v1/bins/{id}}. */
  Set<String> paths() {
    var paths = new TreeSet<String>();
    for (var endpoint : javalin.unsafe.internalRouter.allHttpHandlers()) {
      if (endpoint.endpoint.method.isHttpMethod()) {
        paths.add(endpoint.endpoint.path);
      }
    }
    return paths;
  }

  /** Ends event streams first, since the server waits for requests that are being answered. */
  @Override
  public void close() {
    streams.close();
    javalin.stop();
  }
}
