package io.lucidbins.bridge.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The fixed list of scripts and style sheets, read once and compressed once. Their address holds a
 * hash over all of them, so a browser may keep each one for ever.
 */
final class Assets {
  private static final String OWN = "/web/assets/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final int HASH_CHARACTERS = 16;

  private static final Map<String, Origin> ORIGINS =
      Map.ofEntries(
          Map.entry("ol.js", new Origin(WEBJARS + "ol/10.7.0/dist/ol.js", SCRIPT)),
          Map.entry("ol.css", new Origin(WEBJARS + "ol/10.7.0/ol.css", STYLE)),
          Map.entry("htmx.js", new Origin(WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js", SCRIPT)),
          Map.entry(
              "chart.js", new Origin(WEBJARS + "chart.js/4.5.1/dist/chart.umd.min.js", SCRIPT)),
          own("app.css", STYLE),
          own("desk.css", STYLE),
          own("app.js", SCRIPT),
          own("import.js", SCRIPT),
          own("narrow.js", SCRIPT),
          own("drawer.js", SCRIPT),
          own("levels.js", SCRIPT),
          own("keys.js", SCRIPT),
          own("live.js", SCRIPT),
          own("map.js", SCRIPT),
          own("marks.js", SCRIPT),
          own("grid.js", SCRIPT),
          own("icon.svg", "image/svg+xml"));

  private final Map<String, Asset> assets = new TreeMap<>();
  private final String build;

  private record Origin(String resource, String mediaType) {}

  private static Map.Entry<String, Origin> own(String name, String mediaType) {
    return Map.entry(name, new Origin(OWN + name, mediaType));
  }

  /** One file, as it is and compressed. */
  private static final class Asset {
    private final String mediaType;
    private final byte[] plain;
    private final byte[] compressed;

    Asset(String mediaType, byte[] plain) {
      this.mediaType = mediaType;
      this.plain = plain;
      this.compressed = gzip(plain);
    }

    void answer(Context ctx) {
      ctx.contentType(mediaType);
      if (acceptsGzip(ctx)) {
        ctx.header("Content-Encoding", "gzip").result(compressed);
      } else {
        ctx.result(plain);
      }
    }
  }

  private Assets() {
    MessageDigest digest = sha256();
    new TreeMap<>(ORIGINS)
        .forEach((name, origin) -> {
          byte[] plain = read(origin.resource());
          digest.update(plain);
          assets.put(name, new Asset(origin.mediaType(), plain));
        });
    this.build = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
  }

  static Assets load() {
    return new Assets();
  }

  /** The part of an asset's address that changes with its content. */
  String build() {
    return build;
  }

  /** {@code GET /assets/{build}/{name}}. */
  void serve(Context ctx) {
    Asset asset = assets.get(ctx.pathParam("name"));
    if (asset == null || !build.equals(ctx.pathParam("build"))) {
      throw Refusal.of(
          ProblemKind.NOT_FOUND, "no asset of this build has that name; reload the page");
    }
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.header("Vary", "Accept-Encoding");
    ctx.disableCompression();
    asset.answer(ctx);
  }

  private static boolean acceptsGzip(Context ctx) {
    String encodings = ctx.header("Accept-Encoding");
    return encodings != null && encodings.contains("gzip");
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the installation lacks " + resource + "; install again");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream(plain.length / 3);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compress in memory", e);
    }
    return out.toByteArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
